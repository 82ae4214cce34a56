import type { Language, SessionKind } from "@minuta/domain";

const spanish = [
  "Primera",
  "Segunda",
  "Tercera",
  "Cuarta",
  "Quinta",
  "Sexta",
  "Séptima",
  "Octava",
  "Novena",
  "Décima",
];
const english = [
  "First",
  "Second",
  "Third",
  "Fourth",
  "Fifth",
  "Sixth",
  "Seventh",
  "Eighth",
  "Ninth",
  "Tenth",
];
const endings: Readonly<Record<string, string>> = { one: "st", two: "nd", few: "rd", other: "th" };
const englishOrdinals = new Intl.PluralRules("en", { type: "ordinal" });

function ordinalWord(language: Language, ordinal: number): string {
  return language === "es"
    ? (spanish[ordinal - 1] ?? `${ordinal}.ª`)
    : (english[ordinal - 1] ?? `${ordinal}${endings[englishOrdinals.select(ordinal)]}`);
}

/** The title of a session by its number, in both languages: "Séptima sesión ordinaria", "Seventh regular session". */
export function sessionTitles(
  kind: SessionKind,
  ordinal: number,
  workingGroup: number | null,
): { readonly titleEs: string; readonly titleEn: string } {
  const ofGroup =
    workingGroup === null
      ? { es: "", en: "" }
      : { es: ` del subgrupo ${workingGroup}`, en: ` of working group ${workingGroup}` };
  return {
    titleEs: `${ordinalWord("es", ordinal)} sesión ${kind === "special" ? "extraordinaria" : "ordinaria"}${ofGroup.es}`,
    titleEn: `${ordinalWord("en", ordinal)} ${kind} session${ofGroup.en}`,
  };
}
