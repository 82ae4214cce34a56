import type { Language } from "@minuta/domain";
import { en } from "./en.ts";
import { es } from "./es.ts";
import type { RecordWords } from "./record-words.ts";

const byLanguage: Readonly<Record<Language, RecordWords>> = { es, en };

/** The words that records, and pages about them, use for the terms of the domain. */
export function recordWords(language: Language): RecordWords {
  return byLanguage[language];
}
