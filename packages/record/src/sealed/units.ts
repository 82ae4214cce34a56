import { type NodeJson, plainText } from "@minuta/document";
import type { Json } from "../canonical.ts";
import { type Disclosure, isSealed, unitDigest } from "./disclosure.ts";

/** A part of a record that can be left out by itself. */
export type RecordUnit = {
  readonly digest: string;
  /** Names of members and places in lists on the way to it from the manifest, through units that hold it. */
  readonly path: readonly (string | number)[];
  /** `block` is all inline content of a textblock, `words` is a piece of a block or field, `field` a string of a row. */
  readonly kind: "block" | "words" | "field";
  /** Its words; null when it is left out already. */
  readonly text: string | null;
  /** The legal basis with which a writer marked it as personal data; null for what nobody marked. */
  readonly marked: string | null;
};

/** Every unit of a sealed record in the order of the manifest, one that holds others before them. */
export function unitsOf(manifest: Json, disclosures: readonly Disclosure[]): readonly RecordUnit[] {
  const byDigest = new Map(disclosures.map((disclosure) => [unitDigest(disclosure), disclosure[1]]));
  const units: RecordUnit[] = [];
  const visit = (value: Json, path: readonly (string | number)[], isInside: boolean): void => {
    if (isSealed(value)) {
      const unit = byDigest.get(value.sealed);
      const kind = isInside ? "words" : path.at(-1) === "content" ? "block" : "field";
      const text = unit === undefined ? null : wordsOf(unit, byDigest);
      units.push({ digest: value.sealed, path, kind, text, marked: markedBasis(unit, isInside) });
      if (unit !== undefined) visit(unit, path, true);
      return;
    }
    if (Array.isArray(value)) {
      for (const [index, each] of value.entries()) visit(each, [...path, index], isInside);
    } else if (typeof value === "object" && value !== null) {
      for (const [name, member] of Object.entries(value)) visit(member ?? null, [...path, name], isInside);
    }
  };
  visit(manifest, [], false);
  return units;
}

function markedBasis(unit: Json | undefined, isInside: boolean): string | null {
  if (!isInside || unit === undefined) return null;
  if (typeof unit !== "object" || unit === null || Array.isArray(unit)) return "";
  const node = unit as unknown as NodeJson;
  const basis = node.marks?.find(({ type }) => type === "personalData")?.attrs?.legalBasis;
  return typeof basis === "string" ? basis : "";
}

function wordsOf(value: Json, byDigest: ReadonlyMap<string, Json>): string {
  if (typeof value === "string") return value;
  if (isSealed(value)) {
    const unit = byDigest.get(value.sealed);
    return unit === undefined ? "" : wordsOf(unit, byDigest);
  }
  if (Array.isArray(value)) return value.map((each: Json) => wordsOf(each, byDigest)).join("");
  if (typeof value !== "object" || value === null) return "";
  const { words } = value as { words?: Json };
  return Array.isArray(words) ? wordsOf(words, byDigest) : plainText(value as unknown as NodeJson);
}
