import { statfs } from "node:fs/promises";
import type { Reading } from "../db/reading.ts";
import type { History } from "../live/journal.ts";
import type { JournalHealth } from "../live/journal-watch.ts";
import type { Live } from "../live/live.ts";

/** Whether what the server rests on works, asked for anew. */
export type Health = {
  readonly database: "ok" | "failing";
  readonly journal: "ok" | "failing";
  readonly fanOut: "none" | "connected" | "away";
};

/** What is asked of the machine under the server. */
export type Machine = {
  /** Takes two seconds at most, however silent the database is. */
  readonly health: () => Promise<Health>;
  readonly journal: () => JournalHealth;
  /** From when on it is kept how the texts came about, as far as is known; takes two seconds at most, too. */
  readonly history: () => Promise<History>;
  /** Bytes free and in all where the data folder lies; null when the system does not tell. */
  readonly disk: () => Promise<{ readonly free: number; readonly total: number } | null>;
};

const answerWithin = 2000;
/** A store that takes longer than this is no store, whether or not it says that it failed. */
const storeWithin = 5000;

export function watchMachine(by: {
  readonly db: Reading;
  readonly live: Pick<Live, "state">;
  readonly journal: () => JournalHealth;
  readonly history: () => Promise<History>;
  readonly dataFolder: string;
}): Machine {
  const { db, live, journal, dataFolder } = by;
  // One question at a time: a database that does not answer must not collect them.
  let asking: Promise<"ok" | "failing"> | null = null;
  const ask = () => {
    asking ??= db
      .selectFrom("settings")
      .select("name")
      .limit(1)
      .execute()
      .then(
        () => "ok" as const,
        () => "failing" as const,
      )
      .finally(() => {
        asking = null;
      });
    return asking;
  };
  let knownHistory: History = { since: null, dropped: 0 };
  let readingHistory: Promise<void> | null = null;
  const readHistory = () => {
    readingHistory ??= by
      .history()
      .then((history) => {
        knownHistory = history;
      })
      // What it was is told; that the database is away is told elsewhere.
      .catch(() => undefined)
      .finally(() => {
        readingHistory = null;
      });
    return readingHistory;
  };
  return {
    health: async () => {
      const { promise: late, resolve } = Promise.withResolvers<"failing">();
      const timer = setTimeout(() => resolve("failing"), answerWithin);
      const database = await Promise.race([ask(), late]);
      clearTimeout(timer);
      const { fault, fanOut } = live.state();
      const stores = fault === null && journal().waitingFor < storeWithin;
      return { database, journal: stores ? "ok" : "failing", fanOut };
    },
    journal,
    history: async () => {
      const { promise: late, resolve } = Promise.withResolvers<void>();
      const timer = setTimeout(resolve, answerWithin);
      await Promise.race([readHistory(), late]);
      clearTimeout(timer);
      return knownHistory;
    },
    disk: async () => {
      try {
        const { bavail, blocks, bsize } = await statfs(dataFolder);
        return { free: bavail * bsize, total: blocks * bsize };
      } catch {
        // Some file systems do not tell; the page then says nothing about the disk.
        return null;
      }
    },
  };
}
