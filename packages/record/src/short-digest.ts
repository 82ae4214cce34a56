import { digestWords } from "./digest-words.ts";

/**
 * A short form of a digest to be compared aloud, the same on every screen and on paper: three Spanish words, each with
 * two digits ("roble 27 · faro 91 · tinta 04"). It stands for about 44 bits: enough to notice a wrong text in the room,
 * not a replacement of the digest.
 */
export function shortDigest(digest: string): string {
  return [0, 1, 2]
    .map((group) => {
      const word = Number.parseInt(digest.slice(group * 6, group * 6 + 2), 16);
      const number = Number.parseInt(digest.slice(group * 6 + 2, group * 6 + 6), 16) % 100;
      return `${digestWords[word]} ${String(number).padStart(2, "0")}`;
    })
    .join(" · ");
}
