import type { Language } from "@minuta/domain";
import { en } from "./en.ts";
import { es } from "./es.ts";
import type { VerifierWords } from "./verifier-words.ts";

const byLanguage: Readonly<Record<Language, VerifierWords>> = { es, en };

export function wordsOf(language: Language): VerifierWords {
  return byLanguage[language];
}
