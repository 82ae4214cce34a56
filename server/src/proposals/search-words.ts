import { foldWords } from "@minuta/domain";

const mostWords = 10;
const mostLetters = 200;

/** The words to look for, folded, each once; at most ten out of the first 200 characters. */
export function searchWords(query: string): string[] {
  const words = foldWords(query.slice(0, mostLetters))
    .split(" ")
    .filter((word) => /[\p{L}\p{N}]/u.test(word));
  return [...new Set(words)].slice(0, mostWords);
}
