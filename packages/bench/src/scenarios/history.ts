import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { setTimeout as pause } from "node:timers/promises";
import { crc32, gzipSync } from "node:zlib";
import * as Y from "yjs";
import { type History, recordedHistory, typedHistory } from "../load/histories.ts";
import { Reader } from "../load/reader.ts";
import { Samples } from "../measure.ts";
import { minuta, startProduct } from "../peers/product.ts";
import { startStockHocuspocus, stockHocuspocus } from "../peers/stock-hocuspocus.ts";
import type { Figures, RoundSettings, Scenario } from "./scenario.ts";

const openings = 15;
const patience = 10_000;
/** From this many bytes on the server keeps a snapshot in the form in which it goes over the wire. */
const keptForTheWire = 256 * 1024;

type Named = { readonly name: string; readonly history: History };
const made = new Map<boolean, readonly Named[]>();

/** Made once a run: the largest takes a minute. */
function histories({ quick, progress }: RoundSettings): readonly Named[] {
  const known = made.get(quick);
  if (known !== undefined) return known;
  const typed = (quick ? [26_000, 260_000] : [260_000, 2_600_000]).map((operations): Named => {
    progress(`making a history of ${operations} operations`);
    return { name: `${operations / 1000}k`, history: typedHistory(operations, progress) };
  });
  const recorded = recordedHistory();
  if (recorded === null) progress("the recorded trace of two people is not beside this repository: left out");
  const all = recorded === null ? typed : [...typed, { name: "friendsforever", history: recorded }];
  made.set(quick, all);
  return all;
}

async function product(settings: RoundSettings): Promise<Figures> {
  // Before the server: nothing else happens in this process meanwhile, and idle connections would be given up.
  const all = histories(settings);
  const peer = await startProduct();
  try {
    const documents = [];
    for (const named of all) documents.push({ ...named, id: await peer.newDocumentId() });
    const warmUp = await peer.newDocumentId();
    await peer.server.stop();
    settings.progress("writing the histories into the stopped server's journal");
    const database = new DatabaseSync(join(peer.server.dataFolder, "minuta.sqlite"));
    for (const { id, history } of documents) writeJournal(database, id, history);
    database.close();
    await peer.start();
    const reader = await Reader.connect(peer.targetOf(warmUp, 0));
    await reader.open();
    await reader.leave();
    const untilClosed = async () => {
      const end = performance.now() + patience;
      while ((await peer.metric("minuta_live_rooms")) > 0) {
        if (performance.now() > end) throw new Error("the documents were not closed");
        await pause(20);
      }
    };
    let figures: Figures = {};
    for (const { name, id } of documents) {
      settings.progress(`opening ${name}`);
      await untilClosed();
      figures = { ...figures, ...(await openRepeatedly(name, () => peer.targetOf(id, 0), untilClosed)) };
    }
    return figures;
  } finally {
    await peer.stop();
  }
}

/** What the server itself would have written: every update, and the snapshot that is as old as it may get. */
function writeJournal(database: DatabaseSync, documentId: string, history: History): void {
  const at = new Date().toISOString();
  const row = database
    .prepare(`select "bytes" from journal_updates where "documentId" = ? and "sequence" = 1`)
    .get(documentId);
  const doc = new Y.Doc();
  Y.applyUpdate(doc, row?.bytes as Uint8Array);
  Y.applyUpdate(doc, history.beforeTail);
  const wire = Y.encodeStateAsUpdate(doc);
  const isLarge = wire.byteLength >= keptForTheWire;
  const snapshot = gzipSync(isLarge ? wire : Y.encodeStateAsUpdateV2(doc));
  const vector = isLarge ? Y.encodeStateVector(doc) : null;
  const deletions = vector === null ? null : Y.encodeStateAsUpdate(doc, vector);
  const checksum = crc32(deletions ?? "", crc32(vector ?? "", crc32(snapshot)));
  doc.destroy();
  const insert = database.prepare(
    `insert into journal_updates ("documentId", "sequence", "at", "bytes", "checksum") values (?, ?, ?, ?, ?)`,
  );
  let sequence = 1;
  database.exec("begin");
  for (const update of history.updates) {
    sequence += 1;
    insert.run(documentId, sequence, at, update, crc32(update));
  }
  database
    .prepare(
      `insert into journal_snapshots ("documentId", "sequence", "at", "bytes", "vector", "deletions", "checksum")
       values (?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(documentId, sequence - history.tail, at, snapshot, vector, deletions, checksum);
  database.prepare(`update documents set "journalHead" = ? where "id" = ?`).run(sequence, documentId);
  database.exec("commit");
}

async function stock(settings: RoundSettings): Promise<Figures> {
  const peer = await startStockHocuspocus();
  try {
    const documents = [];
    for (const named of histories(settings)) {
      const target = await (await peer.newDocument())(0);
      documents.push({ ...named, target });
    }
    await peer.kill();
    const database = new DatabaseSync(peer.databasePath);
    for (const { target, history } of documents) {
      const doc = new Y.Doc();
      Y.applyUpdate(doc, history.beforeTail);
      for (const update of [...history.updates].slice(-history.tail)) Y.applyUpdate(doc, update);
      database
        .prepare("insert into documents (name, data) values (?, ?)")
        .run(target.document, Y.encodeStateAsUpdate(doc));
      doc.destroy();
    }
    database.close();
    await peer.start();
    const warmUp = await Reader.connect(await (await peer.newDocument())(0));
    await warmUp.open();
    await warmUp.leave();
    let figures: Figures = {};
    for (const { name, target } of documents) {
      settings.progress(`opening ${name}`);
      // It says nowhere when a document is closed; without changes it is at once.
      const closed = () => pause(200);
      figures = { ...figures, ...(await openRepeatedly(name, () => target, closed)) };
    }
    return figures;
  } finally {
    await peer.stop();
  }
}

async function openRepeatedly(
  name: string,
  target: () => Parameters<typeof Reader.connect>[0],
  untilClosed: () => Promise<unknown>,
): Promise<Figures> {
  const again = new Samples();
  let first = Number.NaN;
  for (let opening = 0; opening < openings; opening += 1) {
    const reader = await Reader.connect(target());
    const { milliseconds } = await reader.open();
    if (opening === 0) first = milliseconds;
    else again.add(milliseconds);
    await reader.leave();
    await untilClosed();
  }
  return { [`${name}: first open ms`]: first, [`${name}: open again p50 ms`]: again.percentile(0.5) };
}

async function rawLog(settings: RoundSettings): Promise<Figures> {
  let figures: Figures = {};
  for (const { name, history } of histories(settings)) {
    settings.progress(`replaying ${name}`);
    const start = performance.now();
    const doc = new Y.Doc();
    for (const update of history.updates) Y.applyUpdate(doc, update);
    Y.encodeStateAsUpdate(doc);
    figures = { ...figures, [`${name}: first open ms`]: performance.now() - start };
    doc.destroy();
  }
  return figures;
}

export const history: Scenario = {
  name: "history",
  about:
    "open a document with a history of 260,000 and of 2,600,000 operations, the snapshot as old as it gets; join → state at the client",
  reach: "≤ 50 ms, and the same with ten times the history",
  sides: [
    { name: minuta, round: product },
    { name: stockHocuspocus, round: stock },
    { name: "the log one by one, no server", round: rawLog },
  ],
};
