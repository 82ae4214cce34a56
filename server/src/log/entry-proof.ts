import { formatTlogProof, inclusionProof, TileDamaged } from "@minuta/record";
import type { Reading } from "../db/reading.ts";
import { Refusal } from "../refusal.ts";
import { newestCheckpoint } from "./checkpoint-reader.ts";
import { storedTree } from "./stored-tree.ts";

/**
 * The proof that the newest publication of a record stands in the log, against the newest checkpoint; null without an entry.
 * The entry's own bytes go with it as extra data, so that the proof and the files are all that a reader needs.
 */
export async function entryProof(db: Reading, slug: string): Promise<string | null> {
  const entry = await db
    .selectFrom("log_entries")
    .innerJoin("publications", "publications.recordId", "log_entries.recordId")
    .select(["log_entries.entryIndex", "log_entries.bytes"])
    .where("publications.slug", "=", slug)
    .orderBy("log_entries.publicVersion", "desc")
    .executeTakeFirst();
  if (entry === undefined) return null;
  const newest = await newestCheckpoint(db);
  if (newest === null || entry.entryIndex >= newest.size) throw new Refusal("log_damaged");
  const path = await pathOf(db, newest.size, entry.entryIndex);
  return formatTlogProof({ extra: entry.bytes, index: entry.entryIndex, path, checkpoint: newest.note });
}

async function pathOf(db: Reading, size: number, index: number): Promise<Uint8Array[]> {
  try {
    return await inclusionProof(storedTree(db, size), index);
  } catch (error) {
    if (error instanceof TileDamaged) throw new Refusal("log_damaged");
    throw error;
  }
}
