import type { Language } from "@minuta/domain";
import { fits, type QueryWord } from "./query-words.ts";
import { wordsOf } from "./word-roots.ts";

export type ExcerptPart = { readonly text: string; readonly found: boolean };

const excerptLength = 240;

/** A piece of `text` around the first word found, cut into parts that are words found and parts that are not. */
export function excerpt(text: string, language: Language, query: readonly QueryWord[]): ExcerptPart[] {
  let from = 0;
  let to = wordEnd(text, excerptLength);
  let at = -1;
  const parts: ExcerptPart[] = [];
  const add = (end: number, found: boolean) => {
    if (end > at) parts.push({ text: text.slice(at, end).replaceAll(/\s+/gu, " "), found });
    at = Math.max(at, end);
  };
  for (const { start, end, terms } of wordsOf(text, language)) {
    if (at >= 0 && start >= to) break;
    if (!terms.some((term) => query.some((word) => fits(word, term)))) continue;
    if (at < 0) {
      from = wordStart(text, Math.max(0, start - excerptLength / 3));
      to = wordEnd(text, Math.max(end, from + excerptLength));
      at = from;
    }
    add(start, false);
    add(Math.min(end, to), true);
  }
  at = Math.max(at, from);
  add(to, false);
  if (from > 0) parts.unshift({ text: "… ", found: false });
  if (to < text.length) parts.push({ text: " …", found: false });
  return parts;
}

function wordStart(text: string, at: number): number {
  const from = Math.floor(at);
  if (from === 0) return 0;
  const space = text.slice(from, from + 30).search(/\s/u);
  return space < 0 ? from : from + space + 1;
}

function wordEnd(text: string, at: number): number {
  if (at >= text.length) return text.length;
  const before = text.slice(Math.max(0, at - 30), at);
  const space = before.search(/\s\S*$/u);
  return space < 0 ? at : at - before.length + space;
}
