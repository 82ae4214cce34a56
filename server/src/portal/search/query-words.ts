import { foldLetters, languages } from "@minuta/domain";
import { isSilent, wordsOf } from "./word-roots.ts";

/** A word to look for: as it was typed, and the terms that it may be kept under. */
export type QueryWord = {
  readonly typed: string;
  readonly terms: readonly string[];
  /** What a term may begin with instead; "" when the word is too short for that. */
  readonly beginning: string;
};

const mostWords = 10;
const mostLetters = 200;
const fewestLetters = 3;

/**
 * The words to look for: each once, at most ten out of the first 200 characters. Words such as "de" and "the" count only when
 * there is nothing else. Readers do not say in which language they ask: every word is taken in both.
 */
export function queryWords(query: string): QueryWord[] {
  const found = new Map<string, QueryWord>();
  const text = query.slice(0, mostLetters);
  for (const language of languages) {
    for (const { start, end, terms } of wordsOf(text, language)) {
      const typed = text.slice(start, end);
      const name = `${start} ${foldLetters(typed)}`;
      const known = found.get(name)?.terms ?? [];
      const all = [...new Set([...known, ...terms])];
      const shortest = all.reduce((one, other) => (other.length < one.length ? other : one));
      found.set(name, { typed, terms: all, beginning: shortest.length >= fewestLetters ? shortest : "" });
    }
  }
  const each: QueryWord[] = [];
  for (const word of found.values()) {
    if (!each.some((known) => known.terms.join(" ") === word.terms.join(" "))) each.push(word);
  }
  const telling = each.filter(({ typed }) => !languages.some((language) => isSilent(typed, language)));
  return (telling.length > 0 ? telling : each).slice(0, mostWords);
}

/** Whether a term is one of the word's, or begins as it does. */
export function fits(word: QueryWord, term: string): boolean {
  return word.terms.includes(term) || (word.beginning !== "" && term.startsWith(word.beginning));
}
