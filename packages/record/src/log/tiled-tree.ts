import { hashesOfTile, type Tile, tileOfTree, tilePath, tileWidth } from "./tile.ts";
import { emptyRoot, nodeHash, splitOf } from "./tree-hash.ts";

/** Reads the bytes of a tile, from wherever they are kept. */
export type ReadTile = (tile: Tile) => Promise<Uint8Array>;

/** A tile is missing or is not as wide as the tree needs it. */
export class TileDamaged extends Error {
  override readonly name = "TileDamaged";
  readonly path: string;
  constructor(tile: Tile) {
    super(`the tile ${tilePath(tile)} does not hold ${tile.width} hashes`);
    this.path = tilePath(tile);
  }
}

/** The tree of one size, whose hashes come from tiles. */
export type TiledTree = {
  readonly size: number;
  /** `MTH(D[from:to])` of RFC 6962, for ranges that a tree divides into. */
  readonly hashOf: (from: number, to: number) => Promise<Uint8Array>;
  readonly root: () => Promise<Uint8Array>;
};

/**
 * A tree of a size over tiles. Each tile is read once. What comes out is only as true as the tiles: compare a root with a
 * checkpoint, or verify the proof that was made from it.
 */
export function tiledTree(size: number, read: ReadTile): TiledTree {
  const tiles = new Map<string, Promise<Uint8Array[]>>();
  const hashesOf = (tile: Tile) => {
    const path = tilePath(tile);
    const known = tiles.get(path) ?? read(tile).then((bytes) => checked(tile, bytes));
    tiles.set(path, known);
    return known;
  };

  /** The hash of a whole subtree: 2^height leaves, the nth of such. */
  const subtree = async (height: number, nth: number): Promise<Uint8Array> => {
    const level = Math.floor(height / 8);
    const count = 2 ** (height % 8);
    const first = nth * count;
    const tile = tileOfTree(size, level, Math.floor(first / tileWidth));
    if (tile === null) throw new RangeError("a subtree beyond the tree");
    const hashes = await hashesOf(tile);
    return fold(hashes.slice(first % tileWidth, (first % tileWidth) + count));
  };

  const hashOf = async (from: number, to: number): Promise<Uint8Array> => {
    if (from < 0 || from >= to || to > size) throw new RangeError("a range beyond the tree");
    const height = Math.log2(to - from);
    if (Number.isInteger(height)) return subtree(height, from / (to - from));
    const middle = from + splitOf(to - from);
    return nodeHash(await hashOf(from, middle), await hashOf(middle, to));
  };

  return { size, hashOf, root: async () => (size === 0 ? emptyRoot() : hashOf(0, size)) };
}

function checked(tile: Tile, bytes: Uint8Array): Uint8Array[] {
  const hashes = hashesOfTile(bytes, tile.width);
  if (hashes === null) throw new TileDamaged(tile);
  return hashes;
}

/** The hash of a full tile, which stands for it at the level above. */
export function hashOfFullTile(bytes: Uint8Array): Uint8Array {
  const hashes = hashesOfTile(bytes, tileWidth);
  if (hashes === null) throw new RangeError("only a full tile has a hash");
  return fold(hashes);
}

/** The root of 1, 2, 4 … 256 hashes side by side. */
function fold(hashes: readonly Uint8Array[]): Uint8Array {
  const [left, right] = hashes;
  if (left === undefined) throw new RangeError("no hashes to fold");
  if (right === undefined) return left;
  const middle = hashes.length / 2;
  return nodeHash(fold(hashes.slice(0, middle)), fold(hashes.slice(middle)));
}
