import { randomUUID } from "node:crypto";
import { setImmediate as breathe } from "node:timers/promises";
import { gunzipSync } from "node:zlib";
import { schemaVersion } from "@minuta/document";
import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import type { Reading } from "../db/reading.ts";
import { dropHistory } from "./drop-history.ts";
import { EntriesDropped, type Journal, JournalDamaged, type NewEntry } from "./journal.ts";
import { applyStored, snapshotOf } from "./stored-text.ts";

/** What a contract test works with: two journals over one database, as two nodes have them. */
export type JournalBed = {
  readonly kysely: Reading;
  readonly journal: Journal;
  readonly otherJournal: Journal;
};

/** The tests that every journal passes. */
export function journalContract(bed: () => JournalBed): void {
  const at = "2026-11-23T03:00:00.000Z";
  let clock = 0;

  const newDocument = async (state: "draft" | "forSignature" = "draft") => {
    const id = randomUUID();
    await bed()
      .kysely.insertInto("documents")
      .values({
        id,
        kind: "minutes",
        state,
        language: "es",
        title: "Minuta",
        key: null,
        sessionId: null,
        meetingId: null,
        proposalId: null,
        schemaVersion,
        createdBy: null,
        createdAt: at,
        changedAt: at,
      })
      .execute();
    return id;
  };
  const entry = (documentId: string, word: string, when = at): NewEntry => {
    const doc = new Y.Doc();
    clock += 1;
    doc.clientID = clock;
    doc.getText("t").insert(0, word);
    const bytes = Y.encodeStateAsUpdate(doc);
    return { id: randomUUID(), documentId, authorId: "ana", signInId: "sign-in", at: when, bytes };
  };
  const sequences = async (documentId: string) =>
    (
      await bed()
        .kysely.selectFrom("journal_updates")
        .select(["sequence", "entryId"])
        .where("documentId", "=", documentId)
        .orderBy("sequence")
        .execute()
    ).map(({ sequence }) => Number(sequence));
  const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

  test("numbers what each document takes, and reads it back in order from any cursor", async () => {
    const { journal } = bed();
    const [one, other] = [await newDocument(), await newDocument()];
    const first = [entry(one, "a"), entry(other, "x"), entry(one, "b")];
    const { taken, refused } = await journal.append(first);
    expect([taken.get(one), taken.get(other), refused.size]).toEqual([
      { first: 1, last: 2 },
      { first: 1, last: 1 },
      0,
    ]);
    const more = [entry(one, "c"), entry(one, "d")];
    expect((await journal.append(more)).taken.get(one)).toEqual({ first: 3, last: 4 });
    const written = [first[0], first[2], ...more].map((each) => Buffer.from(each?.bytes ?? []));
    expect((await journal.readAfter(one, 0)).map((bytes) => Buffer.from(bytes))).toEqual(written);
    expect((await journal.readAfter(one, 3)).map((bytes) => Buffer.from(bytes))).toEqual(written.slice(3));
    expect(await journal.readAfter(one, 4)).toEqual([]);
    const text = await journal.load(one);
    expect(text).toMatchObject({ snapshot: null, sequence: 4, sinceSnapshot: 4 });
    expect(text?.updates.map((bytes) => Buffer.from(bytes))).toEqual(written);
  });

  test("knows the heads of many documents, and leaves unknown ones out", async () => {
    const { journal } = bed();
    const [one, empty, unknown] = [await newDocument(), await newDocument(), randomUUID()];
    await journal.append([entry(one, "a"), entry(one, "b")]);
    expect(await journal.heads([one, empty, unknown])).toEqual(
      new Map([
        [one, 2],
        [empty, 0],
      ]),
    );
    expect(await journal.load(unknown)).toBeNull();
  });

  test("has no gap and no number twice under 20 appenders from two connections, over documents in any order", async () => {
    const { journal, otherJournal } = bed();
    const documents = [await newDocument(), await newDocument(), await newDocument()];
    const appenders = upTo(20).map(async (appender) => {
      const mine = appender % 2 === 0 ? journal : otherJournal;
      const order = appender % 3 === 0 ? documents : [...documents].reverse();
      for (const round of upTo(10)) {
        const batch = order.flatMap((id) => [
          entry(id, `${appender}.${round}`),
          entry(id, `${appender}.${round}'`),
        ]);
        const { taken } = await mine.append(batch);
        for (const id of documents) {
          const span = taken.get(id) ?? { first: 0, last: 0 };
          expect(span.last - span.first).toBe(1);
        }
      }
    });
    await Promise.all(appenders);
    for (const id of documents) expect(await sequences(id)).toEqual(upTo(400));
  });

  test("refuses what is for a closed or unknown document, and stores the rest of the batch", async () => {
    const { journal } = bed();
    const [open, closed, unknown] = [await newDocument(), await newDocument("forSignature"), randomUUID()];
    const { taken, refused } = await journal.append([
      entry(closed, "x"),
      entry(open, "a"),
      entry(unknown, "y"),
    ]);
    expect(refused).toEqual(new Set([closed, unknown]));
    expect([...taken]).toEqual([[open, { first: 1, last: 1 }]]);
    expect(await sequences(closed)).toEqual([]);
  });

  test("stores the whole batch or nothing", async () => {
    const { journal } = bed();
    const id = await newDocument();
    const broken = { ...entry(id, "b"), at: null as unknown as string };
    await expect(journal.append([entry(id, "a"), broken])).rejects.toThrow();
    expect(await sequences(id)).toEqual([]);
    expect((await journal.append([entry(id, "c")])).taken.get(id)).toEqual({ first: 1, last: 1 });
  });

  test("stores an entry once when it is appended again, alone or among new ones", async () => {
    const { journal, otherJournal } = bed();
    const id = await newDocument();
    const batch = [entry(id, "a"), entry(id, "b")];
    await journal.append(batch);
    expect((await journal.append(batch)).taken.get(id)).toEqual({ first: 1, last: 2 });
    await otherJournal.append([entry(id, "of another")]);
    const again = await journal.append([...batch, entry(id, "c")]);
    // The new one stands behind the other node's: the span tells that somebody else's is between.
    expect(again.taken.get(id)).toEqual({ first: 1, last: 4 });
    expect(await sequences(id)).toEqual(upTo(4));
  });

  test("answers an entry that was stored before its document was closed as taken", async () => {
    const { journal, kysely } = bed();
    const id = await newDocument();
    const batch = [entry(id, "a")];
    await journal.append(batch);
    await kysely.updateTable("documents").set({ state: "forSignature" }).where("id", "=", id).execute();
    // Its refusal is what the caller would act on; what is stored is stored all the same.
    const { refused } = await journal.append([...batch, entry(id, "late")]);
    expect([...refused]).toEqual([id]);
    expect(await sequences(id)).toEqual([1]);
  });

  test("loads the newest snapshot and what follows it, and keeps one when an older is saved late", async () => {
    const { journal, kysely } = bed();
    const id = await newDocument();
    const entries = upTo(4).map((number) => entry(id, String(number)));
    await journal.append(entries);
    const stateAfter = (count: number) => {
      const doc = new Y.Doc();
      for (const { bytes } of entries.slice(0, count)) Y.applyUpdate(doc, bytes);
      return snapshotOf(doc);
    };
    await journal.saveSnapshot(id, 3, at, stateAfter(3));
    await journal.saveSnapshot(id, 2, at, stateAfter(2));
    await journal.saveSnapshot(id, 3, at, stateAfter(3));
    const snapshots = kysely.selectFrom("journal_snapshots").select("sequence").where("documentId", "=", id);
    expect((await snapshots.execute()).map(({ sequence }) => Number(sequence))).toEqual([3]);
    const text = await journal.load(id);
    expect(text).toMatchObject({ sequence: 4, sinceSnapshot: 1 });
    const doc = new Y.Doc();
    if (text !== null) applyStored(doc, text);
    expect([...doc.getText("t").toString()].sort().join("")).toBe("1234");
  });

  test("keeps a large text in the form in which it is joined, and reports damage to any part of it", async () => {
    const { journal, kysely } = bed();
    const id = await newDocument();
    const first = entry(id, "Se acordó lo que sigue. ".repeat(15_000));
    await journal.append([first]);
    const doc = new Y.Doc();
    Y.applyUpdate(doc, first.bytes);
    const snapshot = snapshotOf(doc);
    await journal.saveSnapshot(id, 1, at, snapshot);
    const kept = (await journal.load(id))?.snapshot;
    expect(Buffer.from(kept?.join?.vector ?? [])).toEqual(Buffer.from(Y.encodeStateVector(doc)));
    expect(Buffer.from(kept?.join?.deletions ?? [])).toEqual(Buffer.from(snapshot.join?.deletions ?? []));
    expect(gunzipSync(kept?.gzipped ?? new Uint8Array())).toEqual(Buffer.from(Y.encodeStateAsUpdate(doc)));
    const damage = [
      { deletions: Buffer.from([1, 0]) },
      { vector: Buffer.from([0]) },
      { vector: null },
      { bytes: Buffer.from([31]) },
    ];
    const row = kysely.selectFrom("journal_snapshots").selectAll().where("documentId", "=", id);
    const sound = await row.executeTakeFirstOrThrow();
    for (const part of damage) {
      const update = kysely.updateTable("journal_snapshots").where("documentId", "=", id);
      await update.set({ ...sound, ...part }).execute();
      await expect(journal.load(id)).rejects.toThrow(JournalDamaged);
      await update.set(sound).execute();
      expect((await journal.load(id))?.snapshot?.join).not.toBeNull();
    }
  });

  test.each([
    ["a byte of an entry", 2],
    ["a byte of the last entry", 3],
  ])("reports damage: %s", async (_what, sequence) => {
    const { journal, kysely } = bed();
    const id = await newDocument();
    await journal.append(upTo(3).map((number) => entry(id, String(number))));
    await kysely
      .updateTable("journal_updates")
      .set({ bytes: Buffer.from([1, 2, 3]) })
      .where("documentId", "=", id)
      .where("sequence", "=", sequence)
      .execute();
    await expect(journal.load(id)).rejects.toThrow(JournalDamaged);
    await expect(journal.readAfter(id, 1)).rejects.toThrow(JournalDamaged);
  });

  test.each([1, 2, 3])("reports that entry %i of 3 is missing", async (sequence) => {
    const { journal, kysely } = bed();
    const id = await newDocument();
    await journal.append(upTo(3).map((number) => entry(id, String(number))));
    await kysely
      .deleteFrom("journal_updates")
      .where("documentId", "=", id)
      .where("sequence", "=", sequence)
      .execute();
    await expect(journal.load(id)).rejects.toThrow(JournalDamaged);
  });

  describe("history that is old", () => {
    const [old, cutoff] = ["2026-11-01T03:00:00.000Z", "2026-11-10T03:00:00.000Z"];
    /** So many entries, the first `older` of them old, and a snapshot after the first `covered`. */
    const history = async (count: number, older: number, covered: number) => {
      const { journal } = bed();
      const id = await newDocument();
      const doc = new Y.Doc();
      const entries = upTo(count).map((number) => entry(id, `${number}.`, number <= older ? old : at));
      await journal.append(entries);
      for (const { bytes } of entries.slice(0, covered)) Y.applyUpdate(doc, bytes);
      if (covered > 0) await journal.saveSnapshot(id, covered, at, snapshotOf(doc));
      return id;
    };
    const wordsOf = async (id: string) => {
      const text = await bed().journal.load(id);
      const doc = new Y.Doc();
      if (text !== null) applyStored(doc, text);
      return doc
        .getText("t")
        .toString()
        .split(".")
        .filter(Boolean)
        .map(Number)
        .sort((a, b) => a - b);
    };

    test.each([
      { of: "all are old, and some in a snapshot", count: 6, older: 6, covered: 4, left: [5, 6] },
      { of: "all are in a snapshot, and some old", count: 6, older: 3, covered: 6, left: [4, 5, 6] },
      { of: "all are old and in a snapshot", count: 6, older: 6, covered: 6, left: [] },
      { of: "all are old, and none in a snapshot", count: 6, older: 6, covered: 0, left: upTo(6) },
      { of: "none is old", count: 6, older: 0, covered: 6, left: upTo(6) },
    ])("is dropped as far as a snapshot holds it: $of", async ({ count, older, covered, left }) => {
      const { journal, otherJournal } = bed();
      const id = await history(count, older, covered);
      const before = await journal.history();
      const dropped = count - left.length;
      expect(await journal.drop(id, cutoff)).toBe(dropped);
      expect(await otherJournal.drop(id, cutoff)).toBe(0);
      expect(await sequences(id)).toEqual(left);
      expect((await journal.history()).dropped - before.dropped).toBe(dropped);
      expect(await wordsOf(id)).toEqual(upTo(count));
      // Whoever had everything that was dropped goes on; whoever had not must not take what is left for the rest.
      expect(await journal.readAfter(id, dropped)).toHaveLength(left.length);
      if (dropped > 0) {
        await expect(journal.readAfter(id, dropped - 1)).rejects.toThrow(EntriesDropped);
        await expect(otherJournal.readAfter(id, 0)).rejects.toThrow(EntriesDropped);
      }
      expect((await journal.append([entry(id, "99.")])).taken.get(id)).toEqual({
        first: count + 1,
        last: count + 1,
      });
      expect(await journal.readAfter(id, dropped)).toHaveLength(left.length + 1);
      expect(await wordsOf(id)).toEqual([...upTo(count), 99]);
    });

    test("is dropped up to the first entry that is not old, though a later one be", async () => {
      const { journal } = bed();
      const id = await newDocument();
      const entries = [entry(id, "a", old), entry(id, "b", at), entry(id, "c", old)];
      await journal.append(entries);
      const doc = new Y.Doc();
      for (const { bytes } of entries) Y.applyUpdate(doc, bytes);
      await journal.saveSnapshot(id, 3, at, snapshotOf(doc));
      expect(await journal.drop(id, cutoff)).toBe(1);
      expect(await sequences(id)).toEqual([2, 3]);
    });

    test("is dropped in batches", async () => {
      const { journal } = bed();
      const id = await history(1500, 1400, 1500);
      const dropped = [];
      for (let batch = 1; batch > 0; ) {
        batch = await journal.drop(id, cutoff);
        dropped.push(batch);
      }
      expect(dropped).toEqual([1000, 400, 0]);
      expect(await sequences(id)).toEqual(upTo(1500).slice(1400));
    });

    test("stays while the document is being signed, and where the snapshot is not what was written", async () => {
      const { journal, kysely } = bed();
      const [signing, rotten] = [await history(3, 3, 3), await history(3, 3, 3)];
      await kysely
        .updateTable("documents")
        .set({ state: "forSignature" })
        .where("id", "=", signing)
        .execute();
      await kysely
        .updateTable("journal_snapshots")
        .set({ bytes: Buffer.from([31, 139]) })
        .where("documentId", "=", rotten)
        .execute();
      expect(await journal.drop(signing, cutoff)).toBe(0);
      await expect(journal.drop(rotten, cutoff)).rejects.toThrow(JournalDamaged);
      expect([await sequences(signing), await sequences(rotten)]).toEqual([upTo(3), upTo(3)]);
      const some = (await journal.withOldEntries(cutoff, "", 1000)).map(({ documentId }) => documentId);
      expect([some.includes(signing), some.includes(rotten)]).toEqual([false, true]);
      expect(await journal.drop(randomUUID(), cutoff)).toBe(0);
    });

    test("goes from all documents, after a snapshot where there is none, past one that cannot be read", async () => {
      const { journal, kysely } = bed();
      const [covered, beyond, bare] = [
        await history(4, 4, 4),
        await history(4, 4, 2),
        await history(4, 3, 0),
      ];
      const rotten = await history(4, 4, 0);
      await kysely
        .updateTable("journal_updates")
        .set({ checksum: 1 })
        .where("documentId", "=", rotten)
        .where("sequence", "=", 2)
        .execute();
      const faults: unknown[] = [];
      let dropped = 0;
      const facts = {
        journal,
        now: () => Date.parse(cutoff) + 5 * 86_400_000,
        days: 5,
        onDropped: (entries: number) => {
          dropped += entries;
        },
        onFault: (error: unknown) => {
          faults.push(error);
        },
      };
      const before = await journal.history();
      await dropHistory(facts);
      // What stands beyond the snapshot gets one with the next look.
      expect(await sequences(beyond)).toEqual([3, 4]);
      await dropHistory(facts);
      for (const id of [covered, beyond]) expect(await sequences(id)).toEqual([]);
      expect(await sequences(bare)).toEqual([4]);
      expect(await sequences(rotten)).toEqual(upTo(4));
      for (const id of [covered, beyond, bare]) expect(await wordsOf(id)).toEqual(upTo(4));
      expect(faults.some((fault) => fault instanceof JournalDamaged && fault.documentId === rotten)).toBe(
        true,
      );
      expect((await journal.history()).dropped - before.dropped).toBe(dropped);
    });

    test("can be dropped while another node reads and appends: nobody misses anything", async () => {
      const { journal, otherJournal } = bed();
      const id = await history(3000, 3000, 0);
      const rewriting = async () => {
        for (const covered of [1000, 2000, 3000]) {
          const text = await journal.load(id);
          const doc = new Y.Doc();
          if (text !== null) applyStored(doc, text);
          if (text !== null) await journal.saveSnapshot(id, text.sequence, at, snapshotOf(doc));
          expect(await journal.drop(id, cutoff)).toBe(1000);
          expect((await sequences(id))[0]).toBe(covered + 1);
        }
      };
      const dropping = rewriting();
      let running = true;
      const ended = dropping.finally(() => {
        running = false;
      });
      let appended = 0;
      while (running) {
        await otherJournal.append([entry(id, "x")]);
        appended += 1;
        expect((await otherJournal.load(id))?.sequence).toBe(3000 + appended);
        // SQLite answers within the turn; compressing takes others.
        await breathe();
      }
      await ended;
      expect(await sequences(id)).toEqual(upTo(appended).map((number) => 3000 + number));
    });
  });
}
