import { once } from "node:events";
import { proseOf, readProse, schemaVersion } from "@minuta/document";
import { createEncoder, toUint8Array, writeVarString, writeVarUint, writeVarUint8Array } from "lib0/encoding";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { WebSocket } from "ws";
import * as Y from "yjs";
import { firstParagraph } from "./first-paragraph.fixture.ts";
import { authFrame, documentOf, messageType, syncType } from "./frames.ts";
import { type LiveBed, startLiveBed, untilDoc, untilSaved } from "./live.fixture.ts";

let bed: LiveBed;

beforeEach(async () => {
  bed = await startLiveBed();
  bed.access.set("ana", "write").set("eva", "write").set("luz", "read");
});
afterEach(() => bed.stop());

const firstText = firstParagraph;
const say = (line: string) => process.stdout.write(`faults: ${line}\n`);
const words = (doc: Y.Doc) => JSON.stringify(readProse(doc).text);

function rawSocket(userId: string): WebSocket {
  return new WebSocket(`${bed.address}/live`, { headers: { cookie: `user=${userId}`, origin: bed.origin } });
}

describe("faults that the live service survives", () => {
  it("a full disk: nobody is told that it is saved, and everything is stored when there is room again", async () => {
    const id = await bed.newDocument();
    const ana = bed.join("ana", id);
    const eva = bed.join("eva", id);
    await Promise.all([ana.synced, eva.synced]);
    const { sqlite } = bed.database;
    await sqlite.transaction((file) => {
      const pages = Number(file.all("pragma page_count")[0]?.page_count);
      file.all(`pragma max_page_count = ${pages + 2}`);
    });
    firstText(ana.doc).insert(0, `lleno ${"x".repeat(200_000)} `);
    while (bed.live.state().fault === null) await new Promise((resolve) => setImmediate(resolve));
    expect(bed.live.state().fault).toMatch(/full/);
    expect(ana.provider.unsyncedChanges).toBeGreaterThan(0);
    expect(words(eva.doc)).not.toContain("lleno");
    await sqlite.transaction((file) => file.all("pragma max_page_count = 1073741823"));
    await Promise.all([untilSaved(ana.provider), untilDoc(eva.doc, () => words(eva.doc).includes("lleno"))]);
    expect(bed.live.state().fault).toBeNull();
    expect(JSON.stringify((await bed.live.read(id)).text)).toContain("lleno");
    say("disk full × 1: 0 called saved meanwhile, 1 saved after, 0 lost");
  });

  it("a reader that takes nothing: it is cut off, the others do not notice", async () => {
    const id = await bed.newDocument();
    const ana = bed.join("ana", id);
    const eva = bed.join("eva", id);
    await Promise.all([ana.synced, eva.synced]);
    const stalled = rawSocket("luz");
    await once(stalled, "open");
    stalled.send(authFrame(id, JSON.stringify({ schemaVersion })));
    await once(stalled, "message");
    stalled.pause();
    const before = bed.live.state().connections;
    const text = firstText(ana.doc);
    for (let block = 0; bed.live.state().connections === before && block < 120; block += 1) {
      text.insert(0, "y".repeat(300_000));
      await untilSaved(ana.provider);
      text.delete(0, 300_000);
      await untilSaved(ana.provider);
    }
    expect(bed.live.state().connections).toBe(before - 1);
    text.insert(0, "sigue ");
    await untilDoc(eva.doc, () => words(eva.doc).includes("sigue "));
    say("a reader that stalls × 1: 1 cut off, 0 of 2 others harmed");
    stalled.terminate();
  }, 60_000);

  it("210 people who come back at once: all of them get the text", async () => {
    const id = await bed.newDocument();
    const ana = bed.join("ana", id);
    await ana.synced;
    firstText(ana.doc).insert(0, "de vuelta ");
    await untilSaved(ana.provider);
    for (let person = 0; person < 210; person += 1) bed.access.set(`p${person}`, "write");
    const texts = await Promise.all(Array.from({ length: 210 }, (_, person) => textFor(`p${person}`, id)));
    const back = texts.filter((text) => text.includes("de vuelta ")).length;
    say(`210 people who come back at once: ${back} have the text, ${210 - back} were refused or lost`);
    expect(back).toBe(210);
    expect(bed.live.state().connections).toBeGreaterThanOrEqual(1);
  }, 60_000);

  it("an older client that does not know a node: refused, and what it would delete stays", async () => {
    const id = await bed.newDocument();
    const ana = bed.join("ana", id);
    await ana.synced;
    firstText(ana.doc).insert(0, "con todo ");
    await untilSaved(ana.provider);
    const before = JSON.stringify((await bed.live.read(id)).text);
    // What a binding sends that throws away every node it does not know.
    const old = new Y.Doc();
    Y.applyUpdate(old, Y.encodeStateAsUpdate(ana.doc));
    const vector = Y.encodeStateVector(old);
    proseOf(old).delete(0, proseOf(old).length);
    const deletion = Y.encodeStateAsUpdate(old, vector);
    const versions = [schemaVersion - 1, schemaVersion + 1, 0, null];
    for (const version of versions) {
      const socket = rawSocket("eva");
      await once(socket, "open");
      socket.send(authFrame(id, JSON.stringify({ schemaVersion: version })));
      const [frame] = (await once(socket, "message")) as [Buffer];
      expect([version, documentOf(frame), frame.includes("schema_version")]).toEqual([version, id, true]);
      for (const sub of [syncType.step2, syncType.update]) socket.send(syncFrame(id, sub, deletion));
      // Its frames have been read when a later one of the same connection is answered.
      socket.ping();
      await once(socket, "pong");
      socket.terminate();
    }
    firstText(ana.doc).insert(0, "y sigue ");
    await untilSaved(ana.provider);
    const after = JSON.stringify((await bed.live.read(id)).text);
    expect(after).toBe(before.replace("con todo ", "y sigue con todo "));
    say(`clients of another version × ${versions.length}: all refused, 0 nodes deleted`);
  });
});

/** Joins with a socket and nothing else, and answers with the words that the server sends. */
async function textFor(userId: string, documentId: string): Promise<string> {
  const doc = new Y.Doc();
  const joined = bed.join(userId, documentId, doc);
  await joined.synced;
  const text = words(doc);
  joined.leave();
  return text;
}

function syncFrame(documentId: string, sub: number, payload: Uint8Array): Uint8Array {
  const encoder = createEncoder();
  writeVarString(encoder, documentId);
  writeVarUint(encoder, messageType.sync);
  writeVarUint(encoder, sub);
  writeVarUint8Array(encoder, payload);
  return toUint8Array(encoder);
}
