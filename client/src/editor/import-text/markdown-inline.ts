import { isSafeHref, type MarkJson, type NodeJson } from "@minuta/document";
import type { Losses } from "./imported-text.ts";
import { textPiece } from "./text-pieces.ts";

/** Addresses that are declared once and named by links. */
export type References = ReadonlyMap<string, string>;

/** A run of `*`, `_` or `~~` that may begin or end emphasis. */
type Run = { readonly sign: string; left: number; readonly opens: boolean; readonly closes: boolean };

type Token =
  | { readonly type: "node"; readonly node: NodeJson }
  | { readonly type: "text"; readonly text: string }
  | { readonly type: "run"; readonly run: Run };

type Mark = "bold" | "italic" | "strike";

const punctuation = /[\p{P}\p{S}]/u;
const space = /\s/;
/** Links in the names of links. */
const deepest = 4;
/** Letters and signs that one search looks at: without a bound, a page of brackets would be searched to its end for each. */
const longestName = 1000;
const longestTag = 2000;
const longestCode = 5000;
const mostOpen = 100;

const entities: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: "\u00a0",
  mdash: "—",
  ndash: "–",
  hellip: "…",
  copy: "©",
};

/** Reads a paragraph of Markdown (CommonMark 0.31 with GFM's strike): emphasis, links, breaks; the rest is text. */
export function readInline(
  text: string,
  references: References,
  losses: Losses,
  marks: readonly MarkJson[] = [],
  depth = 0,
): NodeJson[] {
  const tokens: Token[] = [];
  let plain = "";
  const flush = () => {
    if (plain !== "") tokens.push({ type: "text", text: plain });
    plain = "";
  };
  const add = (nodes: readonly NodeJson[]) => {
    flush();
    for (const node of nodes) tokens.push({ type: "node", node });
  };
  let at = 0;
  while (at < text.length) {
    const sign = text.charAt(at);
    if (sign === "\\") {
      const next = text.charAt(at + 1);
      if (next === "\n") add([{ type: "hardBreak" }]);
      else plain += /[!-/:-@[-`{-~]/.test(next) ? next : `\\${next}`;
      at += 2;
    } else if (sign === "\n") {
      if (plain.endsWith("  ")) {
        plain = plain.trimEnd();
        add([{ type: "hardBreak" }]);
      } else plain += " ";
      at += 1;
    } else if (sign === "`") {
      const fence = /^`+/.exec(text.slice(at, at + 100))?.[0] ?? sign;
      const end = closingFence(text, at + fence.length, fence);
      if (end < 0) {
        plain += fence;
        at += fence.length;
      } else {
        losses.add("code");
        plain += text.slice(at + fence.length, end).trim();
        at = end + fence.length;
      }
    } else if (sign === "[" || (sign === "!" && text.charAt(at + 1) === "[")) {
      const isImage = sign === "!";
      const found = linkFrom(text, at + (isImage ? 1 : 0), references);
      if (found === null) {
        plain += isImage ? "![" : "[";
        at += isImage ? 2 : 1;
      } else {
        if (isImage) losses.add("images");
        else if (found.isNote) losses.add("footnotes");
        else if (isSafeHref(found.address) && depth < deepest) {
          const link: MarkJson = { type: "link", attrs: { href: found.address } };
          add(readInline(found.name, references, losses, [...marks, link], depth + 1));
        } else {
          losses.add("links");
          plain += found.name;
        }
        at = found.end;
      }
    } else if (sign === "<") {
      const length = text.slice(at + 1, at + 1 + longestTag).indexOf(">");
      const end = at + 1 + length;
      const inside = length < 0 ? "" : text.slice(at + 1, end);
      if (/^[a-z][a-z0-9+.-]+:[^\s<]*$/i.test(inside) || /^[^\s@<]+@[^\s@<]+\.[^\s@<]+$/.test(inside)) {
        const address = inside.includes(":") ? inside : `mailto:${inside}`;
        if (isSafeHref(address))
          add(textPiece(inside, [...marks, { type: "link", attrs: { href: address } }]));
        else plain += inside;
        at = end + 1;
      } else if (/^br\s*\/?$/i.test(inside)) {
        add([{ type: "hardBreak" }]);
        at = end + 1;
      } else if (/^\/?[a-z][a-z0-9-]*(?:\s[^<]*)?\/?$/i.test(inside) || /^!--.*--$/s.test(inside)) {
        losses.add("html");
        at = end + 1;
      } else {
        plain += sign;
        at += 1;
      }
    } else if (sign === "&") {
      const entity = /^&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,10}));/i.exec(text.slice(at, at + 14));
      const word = entity === null ? null : wordOf(entity);
      plain += word ?? sign;
      at += word === null ? 1 : (entity?.[0].length ?? 1);
    } else if (sign === "*" || sign === "_" || (sign === "~" && text.charAt(at + 1) === "~")) {
      let end = at;
      while (text.charAt(end) === sign) end += 1;
      flush();
      tokens.push({ type: "run", run: runOf(text, at, end) });
      at = end;
    } else {
      plain += sign;
      at += 1;
    }
  }
  flush();
  return emphasized(tokens, marks);
}

function wordOf([, decimal, hex, name]: RegExpExecArray): string | null {
  if (name !== undefined) return entities[name.toLowerCase()] ?? null;
  const code = decimal !== undefined ? Number(decimal) : Number.parseInt(hex ?? "", 16);
  return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff)
    ? String.fromCodePoint(code)
    : "\ufffd";
}

function closingFence(text: string, from: number, fence: string): number {
  const within = text.slice(from, from + longestCode);
  for (let at = within.indexOf(fence); at >= 0; at = within.indexOf(fence, at)) {
    let end = at;
    while (within.charAt(end) === "`") end += 1;
    if (end - at === fence.length) return from + at;
    at = end;
  }
  return -1;
}

type Found = {
  readonly name: string;
  readonly address: string;
  readonly isNote: boolean;
  readonly end: number;
};

function linkFrom(text: string, from: number, references: References): Found | null {
  let level = 0;
  let close = -1;
  for (let at = from; at < Math.min(text.length, from + longestName); at += 1) {
    const sign = text.charAt(at);
    if (sign === "\\") at += 1;
    else if (sign === "[") level += 1;
    else if (sign === "]") {
      level -= 1;
      if (level === 0) {
        close = at;
        break;
      }
    }
  }
  if (close < 0) return null;
  const name = text.slice(from + 1, close);
  if (/^\^\S+$/.test(name)) return { name, address: "", isNote: true, end: close + 1 };
  const rest = text.slice(close + 1, close + 1 + 2100);
  const direct =
    /^\(\s*(?:<([^<>\n]*)>|((?:[^\s()\\]|\\.|\([^\s()]*\))*))(?:\s+(?:"[^"]*"|'[^']*'|\([^)]*\)))?\s*\)/.exec(
      rest,
    );
  if (direct !== null) {
    const address = (direct[1] ?? direct[2] ?? "").replace(/\\([!-/:-@[-`{-~])/g, "$1");
    return { name, address, isNote: false, end: close + 1 + direct[0].length };
  }
  const named = /^\[([^\][]{0,200})\]/.exec(rest);
  const key = named === null || named[1] === "" ? name : (named[1] ?? "");
  const address = references.get(referenceKey(key));
  return address === undefined
    ? null
    : { name, address, isNote: false, end: close + 1 + (named?.[0].length ?? 0) };
}

/** The name of a reference as names are compared: capitals and spaces aside. */
export function referenceKey(name: string): string {
  return name.trim().replace(/\s+/g, " ").toLowerCase();
}

/** Whether a run stands at the beginning or the end of a word (CommonMark, left- and right-flanking). */
function runOf(text: string, from: number, to: number): Run {
  const sign = text.charAt(from);
  const before = from === 0 ? " " : text.charAt(from - 1);
  const after = to >= text.length ? " " : text.charAt(to);
  const opens =
    !space.test(after) && (!punctuation.test(after) || space.test(before) || punctuation.test(before));
  const closes =
    !space.test(before) && (!punctuation.test(before) || space.test(after) || punctuation.test(after));
  const inWord = sign === "_" && opens && closes;
  return {
    sign,
    left: to - from,
    opens: opens && (!inWord || punctuation.test(before)),
    closes: closes && (!inWord || punctuation.test(after)),
  };
}

/** Pairs the runs, the inner ones first, and puts their marks on what stands between. */
function emphasized(tokens: readonly Token[], marks: readonly MarkJson[]): NodeJson[] {
  const spans: { readonly from: number; readonly to: number; readonly mark: Mark }[] = [];
  const openers: number[] = [];
  const runAt = (index: number) => {
    const token = tokens[index];
    return token?.type === "run" ? token.run : null;
  };
  tokens.forEach((token, index) => {
    if (token.type !== "run") return;
    const { run } = token;
    while (run.closes && run.left > 0) {
      const place = openers.findLastIndex((at) => runAt(at)?.sign === run.sign);
      const from = openers[place];
      const opener = from === undefined ? null : runAt(from);
      if (from === undefined || opener === null) break;
      const width = run.left >= 2 && opener.left >= 2 ? 2 : 1;
      if (run.sign === "~" && width === 1) break;
      spans.push({
        from,
        to: index,
        mark: run.sign === "~" ? "strike" : width === 2 ? "bold" : "italic",
      });
      run.left -= width;
      opener.left -= width;
      // What was opened inside and never closed is text.
      openers.length = opener.left > 0 ? place + 1 : place;
    }
    if (run.opens && run.left > 0) {
      openers.push(index);
      if (openers.length > mostOpen) openers.shift();
    }
  });
  const starts = new Map<number, Mark[]>();
  const ends = new Map<number, Mark[]>();
  for (const { from, to, mark } of spans) {
    starts.set(from, [...(starts.get(from) ?? []), mark]);
    ends.set(to, [...(ends.get(to) ?? []), mark]);
  }
  const level: Record<Mark, number> = { bold: 0, italic: 0, strike: 0 };
  return tokens.flatMap((token, index): NodeJson[] => {
    for (const mark of ends.get(index) ?? []) level[mark] -= 1;
    const on = (Object.keys(level) as Mark[]).filter((mark) => level[mark] > 0);
    const own = [...marks, ...on.map((type): MarkJson => ({ type }))];
    const out =
      token.type === "node"
        ? [withMarks(token.node, own)]
        : textPiece(token.type === "text" ? token.text : token.run.sign.repeat(token.run.left), own);
    for (const mark of starts.get(index) ?? []) level[mark] += 1;
    return out;
  });
}

function withMarks(node: NodeJson, marks: readonly MarkJson[]): NodeJson {
  if (node.type !== "text") return node;
  const kept = [...(node.marks ?? []), ...marks];
  return textPiece(node.text ?? "", kept)[0] ?? node;
}
