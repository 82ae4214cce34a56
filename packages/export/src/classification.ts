import type { Language } from "@minuta/domain";
import type { Removal } from "@minuta/record";
import { localTime, shortDate } from "./dates.ts";
import { visibleText } from "./visible-text.ts";
import { recordWords } from "./words/words-of.ts";

/** The classification legend of a public version: how many parts it leaves out, on which legal basis, when, by whom. */
export type ClassificationLegend = {
  readonly heading: string;
  readonly intro: string;
  readonly countLabel: string;
  readonly count: number;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly note: string;
};

/** The legend, with one row for all parts of one day that share basis, ground and office; null when nothing is left out. */
export function classificationLegend(
  removals: readonly Removal[],
  language: Language,
): ClassificationLegend | null {
  if (removals.length === 0) return null;
  const { classification: words } = recordWords(language);
  const alike = Map.groupBy(removals, ({ legalBasis, ground, at, by }) =>
    JSON.stringify([dayOf(at), legalBasis, ground, by]),
  );
  const rows = [...alike]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .flatMap(([, parts]) => {
      const [first] = parts;
      if (first === undefined) return [];
      return [
        [
          visibleText(first.legalBasis),
          words.ground[first.ground],
          String(parts.length),
          shortDate(dayOf(first.at), language),
          visibleText(first.by),
        ],
      ];
    });
  const { legalBasis, ground, parts, at, by } = words.columns;
  return {
    heading: words.heading,
    intro: words.intro,
    countLabel: words.count,
    count: removals.length,
    columns: [legalBasis, ground, parts, at, by],
    rows,
    note: words.note,
  };
}

function dayOf(instant: string): string {
  return localTime(instant)?.date ?? instant;
}
