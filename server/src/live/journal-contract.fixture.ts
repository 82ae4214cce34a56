import { randomUUID } from "node:crypto";
import { schemaVersion } from "@minuta/document";
import { expect, test } from "vitest";
import * as Y from "yjs";
import type { Reading } from "../db/reading.ts";
import { type Journal, JournalDamaged, type NewEntry } from "./journal.ts";

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
  const entry = (documentId: string, word: string): NewEntry => {
    const doc = new Y.Doc();
    clock += 1;
    doc.clientID = clock;
    doc.getText("t").insert(0, word);
    const bytes = Y.encodeStateAsUpdate(doc);
    return { id: randomUUID(), documentId, authorId: "ana", signInId: "sign-in", at, bytes };
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
      return Y.encodeStateAsUpdateV2(doc);
    };
    await journal.saveSnapshot(id, 3, at, stateAfter(3));
    await journal.saveSnapshot(id, 2, at, stateAfter(2));
    await journal.saveSnapshot(id, 3, at, stateAfter(3));
    const snapshots = kysely.selectFrom("journal_snapshots").select("sequence").where("documentId", "=", id);
    expect((await snapshots.execute()).map(({ sequence }) => Number(sequence))).toEqual([3]);
    const text = await journal.load(id);
    expect(text).toMatchObject({ sequence: 4, sinceSnapshot: 1 });
    const doc = new Y.Doc();
    Y.applyUpdateV2(doc, text?.snapshot ?? new Uint8Array());
    for (const bytes of text?.updates ?? []) Y.applyUpdate(doc, bytes);
    expect([...doc.getText("t").toString()].sort().join("")).toBe("1234");
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
}
