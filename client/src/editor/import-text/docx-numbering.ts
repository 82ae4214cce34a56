import { type OfficeElement, wordAttribute, wordChild, wordName, wordValue } from "./office-xml.ts";

export type ListLevel = { readonly isOrdered: boolean; readonly start: number };

const largestStart = 9999;

/** What word/numbering.xml says of the lists. */
export class DocxNumbering {
  readonly #levels = new Map<string, ReadonlyMap<string, ListLevel>>();

  constructor(xml: OfficeElement | null) {
    const abstract = new Map<string, ReadonlyMap<string, ListLevel>>();
    for (const element of xml?.children ?? []) {
      if (wordName(element) === "abstractNum")
        abstract.set(wordAttribute(element, "abstractNumId"), levelsIn(element));
    }
    for (const element of xml?.children ?? []) {
      if (wordName(element) !== "num") continue;
      const base = abstract.get(wordValue(element, "abstractNumId") ?? "") ?? new Map<string, ListLevel>();
      const levels = new Map(base);
      for (const override of element.children) {
        if (wordName(override) !== "lvlOverride") continue;
        const level = wordAttribute(override, "ilvl");
        const own = wordChild(override, "lvl");
        const known = own === null ? levels.get(level) : levelOf(own);
        const start = wordValue(override, "startOverride");
        if (known !== undefined)
          levels.set(level, start === null ? known : { ...known, start: startOf(start) });
      }
      this.#levels.set(wordAttribute(element, "numId"), levels);
    }
  }

  /** How a level of a list counts; null for a list that nobody declared. */
  level(list: string, level: number): ListLevel | null {
    return this.#levels.get(list)?.get(String(level)) ?? null;
  }
}

function levelsIn(abstract: OfficeElement): Map<string, ListLevel> {
  const levels = new Map<string, ListLevel>();
  for (const level of abstract.children)
    if (wordName(level) === "lvl") levels.set(wordAttribute(level, "ilvl"), levelOf(level));
  return levels;
}

function levelOf(level: OfficeElement): ListLevel {
  const format = wordValue(level, "numFmt") ?? "decimal";
  return {
    isOrdered: format !== "bullet" && format !== "none",
    start: startOf(wordValue(level, "start") ?? "1"),
  };
}

function startOf(value: string): number {
  const start = Number(value);
  return Number.isInteger(start) && start >= 0 && start <= largestStart ? start : 1;
}
