import { type Party, parties } from "@minuta/domain";
import { parseLogEntry, tileWidth } from "@minuta/record";
import type { Reading } from "../db/reading.ts";
import { newestCheckpoint } from "./checkpoint-reader.ts";
import { readWitnesses, type Witness } from "./witnesses.ts";

/** The witness that a party has now, and the keys that it had before. */
export type WatchingParty = {
  readonly party: Party;
  readonly witness: (Witness & { readonly cosignedNewest: boolean }) | null;
  readonly before: readonly Witness[];
};

export type LoggedRecord = {
  readonly index: number;
  readonly key: string;
  readonly slug: string;
  readonly publicVersion: number;
  readonly at: string;
};

/** The log as the portal shows it. */
export type ShownLog = {
  readonly origin: string;
  readonly verifierKey: string;
  readonly size: number;
  /** When the newest checkpoint was signed. */
  readonly at: string;
  /** The newest checkpoint with its cosignatures, as it is served. */
  readonly note: string;
  readonly parties: readonly WatchingParty[];
  /** Newest first. */
  readonly latest: readonly LoggedRecord[];
};

/** Reads what the page of the log shows; null when the database holds no sound checkpoint. */
export async function readLog(db: Reading): Promise<ShownLog | null> {
  const newest = await newestCheckpoint(db);
  if (newest === null) return null;
  const witnesses = await readWitnesses(db);
  return {
    origin: newest.origin,
    verifierKey: newest.verifierKey,
    size: newest.size,
    at: newest.at,
    note: newest.note,
    parties: parties.map((party) => {
      const own = witnesses.filter((witness) => witness.party === party);
      const current = own.find(({ until }) => until === null);
      const cosignedNewest = newest.cosigners.some(({ witnessId }) => witnessId === current?.id);
      return {
        party,
        witness: current === undefined ? null : { ...current, cosignedNewest },
        before: own.filter(({ until }) => until !== null),
      };
    }),
    latest: await latestEntries(db, 20),
  };
}

async function latestEntries(db: Reading, limit: number): Promise<LoggedRecord[]> {
  const rows = await db
    .selectFrom("log_entries")
    .innerJoin("publications", "publications.recordId", "log_entries.recordId")
    .select([
      "log_entries.entryIndex",
      "log_entries.publicVersion",
      "log_entries.at",
      "log_entries.bytes",
      "publications.slug",
      "publications.key",
    ])
    .orderBy("log_entries.entryIndex", "desc")
    .limit(limit)
    .execute();
  return rows.map(({ entryIndex, bytes, key, ...row }) => ({
    ...row,
    index: entryIndex,
    key: parseLogEntry(bytes)?.key ?? key,
  }));
}

/** Path of the bundle in which an entry stands, in the tree of a size. */
export function bundleOf(index: number, size: number): { readonly index: number; readonly width: number } {
  const bundle = Math.floor(index / tileWidth);
  return { index: bundle, width: Math.min(tileWidth, size - bundle * tileWidth) };
}
