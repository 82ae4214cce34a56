import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import canonicalize from "canonicalize";

/** A value that JSON can hold. */
export type Json = null | boolean | number | string | Json[] | { [name: string]: Json };

/** RFC 8785 canonical JSON in UTF-8: the bytes of everything that is digested. Throws `TypeError` for what is no JSON. */
export function canonicalBytes(value: unknown): Uint8Array<ArrayBuffer> {
  const json = canonicalize(value);
  if (json === undefined) throw new TypeError("only JSON has a canonical form");
  return new TextEncoder().encode(json);
}

/** SHA-256, 64 lower-case hexadecimal digits. */
export function sha256Hex(bytes: Uint8Array): string {
  return bytesToHex(sha256(bytes));
}

/** SHA-256 of the canonical bytes, 64 lower-case hexadecimal digits. */
export function digestOf(value: unknown): string {
  return sha256Hex(canonicalBytes(value));
}

/** Whether it is a SHA-256 as records write it. */
export function isDigest(value: unknown): value is string {
  return typeof value === "string" && /^[0-9a-f]{64}$/.test(value);
}
