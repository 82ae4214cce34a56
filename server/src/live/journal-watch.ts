import { type Journal, JournalDamaged } from "./journal.ts";

/** What a store failed of, as far as it tells what is to be done. */
export type StoreFault = "diskFull" | "databaseAway" | "other";

export type JournalHealth = {
  /** What the last store failed of; null while the journal stores. */
  readonly fault: StoreFault | null;
  /** Milliseconds that the store under way, or what is tried again and again, has taken so far; 0 when nothing waits. */
  readonly waitingFor: number;
  /** Documents whose journal was not what had been written when it was last read. */
  readonly damaged: readonly string[];
};

const maxDamaged = 100;

/** The journal as it is, and beside it what an operator should know of how it is doing. */
export function watchJournal(
  journal: Journal,
  monotonic: () => number,
): { readonly journal: Journal; readonly health: () => JournalHealth } {
  const damaged = new Set<string>();
  let fault: StoreFault | null = null;
  let waitingSince: number | null = null;

  const watchReading = async <T>(documentId: string, reading: Promise<T>): Promise<T> => {
    try {
      const read = await reading;
      damaged.delete(documentId);
      return read;
    } catch (error) {
      if (error instanceof JournalDamaged && damaged.size < maxDamaged) damaged.add(documentId);
      throw error;
    }
  };

  return {
    journal: {
      ...journal,
      append: async (entries) => {
        waitingSince ??= monotonic();
        try {
          const result = await journal.append(entries);
          fault = null;
          waitingSince = null;
          return result;
        } catch (error) {
          fault = storeFaultOf(error);
          throw error;
        }
      },
      load: (documentId) => watchReading(documentId, journal.load(documentId)),
      readAfter: async (documentId, sequence) => {
        const reading = journal.readAfter(documentId, sequence);
        // A sound end says nothing about a beginning that is damaged.
        return damaged.has(documentId) ? reading : watchReading(documentId, reading);
      },
    },
    health: () => ({
      fault,
      waitingFor: waitingSince === null ? 0 : monotonic() - waitingSince,
      damaged: [...damaged],
    }),
  };
}

const sqliteFull = 13;
/** SQLSTATE: disk full; then connection exceptions, and a server that is shutting down or starting. */
const postgresFull = "53100";
const postgresAway = /^(?:08|57P0)/;
const networkAway = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ENOTFOUND",
  "EPIPE",
  "ETIMEDOUT",
]);
/** `pg` gives these no code. */
const connectionWords = /Connection terminated|timeout exceeded when trying to connect|Query read timeout/i;

/** Sorts what SQLite, `pg` or the network threw. */
export function storeFaultOf(error: unknown): StoreFault {
  if (!(error instanceof Error)) return "other";
  const code = "code" in error ? String(error.code) : "";
  if (("errcode" in error && error.errcode === sqliteFull) || code === postgresFull || code === "ENOSPC") {
    return "diskFull";
  }
  const isAway = postgresAway.test(code) || networkAway.has(code) || connectionWords.test(error.message);
  return isAway ? "databaseAway" : "other";
}
