import type { TiledTree } from "./tiled-tree.ts";
import { emptyRoot, isTreeSize, nodeHash, sameHash, splitOf } from "./tree-hash.ts";

/** The audit path of a leaf, from its sibling up: `PATH(m, D[n])` (RFC 6962, section 2.1.1). */
export async function inclusionProof(tree: TiledTree, index: number): Promise<Uint8Array[]> {
  if (!isTreeSize(index) || index >= tree.size) throw new RangeError("a leaf beyond the tree");
  const path = async (from: number, to: number): Promise<Uint8Array[]> => {
    if (to - from === 1) return [];
    const middle = from + splitOf(to - from);
    return index < middle
      ? [...(await path(from, middle)), await tree.hashOf(middle, to)]
      : [...(await path(middle, to)), await tree.hashOf(from, middle)];
  };
  return path(0, tree.size);
}

/** What shows that a tree begins with the tree of an earlier size: `PROOF(m, D[n])` (RFC 6962, section 2.1.2). */
export async function consistencyProof(tree: TiledTree, earlier: number): Promise<Uint8Array[]> {
  if (!isTreeSize(earlier) || earlier > tree.size) throw new RangeError("an earlier tree beyond the tree");
  if (earlier === 0) return [];
  const sub = async (from: number, to: number, whole: boolean): Promise<Uint8Array[]> => {
    if (to === earlier) return whole ? [] : [await tree.hashOf(from, to)];
    const middle = from + splitOf(to - from);
    return earlier <= middle
      ? [...(await sub(from, middle, whole)), await tree.hashOf(middle, to)]
      : [...(await sub(middle, to, false)), await tree.hashOf(from, middle)];
  };
  return sub(0, tree.size, true);
}

/** Whether a path leads from a leaf to a root (RFC 9162, section 2.1.3.2, whose tree is RFC 6962's). */
export function provesInclusion(
  proof: readonly Uint8Array[],
  { index, size, leaf, root }: { index: number; size: number; leaf: Uint8Array; root: Uint8Array },
): boolean {
  if (!isTreeSize(index) || !isTreeSize(size) || index >= size) return false;
  let [node, last] = [index, size - 1];
  let hash = leaf;
  for (const sibling of proof) {
    if (last === 0) return false;
    if (node % 2 === 1 || node === last) {
      hash = nodeHash(sibling, hash);
      while (node % 2 === 0 && node !== 0) [node, last] = [node / 2, Math.floor(last / 2)];
    } else {
      hash = nodeHash(hash, sibling);
    }
    [node, last] = [Math.floor(node / 2), Math.floor(last / 2)];
  }
  return last === 0 && sameHash(hash, root);
}

export type TreeHead = { readonly size: number; readonly root: Uint8Array };

/** Whether a tree only adds to an earlier one (RFC 9162, section 2.1.4.2). */
export function provesConsistency(proof: readonly Uint8Array[], earlier: TreeHead, later: TreeHead): boolean {
  if (!isTreeSize(earlier.size) || !isTreeSize(later.size) || earlier.size > later.size) return false;
  if (earlier.size === 0) return proof.length === 0 && sameHash(earlier.root, emptyRoot());
  if (earlier.size === later.size) return proof.length === 0 && sameHash(earlier.root, later.root);
  const isWhole = Number.isInteger(Math.log2(earlier.size));
  const [first, ...rest] = isWhole ? [earlier.root, ...proof] : proof;
  if (first === undefined) return false;
  let [node, last] = [earlier.size - 1, later.size - 1];
  while (node % 2 === 1) [node, last] = [Math.floor(node / 2), Math.floor(last / 2)];
  let [old, young] = [first, first];
  for (const hash of rest) {
    if (last === 0) return false;
    if (node % 2 === 1 || node === last) {
      old = nodeHash(hash, old);
      young = nodeHash(hash, young);
      while (node % 2 === 0 && node !== 0) [node, last] = [node / 2, Math.floor(last / 2)];
    } else {
      young = nodeHash(young, hash);
    }
    [node, last] = [Math.floor(node / 2), Math.floor(last / 2)];
  }
  return last === 0 && sameHash(old, earlier.root) && sameHash(young, later.root);
}
