import type { Language } from "@minuta/domain";
import { en } from "./en.ts";
import { es } from "./es.ts";

/** The words of the verifier in one language; every language has the same keys. */
export type VerifierWords = typeof es;

const byLanguage: Readonly<Record<Language, VerifierWords>> = { es, en };

export function wordsOf(language: Language): VerifierWords {
  return byLanguage[language];
}
