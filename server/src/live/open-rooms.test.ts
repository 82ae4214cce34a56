import { gunzipSync } from "node:zlib";
import { Document } from "@hocuspocus/server";
import { readProse } from "@minuta/document";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import * as Y from "yjs";
import { Committer } from "./committer.ts";
import { firstParagraph } from "./first-paragraph.fixture.ts";
import { readClientFrame } from "./frames.ts";
import type { Journal } from "./journal.ts";
import { sqliteJournal } from "./journal-sqlite.ts";
import { type LiveBed, startLiveBed } from "./live.fixture.ts";
import type { OpenRoom } from "./open-room.ts";
import { OpenRooms } from "./open-rooms.ts";
import { applyStored } from "./stored-text.ts";
import { Timings } from "./timings.ts";

let bed: LiveBed;
let journal: Journal;
let rooms: OpenRooms;
let clock = 0;
let isFull = false;
let attempts = 0;

beforeEach(async () => {
  bed = await startLiveBed();
  clock = 0;
  isFull = false;
  attempts = 0;
  const stored = sqliteJournal(bed.database.sqlite);
  journal = {
    ...stored,
    saveSnapshot: async (...snapshot) => {
      attempts += 1;
      if (isFull) throw new Error("database or disk is full");
      await stored.saveSnapshot(...snapshot);
    },
  };
  const committer = new Committer({
    journal,
    now: Date.now,
    onRefused: () => undefined,
    onCommitted: () => undefined,
    onFault: (error) => {
      throw error;
    },
  });
  rooms = new OpenRooms({
    journal,
    committer,
    now: Date.now,
    monotonic: () => clock,
    tickTimings: new Timings(),
    catchUp: async () => undefined,
  });
});
afterEach(() => bed.stop());

/** A document in whose journal so many changes stand, each of them after all that came before. */
async function writtenDocument(changes: number, words: string): Promise<string> {
  const id = await bed.newDocument();
  const doc = new Y.Doc();
  for (const update of (await journal.load(id))?.updates ?? []) Y.applyUpdate(doc, update);
  const updates: Uint8Array[] = [];
  doc.on("update", (update: Uint8Array) => updates.push(update));
  const text = firstParagraph(doc);
  for (let change = 0; change < changes; change += 1) {
    text.insert(text.length, words, change % 3 === 0 ? { bold: true } : {});
    if (change % 5 === 0) text.delete(0, 1);
  }
  await journal.append(updates.map((bytes) => ({ ...entryOf(id), bytes })));
  return id;
}

const entryOf = (documentId: string) => ({
  id: crypto.randomUUID(),
  documentId,
  authorId: "ana",
  signInId: "sign-in",
  at: "2026-11-24T03:00:00.000Z",
});

/** A change that somebody else makes to the text as it is. */
function changeOf(doc: Y.Doc, words: string): Uint8Array {
  const theirs = new Y.Doc();
  Y.applyUpdate(theirs, Y.encodeStateAsUpdate(doc));
  const before = Y.encodeStateVector(theirs);
  firstParagraph(theirs).insert(0, words);
  return Y.encodeStateAsUpdate(theirs, before);
}

const open = (id: string, document = new Document(id, {}, { flushDelay: 16 })): Promise<OpenRoom> => {
  document.onUpdate(() => undefined);
  return rooms.open(document, id);
};

const textOf = async (id: string) => JSON.stringify((await reread(id)).text);

async function reread(id: string) {
  const stored = await journal.load(id);
  const doc = new Y.Doc();
  if (stored !== null) applyStored(doc, stored);
  return readProse(doc);
}

describe("opening a text from the journal", () => {
  it("loads however many changes as one, and answers the first to join with those very bytes", async () => {
    const id = await writtenDocument(300, "Se acordó lo que sigue. ".repeat(20));
    const document = new Document(id, {}, { flushDelay: 16 });
    let told = 0;
    document.on("update", () => {
      told += 1;
    });
    const room = await open(id, document);
    expect(told).toBe(1);
    expect(document.flushDelay).toBe(16);

    const [frame] = room.joining.answer(Uint8Array.of(0), false);
    const answer = readClientFrame(frame ?? new Uint8Array());
    const joined = new Y.Doc();
    Y.applyUpdate(joined, answer.type === "write" ? answer.update : new Uint8Array());
    expect(JSON.stringify(readProse(joined).text)).toBe(await textOf(id));
    expect(Y.encodeStateVector(joined)).toEqual(Y.encodeStateVector(document));
  });
});

describe("opening a large text from its snapshot", () => {
  it("answers who joins from the bytes that are kept, and reads them into the document when they are asked for", async () => {
    const id = await writtenDocument(600, "Se acordó lo que sigue. ".repeat(25));
    const first = await open(id);
    await rooms.compact(first, []);
    await journal.append([{ ...entryOf(id), bytes: changeOf(first.document, "después ") }]);
    const text = await textOf(id);

    const room = await open(id);
    const [offered, ...more] = room.joining.answer(Uint8Array.of(0), true);
    expect([offered?.byteLength, more]).toEqual([expect.any(Number), []]);
    const { gzipped, digest } = await room.joining.packed();
    const kept = await bed.database.kysely
      .selectFrom("journal_snapshots")
      .select("bytes")
      .where("documentId", "=", id)
      .executeTakeFirstOrThrow();
    expect(gzipped.equals(kept.bytes)).toBe(true);
    const joined = new Y.Doc();
    Y.applyUpdate(joined, gunzipSync(gzipped));
    const rest = room.joining.answer(Y.encodeStateVector(joined), false);
    expect(rest).toHaveLength(2);
    for (const frame of rest) {
      const read = readClientFrame(frame);
      if (read.type === "write") Y.applyUpdate(joined, read.update);
      if (read.type === "ask")
        expect(Y.decodeStateVector(read.vector)).toEqual(Y.decodeStateVector(Y.encodeStateVector(joined)));
    }
    expect(JSON.stringify(readProse(joined).text)).toBe(text);
    expect(room.isFolded).toBe(true);

    expect(JSON.stringify(readProse(room.document).text)).toBe(text);
    expect(room.isFolded).toBe(false);
    expect((await room.joining.packed()).digest).toBe(digest);
    firstParagraph(room.document).insert(0, "y ahora ");
    await room.stored();
    expect((await room.joining.packed()).digest).not.toBe(digest);
  });
});

describe("snapshots", () => {
  it("tries one that could not be kept again, after a moment, and not with every commit", async () => {
    const id = await writtenDocument(500, "a ");
    const room = await open(id);
    isFull = true;
    await expect(rooms.compact(room, [])).rejects.toThrow("full");
    await rooms.compact(room, []);
    expect(attempts).toBe(1);
    isFull = false;
    clock += 5000;
    await rooms.compact(room, []);
    expect(attempts).toBe(2);
    expect(await journal.load(id)).toMatchObject({ updates: [], sequence: room.sequence });
  });

  it("keeps one of a room in which something is always on its way, once that is stored", async () => {
    const id = await writtenDocument(500, "a ");
    const room = await open(id);
    const before = room.sequence;
    firstParagraph(room.document).insert(0, "en camino ");
    expect(room.applied).toBe(room.committed + 1);
    const kept = rooms.compact(room, []);
    expect(attempts).toBe(0);
    await kept;
    expect(room.committed).toBe(room.applied);
    const stored = await journal.load(id);
    expect(stored).toMatchObject({ sequence: before + 1, sinceSnapshot: 1 });
    expect(await textOf(id)).toBe(JSON.stringify(readProse(room.document).text));
    expect(await textOf(id)).toContain("en camino ");
  });
});
