import canonicalize from "canonicalize";
import type { RecordContent } from "./content.ts";
import { digestWords } from "./digest-words.ts";

/** The bytes that are digested: RFC 8785 canonical JSON in UTF-8. */
export function canonicalBytes(content: RecordContent): Uint8Array<ArrayBuffer> {
  const json = canonicalize(content);
  if (json === undefined) throw new TypeError("a record is a JSON object");
  return new TextEncoder().encode(json);
}

/** SHA-256 of the canonical bytes, 64 lower-case hexadecimal digits. */
export async function digestOf(content: RecordContent): Promise<string> {
  return hex(new Uint8Array(await crypto.subtle.digest("SHA-256", canonicalBytes(content))));
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/**
 * A short form of a digest to be compared aloud, the same on every screen and on paper: three Spanish words, each with
 * two digits ("roble 27 · faro 91 · tinta 04"). It stands for about 44 bits: enough to notice a wrong text in the room,
 * not a replacement of the digest.
 */
export function shortDigest(digest: string): string {
  return [0, 1, 2]
    .map((group) => {
      const word = Number.parseInt(digest.slice(group * 6, group * 6 + 2), 16);
      const number = Number.parseInt(digest.slice(group * 6 + 2, group * 6 + 6), 16) % 100;
      return `${digestWords[word]} ${String(number).padStart(2, "0")}`;
    })
    .join(" · ");
}
