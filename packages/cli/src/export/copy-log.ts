import {
  type Checkpoint,
  decodeBundle,
  hashesAtLevel,
  parseCheckpoint,
  parseLogEntry,
  parseNote,
  tileOfTree,
  tilePath,
  tileWidth,
} from "@minuta/record";
import type { CopyStore } from "./copy-store.ts";
import { inParallel } from "./in-parallel.ts";
import { PortalAway, type PortalClient } from "./portal-client.ts";

export type CopiedLog = {
  readonly checkpoint: Checkpoint;
  /** SHA-256 of each `record.json` that the log entered. */
  readonly recordDigests: ReadonlySet<string>;
};

/** The state of the log now; null when the portal has none. */
export async function checkpointNow(
  client: PortalClient,
): Promise<{ readonly bytes: Uint8Array; readonly checkpoint: Checkpoint } | null> {
  const answer = await client.get("/log/checkpoint");
  if (answer.kind !== "content") return null;
  const note = parseNote(new TextDecoder().decode(answer.bytes));
  const checkpoint = note === null ? null : parseCheckpoint(note.text);
  if (checkpoint === null) throw new PortalAway("/log/checkpoint: not a signed state");
  return { bytes: answer.bytes, checkpoint };
}

/** Copies checkpoint, key, entries and tiles. What they are worth is checked on the finished copy. */
export async function copyLog(client: PortalClient, store: CopyStore): Promise<CopiedLog | null> {
  const now = await checkpointNow(client);
  if (now === null) return null;
  const { bytes, checkpoint } = now;
  await store.write("log/checkpoint", bytes);
  await copy(client, store, "key");
  const tiles: string[] = [];
  const recordDigests = new Set<string>();
  for (let level = 0; hashesAtLevel(checkpoint.size, level) > 0; level += 1)
    for (let index = 0; index * tileWidth < hashesAtLevel(checkpoint.size, level); index += 1) {
      const tile = tileOfTree(checkpoint.size, level, index);
      if (tile !== null) tiles.push(tilePath(tile));
    }
  await inParallel(tiles, (path) => copy(client, store, path));
  for (let index = 0; index * tileWidth < checkpoint.size; index += 1) {
    const tile = tileOfTree(checkpoint.size, "entries", index);
    if (tile === null) break;
    const bundle = await copy(client, store, tilePath(tile));
    for (const entry of decodeBundle(bundle, tile.width) ?? []) {
      const digest = parseLogEntry(entry)?.files["record.json"];
      if (digest !== undefined) recordDigests.add(digest);
    }
  }
  return { checkpoint, recordDigests };
}

async function copy(client: PortalClient, store: CopyStore, path: string): Promise<Uint8Array> {
  const answer = await client.get(`/log/${path}`);
  if (answer.kind !== "content") throw new PortalAway(`/log/${path}: ${answer.kind}`);
  await store.write(`log/${path}`, answer.bytes);
  return answer.bytes;
}
