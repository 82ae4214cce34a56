import { digestOf, type Json } from "./canonical.ts";
import type { FourthRecordContent, Removal } from "./content.ts";
import { removedWords } from "./removed-words.ts";
import type { Disclosure } from "./sealed/disclosure.ts";
import type { MarkedWords } from "./sealed/marked-words.ts";
import { openSealed } from "./sealed/open.ts";
import { seal } from "./sealed/seal.ts";

export type SealedRecord = {
  readonly manifest: Json;
  readonly disclosures: readonly Disclosure[];
  /** What the seats sign. */
  readonly digest: string;
};

/**
 * Turns what was frozen into what is signed (SPEC section 3).
 * @param newSalt 16 random bytes in base64url, new at every call
 * @param alsoMarked words that are sealed by themselves although nobody marked them here: what was removed elsewhere
 */
export function sealRecord(
  content: FourthRecordContent,
  newSalt: () => string,
  alsoMarked: readonly MarkedWords[] = [],
): SealedRecord {
  const { manifest, disclosures } = seal(content as unknown as Json, newSalt, alsoMarked);
  return { manifest, disclosures, digest: digestOf(manifest) };
}

/** The content of a sealed record with what was removed left out. Throws `RecordFault`. */
export function openRecord(
  manifest: Json,
  disclosures: readonly Disclosure[],
  removals: readonly Pick<Removal, "unit" | "legalBasis">[] = [],
): FourthRecordContent {
  const basis = new Map(removals.map(({ unit, legalBasis }) => [unit, legalBasis]));
  const isEnglish = (manifest as { language?: unknown }).language === "en";
  const { value } = openSealed(manifest, disclosures, (unit) => {
    const legalBasis = basis.get(unit) ?? "";
    return { words: removedWords(isEnglish ? "en" : "es", legalBasis), legalBasis };
  });
  return value as unknown as FourthRecordContent;
}
