import { type I18n, setupI18n } from "@lingui/core";
import { compileMessageOrThrow } from "@lingui/message-utils/compileMessage";
import type { Language } from "@minuta/domain";
import { spanish } from "./spanish.ts";

/** Locales for numbers and dates by language of the interface. */
export const localeOf: Record<Language, string> = { es: "es-MX", en: "en" };

const STORED = "minuta.language";

/** The catalogues of the running interface. Spanish is always there, English from the first time it is shown. */
export const i18n: I18n = setupI18n();
i18n.setMessagesCompiler(compileMessageOrThrow);
i18n.loadAndActivate({ locale: "es", locales: localeOf.es, messages: spanish });

/** The language on the screen now. */
export function currentLanguage(): Language {
  return i18n.locale === "en" ? "en" : "es";
}

/**
 * The language before anybody has signed in: the one chosen last in this browser, else English when the
 * browser prefers English to Spanish, else Spanish.
 */
export function startingLanguage(stored: string | null, preferred: readonly string[]): Language {
  if (stored === "es" || stored === "en") return stored;
  for (const tag of preferred) {
    const language = tag.slice(0, 2).toLowerCase();
    if (language === "es" || language === "en") return language;
  }
  return "es";
}

export function storedLanguage(): string | null {
  return localStorage.getItem(STORED);
}

/** Shows the interface in `language`, remembers that in this browser and tells the page's `lang`. */
export async function showLanguage(language: Language): Promise<void> {
  if (language === "en") {
    const { english } = await import("./english.ts");
    i18n.loadAndActivate({ locale: "en", locales: localeOf.en, messages: english });
  } else {
    i18n.loadAndActivate({ locale: "es", locales: localeOf.es, messages: spanish });
  }
  localStorage.setItem(STORED, language);
  document.documentElement.lang = localeOf[language];
}
