import { existsSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { seededRandom } from "@minuta/testing";
import * as Y from "yjs";
import { PackedUpdates } from "./packed-updates.ts";

/** How a text came about, one update a keystroke. */
export type History = {
  readonly updates: PackedUpdates;
  /** The state (Yjs v1) before the last `tail` updates. */
  readonly beforeTail: Uint8Array;
  readonly tail: number;
};

/** A server that keeps a snapshot every 500 updates has at most so many to read after it. */
const longestTail = 499;
const seed = 45;
/** About where the published 260,000-operation editing traces end: what is typed after this replaces something. */
const longestText = 104_000;

/** Letters in a row, at most; so many are taken back in a row, at most, while the text grows, and when it is long. */
const longestRun = 40;
const longestTakenBack = { growing: 17, long: longestRun };

/**
 * One person's typing, a letter an update: some words, then some letters of them taken back, and a caret that now and then
 * goes elsewhere. Three deletions to seven letters until the text is long, as many as letters from there on.
 */
export function typedHistory(operations: number, progress: (text: string) => void): History {
  const random = seededRandom(seed);
  const doc = new Y.Doc();
  const text = new Y.XmlText();
  const keeper = new HistoryKeeper(operations);
  doc.on("update", (update) => keeper.keep(update, doc));
  doc.transact(() => {
    const paragraph = new Y.XmlElement("paragraph");
    paragraph.insert(0, [text]);
    doc.getXmlFragment("prose").push([paragraph]);
  });
  let caret = 0;
  let inserts = 0;
  let deletes = 0;
  for (let operation = 1; operation < operations; operation += 1) {
    if (inserts === 0 && deletes === 0) {
      const isLong = text.length >= longestText;
      inserts = random.int(1, longestRun);
      deletes = random.int(1, isLong ? longestTakenBack.long : longestTakenBack.growing);
      if (random.chance(0.3)) caret = random.int(0, text.length);
    }
    if (inserts > 0 || caret === 0) {
      text.insert(caret, String.fromCharCode(97 + random.int(0, 25)));
      caret += 1;
      inserts = Math.max(0, inserts - 1);
    } else {
      caret -= 1;
      text.delete(caret, 1);
      deletes -= 1;
    }
    if (operation % 500_000 === 0) progress(`${operation} of ${operations} operations made`);
  }
  doc.destroy();
  return keeper.done();
}

class HistoryKeeper {
  readonly #updates = new PackedUpdates();
  readonly #snapshotAt: number;
  #beforeTail: Uint8Array = new Uint8Array();

  constructor(operations: number) {
    this.#snapshotAt = Math.max(1, operations - longestTail);
  }

  keep(update: Uint8Array, doc: Y.Doc): void {
    this.#updates.push(update);
    if (this.#updates.length === this.#snapshotAt) this.#beforeTail = Y.encodeStateAsUpdate(doc);
  }

  done(): History {
    return {
      updates: this.#updates,
      beforeTail: this.#beforeTail,
      tail: this.#updates.length - this.#snapshotAt,
    };
  }
}

type Patch = readonly [position: number, deleted: number, inserted: string];
type Transaction = { readonly parents: number[]; readonly agent: number; readonly patches: Patch[] };

const tracePath = new URL("../../../../../shared/data/friendsforever.json.gz", import.meta.url);

/** Two people who wrote at the same time, from a published trace that lies beside the repository; null where it does not. */
export function recordedHistory(): History | null {
  if (!existsSync(tracePath)) return null;
  const { txns } = JSON.parse(gunzipSync(readFileSync(tracePath)).toString()) as { txns: Transaction[] };
  const merged = new Y.Doc();
  const keeper = new HistoryKeeper(txns.length + 1);
  const start = new Y.Doc();
  start.transact(() => {
    const paragraph = new Y.XmlElement("paragraph");
    paragraph.insert(0, [new Y.XmlText()]);
    start.getXmlFragment("prose").push([paragraph]);
  });
  const first = Y.encodeStateAsUpdate(start);
  const updates: Uint8Array[] = [];
  const agents = [1, 2].map((clientID) => {
    const doc = new Y.Doc();
    doc.clientID = clientID;
    Y.applyUpdate(doc, first);
    return { doc, has: new Set<number>() };
  });
  const keep = (update: Uint8Array) => {
    Y.applyUpdate(merged, update);
    keeper.keep(update, merged);
  };
  keep(first);
  for (const [index, { agent, parents, patches }] of txns.entries()) {
    const writer = agents[agent];
    if (writer === undefined) throw new Error(`the trace has an agent ${agent}`);
    for (const parent of unknownTo(writer.has, parents, txns)) {
      Y.applyUpdate(writer.doc, updates[parent] ?? new Uint8Array());
      writer.has.add(parent);
    }
    const vector = Y.encodeStateVector(writer.doc);
    writer.doc.transact(() => {
      const paragraph = writer.doc.getXmlFragment("prose").get(0) as Y.XmlElement;
      const text = paragraph.get(0) as Y.XmlText;
      for (const [position, deleted, inserted] of patches) {
        if (deleted > 0) text.delete(position, deleted);
        if (inserted !== "") text.insert(position, inserted);
      }
    });
    const update = Y.encodeStateAsUpdate(writer.doc, vector);
    updates.push(update);
    writer.has.add(index);
    keep(update);
  }
  return keeper.done();
}

/** What `parents` rest on and somebody who has `has` lacks, oldest first. */
function unknownTo(
  has: ReadonlySet<number>,
  parents: readonly number[],
  txns: readonly Transaction[],
): number[] {
  const wanted = new Set<number>();
  const open = parents.filter((parent) => !has.has(parent));
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (wanted.has(next)) continue;
    wanted.add(next);
    open.push(...(txns[next]?.parents ?? []).filter((parent) => !has.has(parent)));
  }
  return [...wanted].sort((a, b) => a - b);
}
