import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import {
  type Checkpoint,
  cosignedAt,
  decodeBundle,
  hashesAtLevel,
  hashOfFullTile,
  isSignedBy,
  type LogEntry,
  leafHash,
  longestEntry,
  longestNote,
  parseCheckpoint,
  parseLogEntry,
  parseNote,
  type SignedNote,
  sameHash,
  signaturesOf,
  type Tile,
  type TiledTree,
  type TrustedKeys,
  tiledTree,
  tileOfTree,
  tilePath,
  tileWidth,
} from "@minuta/record";
import { type ArchiveCheck, archiveCheck } from "./archive-check.ts";

export type CheckedLog = {
  readonly checks: readonly ArchiveCheck[];
  /** What each entry says; null for one that says nothing this program knows. */
  readonly entries: readonly (LogEntry | null)[];
  /** The tree of the entries that are there; null when they are not all there. */
  readonly tree: TiledTree | null;
  readonly checkpoint: Checkpoint | null;
  readonly leaves: readonly Uint8Array[];
};

const nothing: Omit<CheckedLog, "checks"> = { entries: [], tree: null, checkpoint: null, leaves: [] };
const mostEntries = 5_000_000;

/**
 * Checks the log of a copy: that its key signed the checkpoint, that every entry is there, and that entries and tiles give the
 * root that was signed.
 */
export async function checkLog(folder: string, trust: TrustedKeys): Promise<CheckedLog> {
  const read = (path: string, largest: number) => bytesAt(join(folder, "log", path), largest);
  const noteBytes = await read("checkpoint", longestNote);
  if (noteBytes === null)
    return { ...nothing, checks: [archiveCheck("checkpoint", "failed", "absent", "log/checkpoint")] };
  const note = parseNote(new TextDecoder().decode(noteBytes));
  const checkpoint = note === null ? null : parseCheckpoint(note.text);
  if (note === null || checkpoint === null || checkpoint.size > mostEntries)
    return { ...nothing, checks: [archiveCheck("checkpoint", "failed", "malformed", "log/checkpoint")] };
  const checks: ArchiveCheck[] = [
    await signatureCheck(note, checkpoint.origin, trust),
    ...(await witnessChecks(note, trust)),
  ];
  const { size, root } = checkpoint;
  const leaves: Uint8Array[] = [];
  const entries: (LogEntry | null)[] = [];
  for (let index = 0; index * tileWidth < size; index += 1) {
    const tile = tileOfTree(size, "entries", index);
    if (tile === null) break;
    const path = tilePath(tile);
    const bundle = await read(path, tileWidth * (longestEntry + 2));
    const decoded = bundle === null ? null : decodeBundle(bundle, tile.width);
    if (decoded === null) {
      checks.push(archiveCheck("entry", "failed", bundle === null ? "absent" : "malformed", `log/${path}`));
      return { ...nothing, checkpoint, checks };
    }
    for (const entry of decoded) {
      leaves.push(leafHash(entry));
      entries.push(parseLogEntry(entry));
    }
  }
  const levels = levelsOf(leaves);
  const tree = tiledTree(size, async (tile) => tileFrom(levels, tile));
  const isSigned = sameHash(await tree.root(), root);
  const altered = await alteredTiles(levels, size, read);
  if (isSigned) {
    checks.push(
      archiveCheck("entry", "passed", String(size)),
      ...altered.map(({ path, why }) => archiveCheck("tree", "failed", why, `log/${path}`)),
    );
    if (altered.length === 0) checks.push(archiveCheck("tree", "passed", String(size)));
  } else {
    // The tiles tell which entries are not those that were signed, unless the tiles are not either.
    const wrong = altered.flatMap(({ leaves: numbers }) => numbers);
    checks.push(
      ...wrong.map((index) => archiveCheck("entry", "failed", "altered", String(index))),
      archiveCheck("tree", "failed", "otherRoot", String(size)),
    );
  }
  return { checks, entries, tree: isSigned ? tree : null, checkpoint, leaves };
}

async function signatureCheck(
  note: SignedNote,
  origin: string,
  { logKey }: TrustedKeys,
): Promise<ArchiveCheck> {
  if (logKey === null) return archiveCheck("checkpoint", "unproven", "no_key", origin);
  if (logKey.name !== origin) return archiveCheck("checkpoint", "failed", "otherLog", origin);
  return (await isSignedBy(note, logKey))
    ? archiveCheck("checkpoint", "passed", "signed", origin)
    : archiveCheck("checkpoint", "failed", "badSignature", origin);
}

async function witnessChecks(note: SignedNote, { witnesses }: TrustedKeys): Promise<readonly ArchiveCheck[]> {
  return Promise.all(
    witnesses.map(async ({ key }) => {
      const lines = signaturesOf(note, key);
      if (lines.length === 0) return archiveCheck("witness", "unproven", "absent", key.name);
      const instants = await Promise.all(lines.map((line) => cosignedAt(note.text, key, line)));
      return instants.includes(null)
        ? archiveCheck("witness", "failed", "badCosignature", key.name)
        : archiveCheck("witness", "passed", "cosigned", key.name);
    }),
  );
}

/** The hashes of each level of tiles over the leaves. */
function levelsOf(leaves: readonly Uint8Array[]): readonly (readonly Uint8Array[])[] {
  const levels: (readonly Uint8Array[])[] = [leaves];
  for (let below = leaves; below.length >= tileWidth; ) {
    const count = Math.floor(below.length / tileWidth);
    const from = below;
    below = Array.from({ length: count }, (_, nth) =>
      hashOfFullTile(Buffer.concat(from.slice(nth * tileWidth, (nth + 1) * tileWidth))),
    );
    levels.push(below);
  }
  return levels;
}

function tileFrom(levels: readonly (readonly Uint8Array[])[], { level, index, width }: Tile): Uint8Array {
  const hashes = level === "entries" ? [] : (levels[level] ?? []);
  return Buffer.concat(hashes.slice(index * tileWidth, index * tileWidth + width));
}

/** The tiles of the copy that are not what its entries give, with the leaves in which they differ. */
async function alteredTiles(
  levels: readonly (readonly Uint8Array[])[],
  size: number,
  read: (path: string, largest: number) => Promise<Uint8Array | null>,
): Promise<{ path: string; why: string; leaves: number[] }[]> {
  const altered: { path: string; why: string; leaves: number[] }[] = [];
  for (let level = 0; hashesAtLevel(size, level) > 0; level += 1) {
    for (let index = 0; index * tileWidth < hashesAtLevel(size, level); index += 1) {
      const tile = tileOfTree(size, level, index);
      if (tile === null) break;
      const path = tilePath(tile);
      const [stored, given] = [await read(path, tileWidth * 32), tileFrom(levels, tile)];
      if (stored === null) altered.push({ path, why: "absent", leaves: [] });
      else if (!sameHash(stored, given)) {
        const differs = (at: number) =>
          !sameHash(stored.subarray(at * 32, at * 32 + 32), given.subarray(at * 32, at * 32 + 32));
        const places = Array.from({ length: tile.width }, (_, at) => at).filter(differs);
        const numbers = level === 0 ? places.map((at) => index * tileWidth + at) : [];
        altered.push({ path, why: "altered", leaves: numbers });
      }
    }
  }
  return altered;
}

async function bytesAt(path: string, largest: number): Promise<Uint8Array | null> {
  try {
    return (await stat(path)).size > largest ? null : await readFile(path);
  } catch {
    return null;
  }
}
