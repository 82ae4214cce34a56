import type { NodeJson } from "@minuta/document";
import { checkAmount, type ImportedText, ImportRefusal, Losses } from "./imported-text.ts";
import { type References, readInline, referenceKey } from "./markdown-inline.ts";
import { evenTable, listItem, paragraph, textPiece, tidyInline } from "./text-pieces.ts";

/** Quotes and lists in each other; what is deeper is read as paragraphs. */
const deepest = 12;
const deepestHeading = 4;
const mostColumns = 50;
const longestDivider = 2000;

const rule = /^ {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$/;
const atx = /^ {0,3}(#{1,6})(?=[ \t]|$)/;
const fence = /^( {0,3})(`{3,}|~{3,})[^`]*$/;
const quote = /^ {0,3}> ?/;
const bullet = /^( {0,3})([-+*])(?:( {1,4})(?=\S)| |$)/;
const ordered = /^( {0,3})(\d{1,9})([.)])(?:( {1,4})(?=\S)| |$)/;
const declared = /^ {0,3}\[([^\]^][^\]]{0,200})\]:\s*<?([^\s>]+)>?(?:\s+["'(].*["')])?\s*$/;
const note = /^ {0,3}\[\^[^\]]+\]:/;
const divider = /^ {0,3}\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/;

/**
 * Reads Markdown (CommonMark 0.31 with GFM's tables and strike) as blocks of the schema, and counts what these have no
 * place for. Throws `ImportRefusal`.
 */
export function readMarkdown(bytes: Uint8Array): ImportedText {
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new ImportRefusal("notText");
  }
  if (text.includes("\0")) throw new ImportRefusal("notText");
  const losses = new Losses();
  const lines = text.split(/\r\n|\r|\n/).map((line) => line.replaceAll("\t", "    "));
  const reader = new MarkdownReader(referencesIn(lines), losses);
  const blocks = reader.blocks(reader.withoutFrontMatter(lines), 0);
  checkAmount(blocks);
  return { blocks, losses: losses.counts };
}

function referencesIn(lines: readonly string[]): References {
  const references = new Map<string, string>();
  for (const line of lines) {
    const [, name, address] = declared.exec(line) ?? [];
    if (name !== undefined && address !== undefined && !references.has(referenceKey(name)))
      references.set(referenceKey(name), address);
  }
  return references;
}

class MarkdownReader {
  readonly #references: References;
  readonly #losses: Losses;

  constructor(references: References, losses: Losses) {
    this.#references = references;
    this.#losses = losses;
  }

  withoutFrontMatter(lines: readonly string[]): readonly string[] {
    if (lines[0] !== "---") return lines;
    const end = lines.findIndex((line, index) => index > 0 && /^(?:---|\.\.\.)\s*$/.test(line));
    const isMatter = end > 1 && lines.slice(1, end).every((line) => /^(?:[\w-]+:|\s|#|$|- )/.test(line));
    if (!isMatter) return lines;
    this.#losses.add("frontMatter");
    return lines.slice(end + 1);
  }

  blocks(lines: readonly string[], depth: number): NodeJson[] {
    const blocks: NodeJson[] = [];
    let at = 0;
    while (at < lines.length) {
      const line = lines[at] ?? "";
      const heading = atx.exec(line);
      const opened = fence.exec(line);
      if (line.trim() === "" || declared.test(line)) at += 1;
      else if (/^ {4}/.test(line)) at = this.#indentedCode(lines, at, blocks);
      else if (opened !== null)
        at = this.#fencedCode(lines, at, opened[2] ?? "", opened[1]?.length ?? 0, blocks);
      else if (rule.test(line)) {
        blocks.push({ type: "horizontalRule" });
        at += 1;
      } else if (heading !== null) {
        this.#heading(withoutClosing(line.slice(heading[0].length)), heading[1]?.length ?? 1, blocks);
        at += 1;
      } else if (/^ {0,3}<!--/.test(line)) at = this.#remark(lines, at);
      else if (depth < deepest && quote.test(line)) at = this.#quote(lines, at, depth, blocks);
      else if (depth < deepest && (bullet.test(line) || ordered.test(line)))
        at = this.#list(lines, at, depth, blocks);
      else if (line.includes("|") && this.#isTable(line, lines[at + 1])) at = this.#table(lines, at, blocks);
      else at = this.#paragraph(lines, at, depth, blocks);
    }
    return blocks;
  }

  #inline(text: string): NodeJson[] {
    return tidyInline(readInline(text, this.#references, this.#losses));
  }

  #heading(text: string, level: number, blocks: NodeJson[]): void {
    const content = this.#inline(text);
    if (content.length > 0)
      blocks.push({ type: "heading", attrs: { level: Math.min(level, deepestHeading) }, content });
  }

  #code(lines: readonly string[], blocks: NodeJson[]): void {
    this.#losses.add("code");
    const content = lines.flatMap((line, index): NodeJson[] => [
      ...(index === 0 ? [] : [{ type: "hardBreak" } as const]),
      ...textPiece(line, []),
    ]);
    const tidy = tidyInline(content);
    if (tidy.length > 0) blocks.push(paragraph(tidy));
  }

  #indentedCode(lines: readonly string[], from: number, blocks: NodeJson[]): number {
    let at = from;
    while (at < lines.length && (/^ {4}/.test(lines[at] ?? "") || (lines[at] ?? "").trim() === "")) at += 1;
    this.#code(
      lines.slice(from, at).map((line) => line.slice(4)),
      blocks,
    );
    return at;
  }

  #fencedCode(
    lines: readonly string[],
    from: number,
    sign: string,
    indent: number,
    blocks: NodeJson[],
  ): number {
    const close = new RegExp(`^ {0,3}${sign.charAt(0)}{${sign.length},}\\s*$`);
    const end = lines.findIndex((line, index) => index > from && close.test(line));
    const last = end < 0 ? lines.length : end;
    this.#code(
      lines.slice(from + 1, last).map((line) => line.replace(new RegExp(`^ {0,${indent}}`), "")),
      blocks,
    );
    return last + 1;
  }

  #remark(lines: readonly string[], from: number): number {
    this.#losses.add("html");
    const end = lines.findIndex((line, index) => index >= from && line.includes("-->"));
    return end < 0 ? lines.length : end + 1;
  }

  #quote(lines: readonly string[], from: number, depth: number, blocks: NodeJson[]): number {
    let at = from;
    const inside: string[] = [];
    while (at < lines.length) {
      const line = lines[at] ?? "";
      // A line without the sign goes on with the paragraph above it.
      const goesOn = !quote.test(line) && !this.#interrupts(line) && inside.at(-1)?.trim() !== "";
      if (!quote.test(line) && !goesOn) break;
      inside.push(line.replace(quote, ""));
      at += 1;
    }
    const content = this.blocks(inside, depth + 1);
    if (content.length > 0) blocks.push({ type: "blockquote", content });
    return at;
  }

  #list(lines: readonly string[], from: number, depth: number, blocks: NodeJson[]): number {
    const first = itemOf(lines[from] ?? "");
    const items: NodeJson[] = [];
    let at = from;
    while (at < lines.length) {
      const line = lines[at] ?? "";
      const item = rule.test(line) ? null : itemOf(line);
      if (item === null || item.sign !== first?.sign) break;
      const inside = [line.slice(item.indent)];
      at += 1;
      while (at < lines.length) {
        const next = lines[at] ?? "";
        const isBlank = next.trim() === "";
        const isInside = /^ */.exec(next)?.[0].length ?? 0;
        if (!isBlank && isInside < item.indent) {
          const goesOn =
            (inside.at(-1) ?? "").trim() !== "" && !this.#interrupts(next) && itemOf(next) === null;
          if (!goesOn) break;
          inside.push(next.trimStart());
        } else inside.push(next.slice(item.indent));
        at += 1;
      }
      items.push(listItem(this.blocks(inside, depth + 1)));
    }
    blocks.push(
      first?.number === undefined
        ? { type: "bulletList", content: items }
        : { type: "orderedList", attrs: { start: Math.min(first.number, 9999) }, content: items },
    );
    return at;
  }

  /** Whether a line begins something that no paragraph holds. */
  #interrupts(line: string): boolean {
    return (
      line.trim() === "" ||
      atx.test(line) ||
      rule.test(line) ||
      fence.test(line) ||
      quote.test(line) ||
      /^ {0,3}[-+*] +\S/.test(line) ||
      /^ {0,3}1[.)] +\S/.test(line)
    );
  }

  #isTable(line: string, next: string | undefined): boolean {
    if (next === undefined || next.length > longestDivider || !divider.test(next)) return false;
    return cellsOf(line).length === cellsOf(next).length && cellsOf(line).length <= mostColumns;
  }

  #table(lines: readonly string[], from: number, blocks: NodeJson[]): number {
    let at = from + 2;
    const columns = cellsOf(lines[from] ?? "").length;
    while (at < lines.length && !this.#interrupts(lines[at] ?? "")) at += 1;
    const row = (line: string, type: "tableHeader" | "tableCell") =>
      cellsOf(line)
        .slice(0, columns)
        .map((cell): NodeJson => ({ type, content: [paragraph(this.#inline(cell))] }));
    blocks.push(
      evenTable([
        row(lines[from] ?? "", "tableHeader"),
        ...lines.slice(from + 2, at).map((line) => row(line, "tableCell")),
      ]),
    );
    return at;
  }

  #paragraph(lines: readonly string[], from: number, depth: number, blocks: NodeJson[]): number {
    let at = from + 1;
    while (at < lines.length) {
      const line = lines[at] ?? "";
      const underline = /^ {0,3}(=+|-+)[ \t]*$/.exec(line)?.[1];
      if (underline !== undefined) {
        this.#heading(this.#joined(lines.slice(from, at)), underline.startsWith("=") ? 1 : 2, blocks);
        return at + 1;
      }
      if (this.#interrupts(line) && (depth < deepest || line.trim() === "")) break;
      at += 1;
    }
    const first = lines[from] ?? "";
    if (note.test(first)) this.#losses.add("footnotes");
    else {
      const content = this.#inline(this.#joined(lines.slice(from, at)));
      if (content.length > 0) blocks.push(paragraph(content));
    }
    return at;
  }

  #joined(lines: readonly string[]): string {
    return lines.map((line) => line.trimStart()).join("\n");
  }
}

/** The words of a heading without the signs that may close it. */
function withoutClosing(written: string): string {
  const words = written.trim();
  let end = words.length;
  while (words.charAt(end - 1) === "#") end -= 1;
  return end === 0 || /\s/.test(words.charAt(end - 1)) ? words.slice(0, end) : words;
}

type Item = { readonly sign: string; readonly indent: number; readonly number?: number };

function itemOf(line: string): Item | null {
  const dot = bullet.exec(line);
  if (dot !== null) return { sign: dot[2] ?? "", indent: (dot[1]?.length ?? 0) + 1 + (dot[3]?.length ?? 1) };
  const counted = ordered.exec(line);
  if (counted === null) return null;
  const [, before = "", number = "", sign = "", after = " "] = counted;
  return {
    sign,
    number: Number(number),
    indent: before.length + number.length + 1 + after.length,
  };
}

/** The cells of a line of a table; a bar after a backslash is a letter. */
function cellsOf(line: string): string[] {
  const inside = line
    .trim()
    .replace(/^\|/, "")
    .replace(/(?<!\\)\|$/, "");
  return inside.split(/(?<!\\)\|/).map((cell) => cell.trim().replaceAll("\\|", "|"));
}
