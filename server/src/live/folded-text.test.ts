import { once } from "node:events";
import { gunzipSync } from "node:zlib";
import { readProse, schemaVersion } from "@minuta/document";
import { afterEach, beforeEach, expect, it } from "vitest";
import { WebSocket } from "ws";
import * as Y from "yjs";
import { firstParagraph } from "./first-paragraph.fixture.ts";
import { authFrame } from "./frames.ts";
import { sqliteJournal } from "./journal-sqlite.ts";
import { joinOver, type LiveBed, socketWith, startLiveBed, untilDoc, untilSaved } from "./live.fixture.ts";
import { snapshotOf } from "./stored-text.ts";

let bed: LiveBed;
const left: (() => void)[] = [];

beforeEach(async () => {
  bed = await startLiveBed();
  bed.access.set("ana", "write").set("eva", "write").set("luz", "comment");
});
afterEach(async () => {
  for (const leave of left.splice(0)) leave();
  await bed.stop();
});

const words = (doc: Y.Doc) => JSON.stringify(readProse(doc).text);
const prose = "Se acordó lo que sigue. ".repeat(20_000);

/**
 * A text of half a megabyte that lies in a snapshot, with three changes after it: `before` is the state before the last
 * deletion in the snapshot, `text` what it is in the end.
 */
async function largeText(): Promise<{ id: string; before: Uint8Array; text: string }> {
  const id = await bed.newDocument();
  const journal = sqliteJournal(bed.database.sqlite);
  const doc = new Y.Doc();
  for (const update of (await journal.load(id))?.updates ?? []) Y.applyUpdate(doc, update);
  const updates: Uint8Array[] = [];
  doc.on("update", (update: Uint8Array) => updates.push(update));
  const text = firstParagraph(doc);
  text.insert(0, prose);
  text.insert(0, "Borrador de prueba. ");
  const before = Y.encodeStateAsUpdate(doc);
  text.delete(0, 12);
  const inSnapshot = { sequence: updates.length + 1, state: snapshotOf(doc) };
  text.insert(0, "Uno. ");
  text.delete(5, 3);
  text.insert(0, "Dos. ");
  const at = "2026-11-24T03:00:00.000Z";
  const entry = (bytes: Uint8Array) => ({
    id: crypto.randomUUID(),
    documentId: id,
    authorId: "ana",
    signInId: "sign-in",
    at,
    bytes,
  });
  await journal.append(updates.map(entry));
  await journal.saveSnapshot(id, inSnapshot.sequence, at, inSnapshot.state);
  return { id, before, text: words(doc) };
}

/** Joins as the workspace does, which fetches what it is offered. */
function joinFetching(userId: string, documentId: string) {
  let fetched = 0;
  const joined = joinOver({
    address: bed.address,
    origin: bed.origin,
    cookie: `user=${userId}`,
    documentId,
    readSnapshot: async () => {
      fetched += 1;
      return gunzipSync((await bed.live.packed(documentId)).gzipped);
    },
  });
  left.push(joined.leave);
  return { ...joined, fetched: () => fetched };
}

it("whoever fetches a large text has all of it, and writes with those who are there", async () => {
  const { id, text } = await largeText();
  const [ana, eva, luz] = [joinFetching("ana", id), joinFetching("eva", id), joinFetching("luz", id)];
  for (const { synced } of [ana, eva, luz]) await synced;
  expect([ana, eva, luz].map(({ fetched }) => fetched())).toEqual([1, 1, 1]);
  for (const { doc } of [ana, eva, luz]) expect(words(doc)).toBe(text);
  firstParagraph(ana.doc).insert(0, "De Ana. ");
  firstParagraph(eva.doc).insert(0, "De Eva. ");
  await Promise.all([untilSaved(ana.provider), untilSaved(eva.provider)]);
  await untilDoc(luz.doc, () => words(luz.doc).includes("De Ana. ") && words(luz.doc).includes("De Eva. "));
  const stored = await bed.live.read(id);
  expect(words(luz.doc)).toBe(JSON.stringify(stored.text));
});

it("whoever has everything that was typed is told what was deleted meanwhile", async () => {
  const { id, before, text } = await largeText();
  const doc = new Y.Doc();
  Y.applyUpdate(doc, before);
  const eva = bed.join("eva", id, doc);
  await eva.synced;
  expect(words(doc)).toBe(text);
});

it("whoever cannot fetch it gets all of it over the socket", async () => {
  const { id, text } = await largeText();
  const eva = bed.join("eva", id);
  await eva.synced;
  expect(words(eva.doc)).toBe(text);
});

it("reading the text into the document tells nobody what they have already", async () => {
  const { id } = await largeText();
  const Socket = socketWith({ cookie: "user=luz", origin: bed.origin });
  const socket = new Socket(`${bed.address}/live`);
  left.push(() => socket.terminate());
  await once(socket, "open");
  const received: number[] = [];
  socket.on("message", (data: Buffer) => received.push(data.byteLength));
  socket.send(authFrame(id, JSON.stringify({ schemaVersion, takesSnapshot: true })));
  while (received.length === 0) await once(socket, "message");
  // Unfolds it, and a change of it then reaches the socket, behind all that was sent before.
  const ana = joinFetching("ana", id);
  await ana.synced;
  firstParagraph(ana.doc).insert(0, "De Ana. ");
  await untilSaved(ana.provider);
  const before = received.length;
  firstParagraph(ana.doc).insert(0, "Y más. ");
  while (received.length <= before) await once(socket, "message");
  expect(socket.readyState).toBe(WebSocket.OPEN);
  expect(Math.max(...received)).toBeLessThan(1000);
});

it("a text that nobody but readers opened is closed as it lay there", async () => {
  const { id, text } = await largeText();
  const luz = joinFetching("luz", id);
  await luz.synced;
  luz.leave();
  while (bed.live.state().rooms > 0) await new Promise((resolve) => setImmediate(resolve));
  expect(JSON.stringify((await bed.live.read(id)).text)).toBe(text);
});
