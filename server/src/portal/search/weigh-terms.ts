import type { Language } from "@minuta/domain";
import { isSilent, keyTerm, wordsOf } from "./word-roots.ts";

/** What is searched, and how much a word counts there. */
export type SearchedFields = {
  readonly key: string;
  readonly title: string;
  /** What was decided. */
  readonly resolutions: readonly string[];
  readonly text: readonly string[];
};

const weights = { key: 1000, title: 30, resolutions: 8, text: 1 } as const;
/** A word that is said over and over counts so many times at most in one field. */
const mostTimes = 4;

/** The terms by which something is found, each with its weight. */
export function weighTerms(fields: SearchedFields, language: Language): ReadonlyMap<string, number> {
  const total = new Map<string, number>([[keyTerm(fields.key), weights.key]]);
  const add = (texts: readonly string[], weight: number) => {
    const times = new Map<string, number>();
    for (const text of texts) {
      for (const { start, end, terms } of wordsOf(text, language)) {
        if (isSilent(text.slice(start, end), language)) continue;
        for (const term of terms) times.set(term, (times.get(term) ?? 0) + 1);
      }
    }
    for (const [term, count] of times) {
      total.set(term, (total.get(term) ?? 0) + Math.min(count, mostTimes) * weight);
    }
  };
  add([fields.title], weights.title);
  add(fields.resolutions, weights.resolutions);
  add(fields.text, weights.text);
  return total;
}
