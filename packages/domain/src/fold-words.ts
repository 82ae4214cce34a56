/**
 * Words as they are compared: lower case, without accents (NFD without combining marks), every run of white space one
 * space, none at either end.
 */
export function foldWords(text: string): string {
  return foldLetters(text).trim().replaceAll(/\s+/gu, " ");
}

/** Lower case, without accents; white space stays as it is. */
export function foldLetters(text: string): string {
  return text
    .toLowerCase()
    .normalize("NFD")
    .replaceAll(/\p{M}+/gu, "");
}
