import { foldWords } from "@minuta/domain";
import type { Json } from "./canonical.ts";

/** A removed unit as far as it is looked for: short words would be found everywhere. */
export type RemovedText = { readonly text: string; readonly kind: "block" | "words" | "field" };

const shortest = { words: 3, field: 4, block: 12 } as const;
const mostPlaces = 50;

/**
 * Where words that were removed still stand in what is to be published, by member names and places in lists. Upper and
 * lower case, accents and spacing make no difference; words that are part of longer ones do not count.
 */
export function remainingWords(value: unknown, removed: readonly RemovedText[]): readonly string[] {
  const looked = removed
    .map(({ text, kind }) => ({ folded: foldWords(text), least: shortest[kind] }))
    .filter(({ folded, least }) => folded.length >= least);
  const places: string[] = [];
  const visit = (each: Json | undefined, path: string): void => {
    if (places.length >= mostPlaces) return;
    if (typeof each === "string") {
      const folded = ` ${foldWords(each).replaceAll(/[^\p{L}\p{N}]+/gu, " ")} `;
      if (
        looked.some((words) =>
          folded.includes(` ${words.folded.replaceAll(/[^\p{L}\p{N}]+/gu, " ").trim()} `),
        )
      )
        places.push(path);
    } else if (Array.isArray(each)) {
      each.forEach((item: Json, index) => {
        visit(item, `${path}/${index}`);
      });
    } else if (typeof each === "object" && each !== null) {
      for (const [name, member] of Object.entries(each)) visit(member, `${path}/${name}`);
    }
  };
  visit(value as Json, "");
  return places;
}
