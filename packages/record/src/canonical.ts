import canonicalize from "canonicalize";
import { sha256Hex } from "./sha256.ts";

/** A value that JSON can hold. */
export type Json = null | boolean | number | string | Json[] | { [name: string]: Json };

/** RFC 8785 canonical JSON in UTF-8: the bytes of everything that is digested. Throws `TypeError` for what is no JSON. */
export function canonicalBytes(value: unknown): Uint8Array<ArrayBuffer> {
  const json = isWrittenInOrder(value) ? JSON.stringify(value) : canonicalize(value);
  if (json === undefined) throw new TypeError("only JSON has a canonical form");
  return new TextEncoder().encode(json);
}

/**
 * Whether `JSON.stringify` writes exactly the canonical form: RFC 8785 takes its strings and numbers from there and only orders
 * members. Of what was read from a canonical file that holds, and writing it so is several times quicker.
 */
function isWrittenInOrder(value: unknown): boolean {
  if (typeof value === "string") return value.isWellFormed();
  if (typeof value === "number") return Number.isFinite(value);
  if (typeof value === "boolean" || value === null) return true;
  if (typeof value !== "object" || "toJSON" in value) return false;
  if (Array.isArray(value)) return value.every(isWrittenInOrder);
  let last: string | null = null;
  for (const name of Object.keys(value)) {
    // Code units, as RFC 8785 orders names; those that look like numbers come first here and so are seen.
    if (last !== null && !(last < name)) return false;
    if (!name.isWellFormed() || !isWrittenInOrder((value as Record<string, unknown>)[name])) return false;
    last = name;
  }
  return true;
}

/** SHA-256 of the canonical bytes, 64 lower-case hexadecimal digits. */
export function digestOf(value: unknown): string {
  return sha256Hex(canonicalBytes(value));
}

/** Whether it is a SHA-256 as records write it. */
export function isDigest(value: unknown): value is string {
  return typeof value === "string" && /^[0-9a-f]{64}$/.test(value);
}
