/** Letters as they are searched: without accents, in lower case. */
function plain(text: string): string {
  return text.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase();
}

/** Whether every word of `query` stands somewhere in `texts`; accents and capitals do not count. */
export function matchesWords(query: string, texts: readonly string[]): boolean {
  const text = plain(texts.join(" "));
  return plain(query)
    .split(/\s+/)
    .every((word) => text.includes(word));
}
