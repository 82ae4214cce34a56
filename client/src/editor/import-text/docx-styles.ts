import { type OfficeElement, toggleOf, wordAttribute, wordChild, wordName, wordValue } from "./office-xml.ts";

export type RunLook = {
  readonly bold: boolean;
  readonly italic: boolean;
  readonly underline: boolean;
  readonly strike: boolean;
  readonly hidden: boolean;
};

export type ParagraphStyle = {
  /** 1 to 4, or null for one that is no heading. */
  readonly level: number | null;
  readonly isQuote: boolean;
  /** Where it numbers its paragraphs. */
  readonly numbering: OfficeElement | null;
};

/** Styles build on each other; no office goes deeper. */
const maxAncestry = 20;
const plainLook: RunLook = { bold: false, italic: false, underline: false, strike: false, hidden: false };
const deepest = 4;

/** What word/styles.xml says of paragraphs and letters. */
export class DocxStyles {
  readonly #styles = new Map<string, OfficeElement>();

  constructor(xml: OfficeElement | null) {
    for (const style of xml?.children ?? [])
      if (wordName(style) === "style") this.#styles.set(wordAttribute(style, "styleId"), style);
  }

  paragraph(properties: OfficeElement | null): ParagraphStyle {
    const chain = this.#ancestry(wordValue(properties, "pStyle"));
    const names = chain.map((style) => (wordValue(style, "name") ?? "").toLowerCase());
    const named = names.map(levelOfName).find((level) => level !== null) ?? null;
    const outlined = [properties, ...chain.map((style) => wordChild(style, "pPr"))]
      .map((each) => wordValue(each, "outlineLvl"))
      .find((value) => value !== null);
    const outline = outlined !== undefined && /^[0-8]$/.test(outlined) ? Number(outlined) + 1 : null;
    const level = named ?? outline;
    return {
      level: level === null ? null : Math.min(level, deepest),
      isQuote: names.some((name) => /^(?:intense )?quote$|^cita(?: destacada)?$/.test(name)),
      numbering:
        [properties, ...chain.map((style) => wordChild(style, "pPr"))]
          .map((each) => wordChild(each, "numPr"))
          .find((each) => each !== null) ?? null,
    };
  }

  /** How letters look by what stands at them and by the style of letters that they name. */
  run(properties: OfficeElement | null): RunLook {
    if (properties === null) return plainLook;
    const chain = this.#ancestry(wordValue(properties, "rStyle")).map((style) => wordChild(style, "rPr"));
    const isOn = (name: string) =>
      [properties, ...chain].map((each) => toggleOf(each, name)).find((value) => value !== null) ?? false;
    // A link looks like one without being underlined twice.
    const isLink = /^(?:hyperlink|hipervínculo)$/i.test(
      wordValue(this.#ancestry(wordValue(properties, "rStyle"))[0], "name") ?? "",
    );
    return {
      bold: isOn("b"),
      italic: isOn("i"),
      underline: !isLink && isOn("u"),
      strike: isOn("strike") || isOn("dstrike"),
      hidden: isOn("vanish"),
    };
  }

  #ancestry(id: string | null): OfficeElement[] {
    const chain: OfficeElement[] = [];
    let next = id;
    while (next !== null && chain.length < maxAncestry) {
      const style = this.#styles.get(next);
      if (style === undefined) break;
      chain.push(style);
      next = wordValue(style, "basedOn");
    }
    return chain;
  }
}

function levelOfName(name: string): number | null {
  if (/^(?:title|título)$/.test(name)) return 1;
  const level = /^(?:heading|título) ([1-9])$/.exec(name)?.[1];
  return level === undefined ? null : Number(level);
}
