/** A stretch of words that stayed, went or came. */
export type DiffPart = { readonly type: "same" | "removed" | "added"; readonly text: string };

/** The work grows with the product of both lengths; above this many words a text is shown as replaced. */
const longestWords = 1200;

/** What separates two texts, word by word. All `same` and `added` parts in a row are the text after. */
export function diffWords(before: string, after: string): readonly DiffPart[] {
  const [old, now] = [wordsOf(before), wordsOf(after)];
  if (old.length > longestWords || now.length > longestWords) {
    return joined([
      { type: "removed", text: before },
      { type: "added", text: after },
    ]);
  }
  // lengths[i][j]: longest run of words that old from i and now from j have in common.
  const lengths = Array.from({ length: old.length + 1 }, () => new Uint16Array(now.length + 1));
  const at = (i: number, j: number) => lengths[i]?.[j] ?? 0;
  for (let i = old.length - 1; i >= 0; i -= 1) {
    const row = lengths[i];
    if (row === undefined) continue;
    for (let j = now.length - 1; j >= 0; j -= 1) {
      row[j] = old[i] === now[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const parts: DiffPart[] = [];
  let [i, j] = [0, 0];
  while (i < old.length || j < now.length) {
    const [gone, came] = [old[i], now[j]];
    if (gone !== undefined && gone === came) {
      parts.push({ type: "same", text: gone });
      i += 1;
      j += 1;
    } else if (gone !== undefined && (came === undefined || at(i + 1, j) >= at(i, j + 1))) {
      parts.push({ type: "removed", text: gone });
      i += 1;
    } else {
      parts.push({ type: "added", text: came ?? "" });
      j += 1;
    }
  }
  return joined(parts);
}

const wordsOf = (text: string) => text.match(/\s+|[\p{L}\p{N}]+|[^\s\p{L}\p{N}]/gu) ?? [];

function joined(parts: readonly DiffPart[]): readonly DiffPart[] {
  const runs: { type: DiffPart["type"]; text: string }[] = [];
  for (const part of parts) {
    const last = runs.at(-1);
    if (part.text === "") continue;
    if (last?.type === part.type) last.text += part.text;
    else runs.push({ ...part });
  }
  return runs;
}
