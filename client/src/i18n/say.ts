import { useLingui } from "@lingui/react";
import type { Language } from "@minuta/domain";
import { useMemo } from "react";
import type { MessageKey } from "./spanish.ts";

export type { MessageKey } from "./spanish.ts";

/** Values for the places of a sentence; a number that is to be read as such goes in as a number. */
export type Values = Readonly<Record<string, string | number>>;

/** Says a sentence in the language on the screen. */
export type Say = (key: MessageKey, values?: Values) => string;

/** Gives `say`; the component is drawn again when the language changes. `say` is the same function until then. */
export function useSay(): Say {
  const context = useLingui();
  return useMemo<Say>(() => (key, values) => context.i18n._(key, values), [context]);
}

/** The language on the screen. */
export function useLanguage(): Language {
  return useLingui().i18n.locale === "en" ? "en" : "es";
}
