import type { Language } from "@minuta/domain";

const removed = { es: "Testado", en: "Removed" } as const satisfies Record<Language, string>;

/** What is shown in the place of what a public version leaves out (SPEC section 6). */
export function removedWords(language: Language, legalBasis: string): string {
  return legalBasis === "" ? `[${removed[language]}]` : `[${removed[language]}: ${legalBasis}]`;
}
