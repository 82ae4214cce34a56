import { foldLetters, keySlug, type Language } from "@minuta/domain";
import { stemmer as englishStem } from "@orama/stemmers/english";
import { stemmer as spanishStem } from "@orama/stemmers/spanish";

/** A word of a text: where it stands, in UTF-16 units, and the terms by which it is found. */
export type FoundWord = { readonly start: number; readonly end: number; readonly terms: readonly string[] };

const pieces = /[\p{L}\p{M}\p{N}]+(?:[-/.][\p{L}\p{M}\p{N}]+)*/gu;
const words = /[\p{L}\p{M}\p{N}]+/gu;
const longestWord = 60;

/** The words of a text in their order. A key such as `ST-05/2012.03` is one word. */
export function* wordsOf(text: string, language: Language): Generator<FoundWord> {
  for (const { 0: piece, index } of text.matchAll(pieces)) {
    if (isKey(piece)) {
      yield { start: index, end: index + piece.length, terms: [keyTerm(piece)] };
      continue;
    }
    for (const { 0: word, index: at } of piece.matchAll(words)) {
      if (word.length > longestWord) continue;
      yield { start: index + at, end: index + at + word.length, terms: rootsOf(word, language) };
    }
  }
}

function isKey(piece: string): boolean {
  return piece.length <= longestWord && /\p{N}/u.test(piece) && /[-/.]/.test(piece);
}

/** A key as it is compared: `ST-05/2012.03`, `st-05-2012.03` and the end of its address are one. */
export function keyTerm(key: string): string {
  return keySlug(foldLetters(key));
}

/**
 * The roots of a word, without accents. A word that is written without its accents has often another root: it has both then,
 * so that either way of writing finds the other.
 */
export function rootsOf(word: string, language: Language): string[] {
  const written = word.toLowerCase().normalize("NFC");
  const folded = foldLetters(word);
  const roots =
    language === "es" ? [spanishRoot(written), spanishRoot(accented(folded))] : [englishStem(folded)];
  return [...new Set(roots)];
}

/** In a stressed syllable Spanish turns o into ue and e into ie: acuerdo, acordar; siguiente, seguir. */
function spanishRoot(word: string): string {
  return foldLetters(spanishStem(word)).replaceAll("ue", "o").replaceAll("ie", "e");
}

/** The ending that is most often typed without its accent, with it: the stemmer knows it only so. */
function accented(folded: string): string {
  return folded.replace(/([cs])ion$/, "$1ión");
}

const silent: Readonly<Record<Language, ReadonlySet<string>>> = {
  es: new Set(
    "a al ante con contra cual de del desde e el ella ellas ellos en entre es esta este esto la las le les lo los mas ni no o para pero por que se segun si sin sobre su sus u un una uno unos y ya".split(
      " ",
    ),
  ),
  en: new Set(
    "a an and are as at be by for from had has have he in is it its no not of on or that the their they this to was were which will with".split(
      " ",
    ),
  ),
};

/** Whether a word says nothing about what a text is about. */
export function isSilent(word: string, language: Language): boolean {
  return silent[language].has(foldLetters(word));
}
