import { plainText } from "@minuta/document";
import type { RecordContent } from "@minuta/record";

/**
 * A text as it is searched: lower case, without accents (NFD without combining marks), every run of white space one
 * space. `publications.searchText` is kept in this form.
 */
export function foldForSearch(text: string): string {
  return foldCharacters(text).trim().replaceAll(/\s+/gu, " ");
}

/** The folded words by which a record is found: key, title, place, offices, resolutions and text. */
export function searchTextOf(content: RecordContent): string {
  return foldForSearch(readableTextOf(content));
}

/** The same words as they are written, in the same order, for excerpts. */
export function readableTextOf(content: RecordContent): string {
  return [
    content.key,
    content.title,
    content.place,
    ...content.attendance.map((line) => `${line.office}, ${line.institution}`),
    ...content.resolutions.map((line) => `${line.number} ${line.text} (${line.responsible})`),
    plainText(content.text),
  ].join("\n");
}

const mostWords = 10;
const mostLetters = 200;

/** The words to look for, folded, each once; at most ten out of the first 200 characters. */
export function searchWords(query: string): string[] {
  const words = foldForSearch(query.slice(0, mostLetters))
    .split(" ")
    .filter((word) => /[\p{L}\p{N}]/u.test(word));
  return [...new Set(words)].slice(0, mostWords);
}

export type ExcerptPart = { readonly text: string; readonly found: boolean };

const excerptLength = 240;

/** A piece of `text` around the first word found, cut into parts that are words found and parts that are not. */
export function excerpt(text: string, words: readonly string[]): ExcerptPart[] {
  const { folded, origin } = foldWithOrigin(text);
  const places = words
    .flatMap((word) => placesOf(folded, word))
    .sort((one, other) => one.start - other.start || other.end - one.end);
  const first = places[0]?.start ?? 0;
  const from = wordStart(text, Math.max(0, (origin[first] ?? 0) - excerptLength / 3));
  const to = wordEnd(text, Math.min(text.length, from + excerptLength));
  const parts: ExcerptPart[] = [];
  let at = from;
  const add = (end: number, found: boolean) => {
    if (end > at) parts.push({ text: text.slice(at, end).replaceAll(/\s+/gu, " "), found });
    at = Math.max(at, end);
  };
  for (const place of places) {
    const start = origin[place.start] ?? text.length;
    const end = origin[place.end] ?? text.length;
    if (end <= at || start < from) continue;
    if (start >= to) break;
    add(Math.min(start, to), false);
    add(Math.min(end, to), true);
  }
  add(to, false);
  if (from > 0) parts.unshift({ text: "… ", found: false });
  if (to < text.length) parts.push({ text: " …", found: false });
  return parts;
}

const mostPlaces = 200;

function placesOf(folded: string, word: string): { start: number; end: number }[] {
  const places: { start: number; end: number }[] = [];
  for (
    let at = folded.indexOf(word);
    at >= 0 && places.length < mostPlaces;
    at = folded.indexOf(word, at + word.length)
  ) {
    places.push({ start: at, end: at + word.length });
  }
  return places;
}

/** The folded text, and for each of its units the place in the text that it comes from. */
function foldWithOrigin(text: string): { folded: string; origin: number[] } {
  let folded = "";
  const origin: number[] = [];
  let at = 0;
  for (const character of text) {
    for (const unit of foldCharacters(character).replaceAll(/\s/gu, " ")) {
      if (unit === " " && folded.endsWith(" ")) continue;
      folded += unit;
      for (let index = 0; index < unit.length; index += 1) origin.push(at);
    }
    at += character.length;
  }
  origin.push(text.length);
  return { folded, origin };
}

function foldCharacters(text: string): string {
  return text
    .toLowerCase()
    .normalize("NFD")
    .replaceAll(/\p{M}+/gu, "");
}

function wordStart(text: string, at: number): number {
  if (at === 0) return 0;
  const space = text.slice(at, at + 30).search(/\s/u);
  return space < 0 ? at : at + space + 1;
}

function wordEnd(text: string, at: number): number {
  if (at >= text.length) return text.length;
  const before = text.slice(Math.max(0, at - 30), at);
  const space = before.search(/\s\S*$/u);
  return space < 0 ? at : at - before.length + space;
}
