import {
  type Checkpoint,
  consistencyProof,
  decodeBundle,
  inclusionProof,
  type LogFault,
  leafHash,
  parseVerifierKey,
  provesConsistency,
  provesInclusion,
  sameHash,
  TileDamaged,
  type TiledTree,
  tiledTree,
  tileOfTree,
  tileWidth,
  type VerifierKey,
  verifyCheckpoint,
} from "@minuta/record";
import { type LogClient, PartMissing } from "./log-client.ts";

/**
 * What a witness may find wrong, beside what any reader of a checkpoint may:
 * - `keyChanged`: the log has another key than when it was first seen;
 * - `tileAltered`: the tiles do not give the root that the log signed;
 * - `entryAltered`: an entry is not the one whose hash stands in the tree;
 * - `partMissing`: the log does not have what its checkpoint stands on.
 */
export type WitnessFault = LogFault | "keyChanged" | "tileAltered" | "entryAltered" | "partMissing";

/** What was seen before, by which key of the log, and the witness's own key. */
export type Memory = {
  readonly logKey: string;
  readonly ownKey: VerifierKey;
  readonly seen: Checkpoint | null;
};

export type Examined =
  | {
      readonly fault: null;
      readonly note: string;
      readonly checkpoint: Checkpoint;
      readonly entriesRead: number;
    }
  | {
      readonly fault: WitnessFault;
      readonly note: string;
      /** What it is about: an index, a path, a size, another key. */
      readonly detail: string;
    };

/**
 * Examines the log as it stands now: its key, the signature of its checkpoint, that its tiles give the signed root, that its tree
 * only adds to the one that was seen before, and that the entries from `entriesFrom` on are those of the tree.
 */
export async function examineLog(client: LogClient, memory: Memory, entriesFrom: number): Promise<Examined> {
  const note = await client.checkpoint();
  const key = await client.key();
  if (key !== memory.logKey) return { fault: "keyChanged", note, detail: key };
  const logKey = parseVerifierKey(key);
  if (logKey === null) return { fault: "malformed", note, detail: key };
  const { seen, ownKey } = memory;
  const verdict = await verifyCheckpoint(note, { logKey, witnesses: [ownKey], quorum: 0, seen });
  if (verdict.fault !== null) return { fault: verdict.fault, note, detail: "" };
  const { checkpoint } = verdict;
  const { size, root } = checkpoint;
  const firstBundle = Math.floor(entriesFrom / tileWidth);
  const tree = tiledTree(size, (tile) => client.tile(tile));
  try {
    if (!sameHash(await tree.root(), root)) return { fault: "tileAltered", note, detail: String(size) };
    if (seen !== null) {
      const proof = await consistencyProof(tree, seen.size);
      // The tiles give the root that was signed: it is the log that signed two histories.
      if (!provesConsistency(proof, seen, checkpoint))
        return { fault: "fork", note, detail: String(seen.size) };
    }
    for (let bundle = firstBundle; bundle * tileWidth < size; bundle += 1) {
      const wrong = await examineBundle(client, tree, root, bundle);
      if (wrong !== null) return { ...wrong, note };
    }
  } catch (error) {
    if (error instanceof PartMissing) return { fault: "partMissing", note, detail: error.path };
    if (error instanceof TileDamaged) return { fault: "tileAltered", note, detail: error.path };
    throw error;
  }
  return { fault: null, note, checkpoint, entriesRead: Math.max(0, size - firstBundle * tileWidth) };
}

async function examineBundle(
  client: LogClient,
  tree: TiledTree,
  root: Uint8Array,
  index: number,
): Promise<{ fault: WitnessFault; detail: string } | null> {
  const { size } = tree;
  const tile = tileOfTree(size, "entries", index);
  if (tile === null) return null;
  const entries = decodeBundle(await client.tile(tile), tile.width);
  const start = index * tileWidth;
  if (entries === null) return { fault: "entryAltered", detail: `${start}` };
  for (const [at, entry] of entries.entries()) {
    const expected = await tree.hashOf(start + at, start + at + 1);
    if (!sameHash(leafHash(entry), expected)) return { fault: "entryAltered", detail: `${start + at}` };
  }
  // The path of its first leaf is made of all the other leaves of the tile: when it leads to the root, they are the tree's.
  const claim = { index: start, size, leaf: await tree.hashOf(start, start + 1), root };
  const holds = provesInclusion(await inclusionProof(tree, start), claim);
  return holds ? null : { fault: "tileAltered", detail: `${start}` };
}
