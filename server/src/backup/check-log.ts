import {
  formatVerifierKey,
  hashesAtLevel,
  hashOfFullTile,
  isSignedBy,
  leafHash,
  type NamedFile,
  parseVerifierKey,
  sameHash,
  signingKeyOf,
  type TileDamaged,
  tiledTree,
  tileOfTree,
  tileWidth,
  type VerifierKey,
  verifyFiles,
} from "@minuta/record";
import type { Reading } from "../db/reading.ts";
import { newestCheckpoint } from "../log/checkpoint-reader.ts";
import { entryProof } from "../log/entry-proof.ts";
import { storedEntries, storedTile } from "../log/stored-tree.ts";
import { FileDamaged, type FileStore } from "../publication/file-store.ts";
import { Refusal } from "../refusal.ts";

/**
 * Whether the log's tiles are the hashes of its entries up to the root that its newest checkpoint signs, the key that signs it
 * is the one that came along, and every published record verifies with its proof.
 * @param seed of the log's key in base64url, as a backup keeps it
 */
export async function checkLog(db: Reading, store: FileStore, seed: string | null) {
  const faults: string[] = [];
  const newest = await newestCheckpoint(db);
  const key = newest === null ? null : parseVerifierKey(newest.verifierKey);
  if (newest === null || key === null) {
    const state = await db.selectFrom("log_state").select("size").executeTakeFirst();
    if (state !== undefined) faults.push("log: there is no sound checkpoint");
    return { entries: 0, publications: 0, faults };
  }
  const own =
    seed === null ? null : await signingKeyOf(newest.origin, "note", Buffer.from(seed, "base64url"));
  if (own === null || formatVerifierKey(own) !== newest.verifierKey) faults.push("log: its key is another");
  if (!(await isSignedBy(newest.signed, key))) faults.push("log: its newest checkpoint is not signed by it");
  faults.push(...(await treeFaults(db, newest.size, newest.root)));
  const published = await publicationFaults(db, store, key);
  return {
    entries: newest.size,
    publications: published.count,
    faults: [...faults, ...published.faults],
  };
}

/** Builds the tree anew from the entries and compares each tile on the way. */
async function treeFaults(db: Reading, size: number, root: Uint8Array): Promise<string[]> {
  const faults: string[] = [];
  let below: Uint8Array[] = [];
  for (let level = 0; hashesAtLevel(size, level) > 0; level += 1) {
    const count = hashesAtLevel(size, level);
    const next: Uint8Array[] = [];
    for (let index = 0; index * tileWidth < count; index += 1) {
      const tile = tileOfTree(size, level, index);
      if (tile === null) break;
      const expected =
        level === 0
          ? (await storedEntries(db, tile))?.map(leafHash)
          : below.slice(index * tileWidth, index * tileWidth + tile.width);
      const stored = await storedTile(db, tile);
      if (expected === undefined || stored === null || !sameHash(Buffer.concat(expected), stored)) {
        faults.push(`log: tile ${level}/${index} is not the hash of what is under it`);
      }
      if (stored !== null && tile.width === tileWidth) next.push(hashOfFullTile(stored));
    }
    below = next;
  }
  const tree = tiledTree(size, async (tile) => (await storedTile(db, tile)) ?? new Uint8Array());
  try {
    if (!sameHash(await tree.root(), root)) faults.push("log: its root is not the one that was signed");
  } catch (error) {
    faults.push(`log: ${(error as TileDamaged).message}`);
  }
  return faults;
}

async function publicationFaults(db: Reading, store: FileStore, logKey: VerifierKey) {
  const faults: string[] = [];
  const publications = await db
    .selectFrom("publications")
    .select(["recordId", "slug", "key"])
    .orderBy("slug")
    .execute();
  for (const { recordId, slug, key } of publications) {
    try {
      const files = await filesOf(db, store, recordId, slug);
      const { checks } = await verifyFiles(files, { logKey, witnesses: [] });
      for (const { name, outcome, detail, about } of checks) {
        if (outcome === "failed") faults.push(`publication ${key}: ${about ?? name}: ${detail}`);
      }
    } catch (error) {
      if (!(error instanceof Refusal || error instanceof FileDamaged)) throw error;
      faults.push(`publication ${key}: ${error.message}`);
    }
  }
  return { count: publications.length, faults };
}

async function filesOf(db: Reading, store: FileStore, recordId: string, slug: string): Promise<NamedFile[]> {
  const rows = await db
    .selectFrom("published_files")
    .select(["name", "digest"])
    .where("recordId", "=", recordId)
    .execute();
  const files: NamedFile[] = [];
  for (const { name, digest } of rows) {
    const bytes = await store.read(digest);
    if (bytes === null) throw new FileDamaged(`the published file ${name} is missing`);
    files.push({ name, bytes });
  }
  const proof = await entryProof(db, slug);
  if (proof !== null) files.push({ name: "proof.tlog", bytes: new TextEncoder().encode(proof) });
  return files;
}
