import { sameBytes } from "../same-bytes.ts";
import { sha256 } from "../sha256.ts";

const leafPrefix = Uint8Array.of(0);
const nodePrefix = Uint8Array.of(1);

/** Bytes of one hash of the tree. */
export const hashSize = 32;

/** The hash of an entry as a leaf: `SHA-256(0x00 || entry)` (RFC 6962, section 2.1). */
export function leafHash(entry: Uint8Array): Uint8Array {
  return sha256(leafPrefix, entry);
}

/** The hash of two subtrees side by side: `SHA-256(0x01 || left || right)` (RFC 6962, section 2.1). */
export function nodeHash(left: Uint8Array, right: Uint8Array): Uint8Array {
  return sha256(nodePrefix, left, right);
}

/** The root of a tree without leaves: `SHA-256("")` (RFC 6962, section 2.1). */
export function emptyRoot(): Uint8Array {
  return sha256(new Uint8Array());
}

/** Whether two hashes are the same bytes. */
export function sameHash(one: Uint8Array, other: Uint8Array): boolean {
  return sameBytes(one, other);
}

/** The largest power of two that is smaller than a size above 1: where a tree divides (RFC 6962, section 2.1). */
export function splitOf(size: number): number {
  let split = 1;
  while (split * 2 < size) split *= 2;
  return split;
}

/** Whether a number counts the leaves of a tree that this program can hold. */
export function isTreeSize(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}
