import { digestOf, isDigest, type Json } from "../canonical.ts";
import { RecordFault } from "../record-fault.ts";

/** Stands in a manifest in the place of a unit that can be left out: SHA-256 of the canonical bytes of its disclosure. */
export type Sealed = { readonly sealed: string };

/** What opens a unit. The salt, 16 random bytes in base64url, keeps anyone from guessing what was left out. */
export type Disclosure = readonly [salt: string, value: Json];

export function isSealed(value: unknown): value is Sealed {
  return (
    typeof value === "object" &&
    value !== null &&
    Object.keys(value).length === 1 &&
    isDigest((value as { sealed?: unknown }).sealed)
  );
}

// 22 letters hold 132 bits: the last four say nothing and are zero.
const salt = /^[A-Za-z0-9_-]{21}[AQgw]$/;

/** The digest of a unit. Throws `RecordFault` for a salt that is not 16 bytes. */
export function unitDigest(disclosure: Disclosure): string {
  if (!salt.test(disclosure[0])) throw new RecordFault("salt_invalid", disclosure[0].slice(0, 40));
  return digestOf(disclosure);
}

/** Reads what may be disclosures. Throws `RecordFault`. */
export function readDisclosures(value: unknown): readonly Disclosure[] {
  if (!Array.isArray(value)) throw new RecordFault("form_invalid", "disclosures");
  for (const each of value) {
    if (!Array.isArray(each) || each.length !== 2 || typeof each[0] !== "string")
      throw new RecordFault("form_invalid", "disclosures");
  }
  return value as Disclosure[];
}
