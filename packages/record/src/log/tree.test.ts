import { assert, asyncProperty, integer, nat, property } from "fast-check";
import { describe, expect, it } from "vitest";
import { entriesOf, naiveRoot, naiveTiles } from "./naive-tree.fixture.ts";
import { decodeBundle, encodeBundle, parseTilePath, tileOfTree, tilePath } from "./tile.ts";
import { TileDamaged, tiledTree } from "./tiled-tree.ts";
import { emptyRoot, leafHash } from "./tree-hash.ts";
import { consistencyProof, inclusionProof, provesConsistency, provesInclusion } from "./tree-proofs.ts";

const most = 700;
const entries = entriesOf(most);
const read = naiveTiles(entries);
const roots = new Map<number, Uint8Array>();
const rootOf = (size: number): Uint8Array => {
  const root = roots.get(size) ?? (size === 0 ? emptyRoot() : naiveRoot(entries.slice(0, size)));
  roots.set(size, root);
  return root;
};
const sizes = integer({ min: 1, max: most });
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString("hex");

/** One bit of a hash is another. */
const flipped = (hashes: readonly Uint8Array[], which: number): Uint8Array[] =>
  hashes.map((hash, at) =>
    at === which ? hash.map((byte, place) => (place === 7 ? byte ^ 4 : byte)) : hash,
  );

describe("a tree over tiles", () => {
  it("has the hashes that RFC 6962 gives", async () => {
    // From the test data of certificate-transparency-go and of Go's tlog: the empty tree and the empty leaf.
    expect(hex(emptyRoot())).toBe("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    expect(hex(leafHash(new Uint8Array()))).toBe(
      "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    );
  });

  it("has the root of the naive tree", async () => {
    for (const size of [0, 1, 2, 3, 255, 256, 257, 511, 512, 513, 700])
      expect(hex(await tiledTree(size, read).root())).toBe(hex(rootOf(size)));
    await assert(
      asyncProperty(sizes, async (size) => {
        expect(hex(await tiledTree(size, read).root())).toBe(hex(rootOf(size)));
      }),
    );
  });

  it("has levels of tiles above 65,536 leaves", async () => {
    const many = entriesOf(65_536 + 300);
    const tree = tiledTree(many.length, naiveTiles(many));
    const root = naiveRoot(many);
    expect(hex(await tree.root())).toBe(hex(root));
    for (const index of [0, 65_535, 65_536, many.length - 1]) {
      const leaf = leafHash(many[index] ?? new Uint8Array());
      const proof = await inclusionProof(tree, index);
      expect(provesInclusion(proof, { index, size: many.length, leaf, root })).toBe(true);
    }
    const proof = await consistencyProof(tree, 65_537);
    const earlier = { size: 65_537, root: naiveRoot(many.slice(0, 65_537)) };
    expect(provesConsistency(proof, earlier, { size: many.length, root })).toBe(true);
  });

  it("proves that an entry is in it, and no other entry, place, size or root", async () => {
    await assert(
      asyncProperty(sizes, nat(), nat(), async (size, any, other) => {
        const index = any % size;
        const leaf = leafHash(entries[index] ?? new Uint8Array());
        const root = rootOf(size);
        const proof = await inclusionProof(tiledTree(size, read), index);
        const claim = { index, size, leaf, root };
        expect(provesInclusion(proof, claim)).toBe(true);
        expect(
          provesInclusion(proof, { ...claim, leaf: leafHash(entriesOf(1, "otro")[0] as Uint8Array) }),
        ).toBe(false);
        expect(provesInclusion(proof, { ...claim, root: rootOf(size === most ? 1 : size + 1) })).toBe(false);
        expect(provesInclusion(proof, { ...claim, index: size + other })).toBe(false);
        if (size > 1) expect(provesInclusion(proof, { ...claim, index: (index + 1) % size })).toBe(false);
        expect(provesInclusion([...proof, leaf], claim)).toBe(false);
        if (proof.length > 0) {
          expect(provesInclusion(proof.slice(1), claim)).toBe(false);
          expect(provesInclusion(flipped(proof, other % proof.length), claim)).toBe(false);
        }
      }),
      { numRuns: 300 },
    );
  });

  it("proves that it only adds to an earlier tree, and to no other", async () => {
    await assert(
      asyncProperty(sizes, nat(most), nat(), async (size, any, which) => {
        const before = any % (size + 1);
        const later = { size, root: rootOf(size) };
        const earlier = { size: before, root: rootOf(before) };
        const proof = await consistencyProof(tiledTree(size, read), before);
        expect(provesConsistency(proof, earlier, later)).toBe(true);
        const forked = naiveRoot(entriesOf(Math.max(1, before), "bifurcado"));
        expect(provesConsistency(proof, { ...earlier, root: forked }, later)).toBe(false);
        expect(provesConsistency([...proof, forked], earlier, later)).toBe(false);
        if (before > 0) expect(provesConsistency(proof, earlier, { ...later, root: forked })).toBe(false);
        if (proof.length > 0) {
          expect(provesConsistency(flipped(proof, which % proof.length), earlier, later)).toBe(false);
          expect(provesConsistency(proof.slice(0, -1), earlier, later)).toBe(false);
        }
      }),
      { numRuns: 300 },
    );
  });

  it("is not made from a tile of another width", async () => {
    const tree = tiledTree(300, async (tile) => (await read(tile)).slice(32));
    await expect(tree.root()).rejects.toThrow(TileDamaged);
  });
});

describe("the path of a tile", () => {
  it("is the one of the specification", () => {
    expect(tilePath({ level: 0, index: 1_234_067, width: 256 })).toBe("tile/0/x001/x234/067");
    expect(tilePath({ level: "entries", index: 0, width: 17 })).toBe("tile/entries/000.p/17");
    // The example of C2SP tlog-tiles: a tree of 70,000.
    expect(tileOfTree(70_000, 0, 273)).toEqual({ level: 0, index: 273, width: 112 });
    expect(tileOfTree(70_000, 1, 1)).toEqual({ level: 1, index: 1, width: 17 });
    expect(tileOfTree(70_000, 2, 0)).toEqual({ level: 2, index: 0, width: 1 });
    expect(tileOfTree(70_000, 3, 0)).toBeNull();
    expect(tileOfTree(256, 0, 1)).toBeNull();
  });

  it("is read in that spelling alone", async () => {
    await assert(
      property(
        nat(63),
        nat({ max: Number.MAX_SAFE_INTEGER }),
        integer({ min: 1, max: 256 }),
        (level, index, width) => {
          for (const tile of [
            { level, index, width },
            { level: "entries" as const, index, width },
          ])
            expect(parseTilePath(tilePath(tile))).toEqual(tile);
        },
      ),
    );
    for (const wrong of [
      "tile/00/000",
      "tile/64/000",
      "tile/0/0",
      "tile/0/x000/001",
      "tile/0/000.p/0",
      "tile/0/000.p/256",
      "tile/0/000.p/017",
      "tile/0/../000",
      "tile/data/000",
      "/tile/0/000",
      "tile/0/000/",
      "tile/0/001/002",
      "",
    ])
      expect(parseTilePath(wrong), wrong).toBeNull();
  });
});

describe("a bundle of entries", () => {
  it("is read as it was written, whole or not at all", () => {
    const some = [new Uint8Array(), ...entriesOf(3), new Uint8Array(65_535).fill(7)];
    const bundle = encodeBundle(some);
    expect(decodeBundle(bundle, some.length)).toEqual(some);
    expect(decodeBundle(bundle, some.length - 1)).toBeNull();
    expect(decodeBundle(bundle.slice(0, -1), some.length)).toBeNull();
    expect(() => encodeBundle([new Uint8Array(65_536)])).toThrow(RangeError);
  });
});
