import { hashesAtLevel, type Tile, tileWidth } from "./tile.ts";
import { leafHash, nodeHash } from "./tree-hash.ts";

/** `MTH(D[n])` as RFC 6962 writes it, over all entries at once, with hashes of this program. */
export function naiveRoot(entries: readonly Uint8Array[]): Uint8Array {
  const [only] = entries;
  if (only === undefined) throw new RangeError("not for the empty tree");
  if (entries.length === 1) return leafHash(only);
  const middle = 2 ** Math.ceil(Math.log2(entries.length) - 1);
  return nodeHash(naiveRoot(entries.slice(0, middle)), naiveRoot(entries.slice(middle)));
}

/** Tiles of hashes as C2SP tlog-tiles defines them: each hash is the naive root of what it stands for. */
export function naiveTiles(entries: readonly Uint8Array[]): (tile: Tile) => Promise<Uint8Array> {
  const made = new Map<string, Uint8Array>();
  const hashAt = (level: number, nth: number) => {
    const key = `${level} ${nth}`;
    const span = tileWidth ** level;
    const hash = made.get(key) ?? naiveRoot(entries.slice(nth * span, (nth + 1) * span));
    made.set(key, hash);
    return hash;
  };
  return async ({ level, index, width }) => {
    if (level === "entries") throw new TypeError("only tiles of hashes");
    const end = Math.min(hashesAtLevel(entries.length, level), index * tileWidth + width);
    const hashes: number[] = [];
    for (let nth = index * tileWidth; nth < end; nth += 1) hashes.push(...hashAt(level, nth));
    return Uint8Array.from(hashes);
  };
}

/** Entries that differ from each other. */
export function entriesOf(count: number, word = "asiento"): Uint8Array[] {
  return Array.from({ length: count }, (_, index) => new TextEncoder().encode(`${word} ${index}`));
}
