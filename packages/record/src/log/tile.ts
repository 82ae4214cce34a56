import { hashSize, isTreeSize } from "./tree-hash.ts";

/** Hashes in a full tile, and entries in a full bundle. */
export const tileWidth = 256;

/** A tile of hashes at a level, or a bundle of entries; `width` is less than 256 for a partial one (C2SP tlog-tiles). */
export type Tile = {
  readonly level: number | "entries";
  readonly index: number;
  readonly width: number;
};

/** The path of a tile below the log's prefix, such as `tile/0/x001/234.p/17` (C2SP tlog-tiles, “Merkle Tree”). */
export function tilePath({ level, index, width }: Tile): string {
  const digits = String(index);
  const padded = digits.padStart(Math.ceil(digits.length / 3) * 3, "0");
  const groups = padded.match(/\d{3}/g) ?? [];
  const name = groups.map((group, at) => (at === groups.length - 1 ? group : `x${group}`)).join("/");
  return `tile/${level}/${name}${width === tileWidth ? "" : `.p/${width}`}`;
}

const path = /^tile\/(entries|0|[1-9]\d?)\/((?:x\d{3}\/){0,5}\d{3})(?:\.p\/([1-9]\d{0,2}))?$/;

/** The tile that a path names; null for any other spelling than the one `tilePath` gives. */
export function parseTilePath(text: string): Tile | null {
  const [, level = "", name = "", width] = path.exec(text) ?? [];
  if (level === "") return null;
  const tile: Tile = {
    level: level === "entries" ? "entries" : Number(level),
    index: Number(name.replaceAll(/[x/]/g, "")),
    width: width === undefined ? tileWidth : Number(width),
  };
  const known = (tile.level === "entries" || tile.level <= 63) && isTreeSize(tile.index);
  return known && tilePath(tile) === text ? tile : null;
}

/** How many hashes the tree of a size has at a level of tiles: one for each full tile below (C2SP tlog-tiles). */
export function hashesAtLevel(size: number, level: number): number {
  return Math.floor(size / tileWidth ** level);
}

/** The tile at a place in the tree of a size, as wide as it is there; null where that tree has none. */
export function tileOfTree(size: number, level: number | "entries", index: number): Tile | null {
  const rest = hashesAtLevel(size, level === "entries" ? 0 : level) - index * tileWidth;
  return rest <= 0 ? null : { level, index, width: Math.min(rest, tileWidth) };
}

/** The longest entry that fits a bundle, whose lengths are of 16 bits. */
export const longestEntry = 65_535;

/** A bundle: each entry after its length as a big-endian uint16 (C2SP tlog-tiles, “Log entries”). */
export function encodeBundle(entries: readonly Uint8Array[]): Uint8Array {
  const bundle = new Uint8Array(entries.reduce((sum, entry) => sum + 2 + entry.length, 0));
  let at = 0;
  for (const entry of entries) {
    if (entry.length > longestEntry) throw new RangeError(`an entry of ${entry.length} bytes is too long`);
    bundle[at] = entry.length >> 8;
    bundle[at + 1] = entry.length & 255;
    bundle.set(entry, at + 2);
    at += 2 + entry.length;
  }
  return bundle;
}

/** The entries of a bundle; null when it is not exactly as many as the tile is wide. */
export function decodeBundle(bundle: Uint8Array, width: number): Uint8Array[] | null {
  const entries: Uint8Array[] = [];
  let at = 0;
  while (at < bundle.length) {
    const [high, low] = [bundle[at], bundle[at + 1]];
    if (high === undefined || low === undefined || entries.length === width) return null;
    const end = at + 2 + high * 256 + low;
    if (end > bundle.length) return null;
    entries.push(bundle.slice(at + 2, end));
    at = end;
  }
  return entries.length === width ? entries : null;
}

/** The hashes of a tile; null when it is not exactly as wide as it should be. */
export function hashesOfTile(bytes: Uint8Array, width: number): Uint8Array[] | null {
  if (bytes.length !== width * hashSize) return null;
  return Array.from({ length: width }, (_, at) => bytes.slice(at * hashSize, (at + 1) * hashSize));
}
