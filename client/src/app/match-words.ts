import { foldWords } from "@minuta/domain";

/** Whether every word of `query` stands somewhere in `texts`; accents and capitals do not count. */
export function matchesWords(query: string, texts: readonly string[]): boolean {
  const text = foldWords(texts.join(" "));
  return foldWords(query)
    .split(" ")
    .every((word) => text.includes(word));
}
