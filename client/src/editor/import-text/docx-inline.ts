import { isSafeHref, type MarkJson, type NodeJson } from "@minuta/document";
import type { DocxStyles, RunLook } from "./docx-styles.ts";
import { ImportRefusal, type Losses } from "./imported-text.ts";
import { type OfficeElement, relationOf, wordAttribute, wordChild, wordName } from "./office-xml.ts";
import { textPiece } from "./text-pieces.ts";

/** Elements in elements; what people write stands a tenth as deep. */
export const maxDepth = 100;

/** What of a paragraph is only bookkeeping: saying that it is lost would say nothing. */
const silent = new Set([
  "pPr",
  "rPr",
  "proofErr",
  "bookmarkStart",
  "bookmarkEnd",
  "permStart",
  "permEnd",
  "lastRenderedPageBreak",
  "commentRangeStart",
  "commentRangeEnd",
  "annotationRef",
  "footnoteRef",
  "endnoteRef",
  "separator",
  "continuationSeparator",
  "softHyphen",
  "instrText",
  "moveFromRangeStart",
  "moveFromRangeEnd",
  "moveToRangeStart",
  "moveToRangeEnd",
]);

/** Reads what stands in a paragraph: letters with their look, links, and what changes were tracked. */
export class DocxInline {
  readonly #styles: DocxStyles;
  readonly #links: ReadonlyMap<string, string>;
  readonly #losses: Losses;

  constructor(styles: DocxStyles, links: ReadonlyMap<string, string>, losses: Losses) {
    this.#styles = styles;
    this.#links = links;
    this.#losses = losses;
  }

  read(parent: OfficeElement, marks: readonly MarkJson[] = [], depth = 0): NodeJson[] {
    if (depth > maxDepth) throw new ImportRefusal("tooDeep");
    const pieces: NodeJson[] = [];
    for (const element of parent.children) pieces.push(...this.#element(element, marks, depth));
    return pieces;
  }

  #element(element: OfficeElement, marks: readonly MarkJson[], depth: number): NodeJson[] {
    switch (wordName(element)) {
      case "r":
        return this.#run(element, marks, depth);
      case "hyperlink":
        return this.read(element, this.#linked(element, marks), depth + 1);
      case "ins":
      case "moveTo":
        this.#losses.add("insertions");
        return this.read(element, marks, depth + 1);
      case "del":
      case "moveFrom":
        this.#losses.add("deletions");
        return [];
      case "fldSimple":
        this.#losses.add("fields");
        return this.read(element, marks, depth + 1);
      case "sdt": {
        const content = wordChild(element, "sdtContent");
        return content === null ? [] : this.read(content, marks, depth + 1);
      }
      case "smartTag":
      case "customXml":
      case "dir":
      case "bdo":
        return this.read(element, marks, depth + 1);
      case "other:oMath":
      case "other:oMathPara":
        this.#losses.add("formulas");
        return textPiece(element.text, marks);
      default:
        if (!silent.has(wordName(element))) this.#losses.add("other");
        return [];
    }
  }

  #linked(element: OfficeElement, marks: readonly MarkJson[]): readonly MarkJson[] {
    const address = this.#links.get(relationOf(element)) ?? "";
    if (isSafeHref(address)) return [...marks, { type: "link", attrs: { href: address } }];
    this.#losses.add("links");
    return marks;
  }

  #run(run: OfficeElement, marks: readonly MarkJson[], depth: number): NodeJson[] {
    const look = this.#styles.run(wordChild(run, "rPr"));
    const own = marksOf(look, marks);
    const pieces: NodeJson[] = [];
    if (look.hidden) {
      this.#losses.add("hidden");
      return pieces;
    }
    for (const element of run.children) pieces.push(...this.#inRun(element, own, depth));
    return pieces;
  }

  #inRun(element: OfficeElement, marks: readonly MarkJson[], depth: number): NodeJson[] {
    switch (wordName(element)) {
      case "t":
        return textPiece(element.text, marks);
      case "tab":
      case "ptab":
        return textPiece(" ", marks);
      case "noBreakHyphen":
        return textPiece("\u2011", marks);
      case "br":
        return ["page", "column"].includes(wordAttribute(element, "type")) ? [] : [{ type: "hardBreak" }];
      case "cr":
        return [{ type: "hardBreak" }];
      case "sym":
        this.#losses.add("symbols");
        return [];
      case "fldChar":
        // A field stands between two of them; what it last showed stands there as letters.
        if (wordAttribute(element, "fldCharType") === "begin") this.#losses.add("fields");
        return [];
      case "footnoteReference":
      case "endnoteReference":
        this.#losses.add("footnotes");
        return [];
      case "commentReference":
        this.#losses.add("comments");
        return [];
      case "delText":
      case "delInstrText":
        return [];
      case "drawing":
      case "pict":
      case "object":
      case "other:AlternateContent":
        this.#losses.add(holdsTextBox(element, depth) ? "textBoxes" : "images");
        return [];
      default:
        if (!silent.has(wordName(element))) this.#losses.add("other");
        return [];
    }
  }
}

function marksOf(look: RunLook, around: readonly MarkJson[]): readonly MarkJson[] {
  const own = (["bold", "italic", "underline", "strike"] as const).filter((name) => look[name]);
  return [...around, ...own.map((type): MarkJson => ({ type }))];
}

function holdsTextBox(element: OfficeElement, depth: number): boolean {
  if (depth > maxDepth) throw new ImportRefusal("tooDeep");
  return element.children.some((child) => child.name === "txbxContent" || holdsTextBox(child, depth + 1));
}
