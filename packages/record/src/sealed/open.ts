import type { Json } from "../canonical.ts";
import { RecordFault } from "../record-fault.ts";
import { type Disclosure, isSealed, unitDigest } from "./disclosure.ts";

/** A unit that was left out. */
export type MissingUnit = {
  readonly digest: string;
  /** Inline content of a textblock or words in it; else a string of a row. */
  readonly place: "text" | "row";
};

export type Opened = { readonly value: Json; readonly missing: readonly MissingUnit[] };

const deepest = 200;

/**
 * Puts the units back into a manifest. What was left out is shown as what `placeholder` says: in the text as a text node
 * with the mark `removed`, in a row as a plain string. Throws `RecordFault` when a disclosure belongs to no unit, or two
 * places claim the same one.
 * @param placeholder words for a unit that is not there, by its digest, with the legal basis that its mark names
 */
export function openSealed(
  manifest: unknown,
  disclosures: readonly Disclosure[],
  placeholder: (digest: string) => { readonly words: string; readonly legalBasis: string },
): Opened {
  const byDigest = new Map<string, Json>();
  for (const disclosure of disclosures) {
    const digest = unitDigest(disclosure);
    if (byDigest.has(digest)) throw new RecordFault("unit_twice", digest);
    byDigest.set(digest, disclosure[1]);
  }
  const missing: MissingUnit[] = [];
  const seen = new Set<string>();

  const take = (digest: string): Json | undefined => {
    if (seen.has(digest)) throw new RecordFault("unit_twice", digest);
    seen.add(digest);
    return byDigest.get(digest);
  };
  const removedNode = (digest: string): Json => {
    missing.push({ digest, place: "text" });
    const { words, legalBasis } = placeholder(digest);
    return { type: "text", text: words, marks: [{ type: "removed", attrs: { legalBasis } }] };
  };
  const removedWords = (digest: string): string => {
    missing.push({ digest, place: "row" });
    return placeholder(digest).words;
  };

  const open = (value: Json, depth: number): Json => {
    if (depth > deepest) throw new RecordFault("nested_too_deep", String(deepest));
    if (Array.isArray(value)) return value.map((each: Json) => openElement(each, depth + 1));
    if (typeof value !== "object" || value === null) return value;
    if (isSealed(value)) throw new RecordFault("form_invalid", "a unit that is only another's digest");
    const entries = Object.entries(value);
    const [first] = entries;
    if (entries.length === 1 && first?.[0] === "words" && Array.isArray(first[1]))
      return joinWords(first[1], depth + 2);
    return Object.fromEntries(
      entries.map(([name, member]): [string, Json] => [name, openMember(name, member ?? null, depth + 1)]),
    );
  };
  const openMember = (name: string, value: Json, depth: number): Json => {
    if (!isSealed(value)) return open(value, depth);
    const unit = take(value.sealed);
    if (unit !== undefined) return open(unit, depth);
    return name === "content" ? [removedNode(value.sealed)] : removedWords(value.sealed);
  };
  // Only inline nodes are sealed as elements of a list.
  const openElement = (value: Json, depth: number): Json => {
    if (!isSealed(value)) return open(value, depth);
    const unit = take(value.sealed);
    return unit === undefined ? removedNode(value.sealed) : open(unit, depth);
  };
  const joinWords = (pieces: readonly Json[], depth: number): string =>
    pieces
      .map((piece) => {
        const unit = isSealed(piece) ? take(piece.sealed) : piece;
        if (unit === undefined) return isSealed(piece) ? removedWords(piece.sealed) : "";
        const words = open(unit, depth);
        if (typeof words !== "string") throw new RecordFault("form_invalid", "words");
        return words;
      })
      .join("");

  const value = open(manifest as Json, 0);
  for (const digest of byDigest.keys()) if (!seen.has(digest)) throw new RecordFault("unit_foreign", digest);
  return { value, missing };
}
