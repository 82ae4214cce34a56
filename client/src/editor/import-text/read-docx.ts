import type { NodeJson } from "@minuta/document";
import { DocxInline, maxDepth } from "./docx-inline.ts";
import { DocxNumbering } from "./docx-numbering.ts";
import { DocxStyles } from "./docx-styles.ts";
import { checkAmount, type ImportedText, ImportRefusal, Losses } from "./imported-text.ts";
import { buildLists, type ListLine } from "./list-builder.ts";
import {
  type OfficeElement,
  plainAttribute,
  readXml,
  wordAttribute,
  wordChild,
  wordName,
  wordValue,
} from "./office-xml.ts";
import { evenTable, paragraph, tidyInline } from "./text-pieces.ts";
import { ZipParts } from "./zip-parts.ts";

const limits = { maxParts: 2_000, maxUnpacked: 30 * 1024 * 1024 };
const maxColspan = 50;
const maxRowspan = 500;
const deepestList = 8;

/**
 * Reads a DOCX (ECMA-376, both editions) as blocks of the schema, and counts what these have no place for. Only the parts
 * that hold text are unpacked. Throws `ImportRefusal`.
 */
export function readDocx(bytes: Uint8Array): ImportedText {
  const zip = new ZipParts(bytes, limits);
  const xmlOf = (name: string) => {
    const part = zip.read(name);
    return part === null ? null : readXml(part);
  };
  const body = wordChild(xmlOf("word/document.xml"), "body");
  if (body === null) throw new ImportRefusal("broken");
  const losses = new Losses();
  const styles = new DocxStyles(xmlOf("word/styles.xml"));
  const numbering = new DocxNumbering(xmlOf("word/numbering.xml"));
  const inline = new DocxInline(styles, linksIn(xmlOf("word/_rels/document.xml.rels")), losses);
  losses.add(
    "headersFooters",
    zip.names.filter((name) => /^word\/(?:header|footer)\d*\.xml$/.test(name)).length,
  );
  const blocks = new DocxReader(styles, numbering, inline, losses).blocks(body);
  checkAmount(blocks);
  return { blocks, losses: losses.counts };
}

/** Addresses outside of the file, by the name that a link gives them. */
function linksIn(relations: OfficeElement | null): Map<string, string> {
  const links = new Map<string, string>();
  for (const element of relations?.children ?? []) {
    if (plainAttribute(element, "TargetMode") === "External")
      links.set(plainAttribute(element, "Id"), plainAttribute(element, "Target"));
  }
  return links;
}

class DocxReader {
  readonly #styles: DocxStyles;
  readonly #numbering: DocxNumbering;
  readonly #inline: DocxInline;
  readonly #losses: Losses;
  /** How many lines each level of each list has had: a list goes on where other text interrupted it. */
  readonly #counted = new Map<string, number>();

  constructor(styles: DocxStyles, numbering: DocxNumbering, inline: DocxInline, losses: Losses) {
    this.#styles = styles;
    this.#numbering = numbering;
    this.#inline = inline;
    this.#losses = losses;
  }

  blocks(parent: OfficeElement): NodeJson[] {
    const blocks: NodeJson[] = [];
    const lines: ListLine[] = [];
    const quoted: NodeJson[] = [];
    const flush = () => {
      blocks.push(...buildLists(lines.splice(0)));
      if (quoted.length > 0) blocks.push({ type: "blockquote", content: quoted.splice(0) });
    };
    // The end of a paragraph can be deleted alone: its words then belong to the next.
    let carried: NodeJson[] = [];
    for (const element of this.#unwrapped(parent, 0)) {
      if (wordName(element) === "tbl") {
        flush();
        const left = tidyInline(carried);
        carried = [];
        if (left.length > 0) blocks.push(paragraph(left));
        const table = this.#table(element);
        if (table !== null) blocks.push(table);
        continue;
      }
      const properties = wordChild(element, "pPr");
      const read = [...carried, ...this.#inline.read(element)];
      carried = [];
      const mark = wordChild(properties, "rPr");
      if (wordChild(mark, "del") !== null || wordChild(mark, "moveFrom") !== null) {
        carried = read;
        continue;
      }
      const content = tidyInline(read);
      if (content.length === 0) continue;
      const { level, isQuote, numbering } = this.#styles.paragraph(properties);
      const line = level === null ? this.#line(numbering, paragraph(content)) : null;
      if (line !== null) {
        if (quoted.length > 0) flush();
        lines.push(line);
        continue;
      }
      if (isQuote && level === null) {
        if (lines.length > 0) flush();
        quoted.push(paragraph(content));
        continue;
      }
      flush();
      if (level === null) blocks.push(paragraph(content));
      else {
        if (numbering !== null && wordValue(numbering, "numId") !== "0") this.#losses.add("numbering");
        blocks.push({ type: "heading", attrs: { level }, content });
      }
    }
    flush();
    const rest = tidyInline(carried);
    if (rest.length > 0) blocks.push(paragraph(rest));
    return blocks;
  }

  /** Paragraphs and tables in the order of the text, out of whatever wraps them. */
  *#unwrapped(parent: OfficeElement, depth: number): Generator<OfficeElement> {
    if (depth > maxDepth) throw new ImportRefusal("tooDeep");
    for (const element of parent.children) {
      switch (wordName(element)) {
        case "p":
        case "tbl":
          yield element;
          break;
        case "sdt": {
          const content = wordChild(element, "sdtContent");
          if (content !== null) yield* this.#unwrapped(content, depth + 1);
          break;
        }
        case "customXml":
        case "smartTag":
          yield* this.#unwrapped(element, depth + 1);
          break;
        case "ins":
        case "moveTo":
          this.#losses.add("insertions");
          yield* this.#unwrapped(element, depth + 1);
          break;
        case "del":
        case "moveFrom":
          this.#losses.add("deletions");
          break;
        case "altChunk":
          this.#losses.add("other");
          break;
      }
    }
  }

  #line(numbering: OfficeElement | null, content: NodeJson): ListLine | null {
    const list = wordValue(numbering, "numId");
    if (list === null || list === "0") return null;
    const level = Math.min(Math.max(Number(wordValue(numbering, "ilvl") ?? "0") || 0, 0), deepestList);
    const { isOrdered, start } = this.#numbering.level(list, level) ?? { isOrdered: false, start: 1 };
    const key = `${list}/${level}`;
    const before = this.#counted.get(key) ?? 0;
    this.#counted.set(key, before + 1);
    // A deeper level begins again under each line above it.
    for (let below = level + 1; below <= deepestList; below += 1) this.#counted.delete(`${list}/${below}`);
    return { list, level, isOrdered, start: Math.min(start + before, 9999), content };
  }

  #tables = 0;

  #table(table: OfficeElement): NodeJson | null {
    // Tables in cells in tables: a level more for each.
    if (this.#tables >= deepestList) throw new ImportRefusal("tooDeep");
    this.#tables += 1;
    const rows: {
      attrs: Record<string, number>;
      type: "tableHeader" | "tableCell";
      content: NodeJson[];
    }[][] = [];
    const open = new Map<number, { attrs: Record<string, number> }>();
    for (const row of this.#children(table, "tr", 0)) {
      const properties = wordChild(row, "trPr");
      if (wordChild(properties, "del") !== null) {
        this.#losses.add("deletions");
        continue;
      }
      if (wordChild(properties, "ins") !== null) this.#losses.add("insertions");
      const type = wordChild(properties, "tblHeader") !== null ? "tableHeader" : "tableCell";
      const cells: (typeof rows)[number] = [];
      let column = 0;
      for (const cell of this.#children(row, "tc", 0)) {
        const about = wordChild(cell, "tcPr");
        const colspan = spanOf(wordValue(about, "gridSpan"));
        const merge = wordChild(about, "vMerge");
        const above = open.get(column);
        const continues = merge !== null && wordAttribute(merge, "val") !== "restart";
        if (continues && above?.attrs.colspan === colspan && (above.attrs.rowspan ?? 1) < maxRowspan) {
          above.attrs.rowspan = (above.attrs.rowspan ?? 1) + 1;
        } else {
          const read = this.blocks(cell);
          const made = {
            type,
            attrs: { colspan, rowspan: 1 } as Record<string, number>,
            content: read.length === 0 ? [paragraph([])] : read,
          } as const;
          cells.push({ ...made, content: [...made.content] });
          const last = cells.at(-1);
          if (merge !== null && last !== undefined) open.set(column, last);
          else open.delete(column);
        }
        column += colspan;
      }
      rows.push(cells);
    }
    this.#tables -= 1;
    return rows.some((cells) => cells.length > 0) ? evenTable(rows) : null;
  }

  *#children(parent: OfficeElement, name: "tr" | "tc", depth: number): Generator<OfficeElement> {
    if (depth > maxDepth) throw new ImportRefusal("tooDeep");
    for (const element of parent.children) {
      const own = wordName(element);
      if (own === name) yield element;
      else if (own === "sdt") {
        const content = wordChild(element, "sdtContent");
        if (content !== null) yield* this.#children(content, name, depth + 1);
      } else if (own === "customXml") yield* this.#children(element, name, depth + 1);
    }
  }
}

function spanOf(value: string | null): number {
  const span = Number(value ?? "1");
  return Number.isInteger(span) && span >= 1 && span <= maxColspan ? span : 1;
}
