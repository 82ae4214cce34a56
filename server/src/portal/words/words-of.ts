import type { Language } from "@minuta/domain";
import { en } from "./en.ts";
import { es } from "./es.ts";
import type { PortalWords } from "./portal-words.ts";

const byLanguage: Readonly<Record<Language, PortalWords>> = { es, en };

export function portalWords(language: Language): PortalWords {
  return byLanguage[language];
}
