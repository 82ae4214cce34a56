import { seededRandom } from "@minuta/testing";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { splitUpdate } from "./split-update.ts";

/** Applies parts as the server does: each has to rest on what came before it. */
function applyEach(doc: Y.Doc, parts: readonly Uint8Array[]): void {
  for (const part of parts) {
    Y.applyUpdate(doc, part);
    expect([doc.store.pendingStructs, doc.store.pendingDs]).toEqual([null, null]);
  }
}

test("one long pasted text is cut without breaking a character", () => {
  const doc = new Y.Doc();
  doc.getText("t").insert(0, `a${"𝄞".repeat(300_000)}`);
  const parts = splitUpdate(Y.encodeStateAsUpdate(doc), 256 * 1024);
  expect(parts.length).toBeGreaterThan(4);
  expect(Math.max(...parts.map(({ byteLength }) => byteLength))).toBeLessThan(512 * 1024);
  const other = new Y.Doc();
  applyEach(other, parts);
  expect(other.getText("t").toString() === doc.getText("t").toString()).toBe(true);
});

test.each([1, 2, 3, 4, 5])(
  "what several clients wrote into each other's words, with deletions, seed %i",
  (seed) => {
    const random = seededRandom(seed);
    const docs = Array.from({ length: 4 }, () => new Y.Doc());
    const base = new Y.Doc();
    base.getText("t").insert(0, "lo que el servidor ya tiene ");
    for (const doc of docs) Y.applyUpdate(doc, Y.encodeStateAsUpdate(base));
    const pick = (below: number) => Math.floor(random.next() * below);
    for (let step = 0; step < 600; step += 1) {
      const doc = docs[pick(docs.length)] as Y.Doc;
      const text = doc.getText("t");
      if (random.chance(0.7)) text.insert(pick(text.length), `palabra ${step} `);
      else if (text.length > 20) text.delete(pick(text.length - 10), 5);
      const map = doc.getMap<Y.XmlElement>("m");
      if (random.chance(0.2)) map.set(String(pick(5)), new Y.XmlElement("p"));
      const other = docs[pick(docs.length)] as Y.Doc;
      if (random.chance(0.3)) Y.applyUpdate(other, Y.encodeStateAsUpdate(doc, Y.encodeStateVector(other)));
    }
    const whole = docs[0] as Y.Doc;
    for (const doc of docs) Y.applyUpdate(whole, Y.encodeStateAsUpdate(doc));
    const update = Y.encodeStateAsUpdate(whole, Y.encodeStateVector(base));
    const parts = splitUpdate(update, 400);
    expect(parts.length).toBeGreaterThan(10);
    applyEach(base, parts);
    expect(base.getText("t").toString()).toBe(whole.getText("t").toString());
    expect(Y.encodeStateVector(base)).toEqual(Y.encodeStateVector(whole));
  },
);

test("what is small stays as it is", () => {
  const doc = new Y.Doc();
  doc.getText("t").insert(0, "poco");
  const update = Y.encodeStateAsUpdate(doc);
  expect(splitUpdate(update, 1000)).toEqual([update]);
});
