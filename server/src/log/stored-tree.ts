import { type Tile, type TiledTree, tiledTree, tileWidth } from "@minuta/record";
import type { Reading } from "../db/reading.ts";

const hashSize = 32;

/** The first `width` hashes of a stored tile; null when there are fewer. */
export async function storedTile(db: Reading, { level, index, width }: Tile): Promise<Uint8Array | null> {
  if (level === "entries") return null;
  const row = await db
    .selectFrom("log_tiles")
    .select("hashes")
    .where("level", "=", level)
    .where("tileIndex", "=", index)
    .executeTakeFirst();
  if (row === undefined || row.hashes.length < width * hashSize) return null;
  return row.hashes.slice(0, width * hashSize);
}

/** The entries of a stored bundle; null when there are fewer than its width. */
export async function storedEntries(
  db: Reading,
  { index, width }: Pick<Tile, "index" | "width">,
): Promise<Uint8Array[] | null> {
  const first = index * tileWidth;
  const rows = await db
    .selectFrom("log_entries")
    .select("bytes")
    .where("entryIndex", ">=", first)
    .where("entryIndex", "<", first + width)
    .orderBy("entryIndex")
    .execute();
  return rows.length === width ? rows.map(({ bytes }) => bytes) : null;
}

/** The tree of a size over the stored tiles. */
export function storedTree(db: Reading, size: number): TiledTree {
  return tiledTree(size, async (tile) => (await storedTile(db, tile)) ?? new Uint8Array());
}
