import { expect, test } from "vitest";
import { type Journal, JournalDamaged } from "./journal.ts";
import { storeFaultOf, watchJournal } from "./journal-watch.ts";

const withCode = (code: string, message = "it failed") => Object.assign(new Error(message), { code });

test.each([
  ["SQLite, full", Object.assign(new Error("database or disk is full"), { errcode: 13 }), "diskFull"],
  ["PostgreSQL, full", withCode("53100"), "diskFull"],
  ["a file system, full", withCode("ENOSPC"), "diskFull"],
  ["refused", withCode("ECONNREFUSED"), "databaseAway"],
  ["reset", withCode("ECONNRESET"), "databaseAway"],
  ["PostgreSQL, starting", withCode("57P03"), "databaseAway"],
  ["PostgreSQL, ended by its administrator", withCode("57P01"), "databaseAway"],
  ["broken off", new Error("Connection terminated unexpectedly"), "databaseAway"],
  ["no connection in time", new Error("timeout exceeded when trying to connect"), "databaseAway"],
  ["no answer in time", new Error("Query read timeout"), "databaseAway"],
  [
    "a read-only file",
    Object.assign(new Error("attempt to write a readonly database"), { errcode: 8 }),
    "other",
  ],
  ["not an error", "what", "other"],
] as const)("%s", (_what, error, kind) => {
  expect(storeFaultOf(error)).toBe(kind);
});

/** A journal that does what the test says next. */
function journalThat(next: { fails: unknown }) {
  const answer = async <T>(value: T): Promise<T> => {
    if (next.fails !== null) throw next.fails;
    return value;
  };
  const journal: Journal = {
    append: () => answer({ taken: new Map(), refused: new Set<string>() }),
    load: () => answer(null),
    readAfter: () => answer([]),
    heads: () => answer(new Map()),
    saveSnapshot: () => answer(undefined),
    count: () => answer(0),
    drop: () => answer(0),
    withOldEntries: () => answer([]),
    history: () => answer({ since: null, dropped: 0 }),
  };
  return journal;
}

test("what waits is timed from the first attempt until one succeeds", async () => {
  const next: { fails: unknown } = { fails: withCode("ECONNREFUSED") };
  let time = 1000;
  const { journal, health } = watchJournal(journalThat(next), () => time);
  expect(health()).toEqual({ fault: null, waitingFor: 0, damaged: [] });
  await expect(journal.append([])).rejects.toThrow("it failed");
  time = 4000;
  await expect(journal.append([])).rejects.toThrow("it failed");
  time = 9000;
  expect(health()).toMatchObject({ fault: "databaseAway", waitingFor: 8000 });
  next.fails = null;
  await journal.append([]);
  expect(health()).toEqual({ fault: null, waitingFor: 0, damaged: [] });
});

test("a damaged document is named until its text was read whole, once however often it is read", async () => {
  const next: { fails: unknown } = { fails: new JournalDamaged("d1", "entry 3 is missing") };
  const { journal, health } = watchJournal(journalThat(next), () => 0);
  for (const read of [journal.load("d1"), journal.load("d1"), journal.readAfter("d1", 2)]) {
    await expect(read).rejects.toThrow(JournalDamaged);
  }
  expect(health().damaged).toEqual(["d1"]);
  next.fails = null;
  await journal.readAfter("d1", 2);
  expect(health().damaged).toEqual(["d1"]);
  await journal.load("d1");
  expect(health().damaged).toEqual([]);
});
