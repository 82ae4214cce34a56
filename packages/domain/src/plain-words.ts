import { foldLetters } from "./fold-words.ts";

/** The words of a text in a Latin script, without accents, in lower case. */
export function plainWords(text: string): string[] {
  return foldLetters(text).match(/[a-z0-9]+/gu) ?? [];
}

/** What a Spanish or English word may be the plural of, itself among them: `informes` → `informe`, `registries` → `registry`. */
export function singularsOf(word: string): string[] {
  const singulars = [word];
  if (word.length > 3 && word.endsWith("s")) singulars.push(word.slice(0, -1));
  if (word.length > 4 && word.endsWith("es")) singulars.push(word.slice(0, -2));
  if (word.length > 4 && word.endsWith("ces"))
    singulars.push(`${word.slice(0, -3)}z`, `${word.slice(0, -3)}x`);
  if (word.length > 4 && word.endsWith("ies")) singulars.push(`${word.slice(0, -3)}y`);
  return singulars;
}

/** Whether a text holds one of the words, in singular or plural. */
export function holdsAny(text: string, words: ReadonlySet<string>): boolean {
  return plainWords(text).some((word) => singularsOf(word).some((singular) => words.has(singular)));
}
