import {
  formatVerifierKey,
  hashOfFullTile,
  isSignedBy,
  leafHash,
  parseCheckpoint,
  parseNote,
  type SigningKey,
  sameHash,
  signCheckpoint,
  TileDamaged,
  tileWidth,
} from "@minuta/record";
import type { Transaction } from "kysely";
import type { Tables } from "../db/tables.ts";
import { Refusal } from "../refusal.ts";
import { storedTree } from "./stored-tree.ts";
import { type LogState, lockState, logKeyOf, type TransparencyLog } from "./transparency-log.ts";

/**
 * Appends an entry within the transaction of what it speaks of: both are there afterwards, or neither. It adds the leaf to the
 * tiles and signs the checkpoint of the grown tree; appenders of all nodes take turns. It signs nothing when the tiles are
 * not what the last checkpoint was signed over: the log never vouches for a history that was changed behind its back.
 */
export async function appendEntry(
  transaction: Transaction<Tables>,
  log: TransparencyLog,
  entry: {
    readonly bytes: Uint8Array;
    readonly recordId: string;
    readonly publicVersion: number;
    readonly at: string;
  },
): Promise<{ readonly index: number }> {
  const state = await lockState(transaction);
  if (state === null) throw new Error("the transparency log was never begun");
  const key = await logKeyOf(state, log);
  await requireSound(transaction, state, key);
  const index = state.size;
  const size = index + 1;
  const { bytes, ...facts } = entry;
  await transaction
    .insertInto("log_entries")
    .values({ entryIndex: index, bytes: Buffer.from(bytes), ...facts })
    .execute();
  await addHash(transaction, 0, index, leafHash(bytes));
  const root = await storedTree(transaction, size).root();
  const note = await signCheckpoint({ origin: state.origin, size, root }, key);
  await transaction.insertInto("log_checkpoints").values({ size, note, at: entry.at }).execute();
  await transaction.updateTable("log_state").set({ size }).where("id", "=", 1).execute();
  return { index };
}

/** Whether the tiles give the root of the newest checkpoint, and that checkpoint is the log's own. */
async function requireSound(
  transaction: Transaction<Tables>,
  state: LogState,
  key: SigningKey,
): Promise<void> {
  const newest = await transaction
    .selectFrom("log_checkpoints")
    .select(["size", "note"])
    .orderBy("size", "desc")
    .executeTakeFirst();
  const note = newest === undefined ? null : parseNote(newest.note);
  const checkpoint = note === null ? null : parseCheckpoint(note.text);
  const sound =
    note !== null &&
    checkpoint !== null &&
    checkpoint.size === state.size &&
    checkpoint.origin === state.origin &&
    formatVerifierKey(key) === state.verifierKey &&
    (await isSignedBy(note, key)) &&
    (await hasRoot(transaction, state.size, checkpoint.root));
  if (!sound) throw new Refusal("log_damaged");
}

async function hasRoot(transaction: Transaction<Tables>, size: number, root: Uint8Array): Promise<boolean> {
  try {
    return sameHash(root, await storedTree(transaction, size).root());
  } catch (error) {
    if (error instanceof TileDamaged) return false;
    throw error;
  }
}

/** Puts a hash at its place; a tile that it fills is hashed into the level above. */
async function addHash(
  transaction: Transaction<Tables>,
  level: number,
  nth: number,
  hash: Uint8Array,
): Promise<void> {
  const tileIndex = Math.floor(nth / tileWidth);
  const tile = () =>
    transaction
      .selectFrom("log_tiles")
      .select("hashes")
      .where("level", "=", level)
      .where("tileIndex", "=", tileIndex)
      .executeTakeFirst();
  const before = (await tile())?.hashes ?? new Uint8Array();
  const place = (nth % tileWidth) * hash.length;
  if (before.length !== place) throw new Refusal("log_damaged");
  const hashes = Buffer.concat([before, hash]);
  await transaction
    .insertInto("log_tiles")
    .values({ level, tileIndex, hashes })
    .onConflict((conflict) => conflict.columns(["level", "tileIndex"]).doUpdateSet({ hashes }))
    .execute();
  if (hashes.length < tileWidth * hash.length) return;
  await addHash(transaction, level + 1, tileIndex, hashOfFullTile(hashes));
}
