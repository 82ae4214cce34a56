export type Language = "es" | "en";

/** The language that the environment asks for, by `LC_ALL`, `LC_MESSAGES` or `LANG`; Spanish where it asks for neither. */
export function languageOf(environment: Readonly<Record<string, string | undefined>>): Language {
  const asked = environment.LC_ALL || environment.LC_MESSAGES || environment.LANG || "";
  return /^en(?:[_.@-]|$)/i.test(asked) ? "en" : "es";
}
