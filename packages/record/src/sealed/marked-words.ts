import { type MarkJson, type NodeJson, walk } from "@minuta/document";

/** Words that were marked as personal data, and the legal basis that was named with the mark. */
export type MarkedWords = { readonly words: string; readonly legalBasis: string };

const fewestLetters = 3;

/** The marked words of a text; what is shorter than three letters stands only for itself. */
export function markedWordsOf(text: NodeJson): readonly MarkedWords[] {
  const found = new Map<string, string>();
  for (const node of walk(text)) {
    let words = "";
    let legalBasis = "";
    const end = () => {
      if (words.trim().length >= fewestLetters) found.set(words.trim(), legalBasis);
      words = "";
    };
    for (const child of node.content ?? []) {
      const mark = personalMark(child);
      if (mark === null || (words !== "" && basisOf(mark) !== legalBasis)) end();
      if (mark === null) continue;
      legalBasis = basisOf(mark);
      words += child.text ?? "";
    }
    end();
  }
  return [...found].map(([words, legalBasis]) => ({ words, legalBasis }));
}

/** Each of the words once and long enough to stand for themselves, those that hold others before them. */
export function longestFirst(marked: readonly MarkedWords[]): readonly MarkedWords[] {
  return [...new Map(marked.map((each) => [each.words, each])).values()]
    .filter(({ words }) => words.length >= fewestLetters)
    .sort((one, other) => other.words.length - one.words.length || (one.words < other.words ? -1 : 1));
}

export function personalMark(node: NodeJson): MarkJson | null {
  return node.marks?.find(({ type }) => type === "personalData") ?? null;
}

function basisOf(mark: MarkJson): string {
  return typeof mark.attrs?.legalBasis === "string" ? mark.attrs.legalBasis : "";
}

/** A piece of a string; `legalBasis` is null where nothing is marked. */
export type Piece = { readonly text: string; readonly legalBasis: string | null };

/** Cuts a string at every place where marked words stand as words of their own. */
export function piecesOf(text: string, marked: readonly MarkedWords[]): readonly Piece[] {
  let pieces: readonly Piece[] = [{ text, legalBasis: null }];
  for (const { words, legalBasis } of marked) {
    pieces = pieces.flatMap((piece) =>
      piece.legalBasis === null ? cut(piece.text, words, legalBasis) : [piece],
    );
  }
  return pieces;
}

function cut(text: string, words: string, legalBasis: string): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + words.length)) {
    if (isLetter(text, at - 1) || isLetter(text, at + words.length)) continue;
    if (at > from) pieces.push({ text: text.slice(from, at), legalBasis: null });
    pieces.push({ text: words, legalBasis });
    from = at + words.length;
  }
  if (from < text.length || pieces.length === 0) pieces.push({ text: text.slice(from), legalBasis: null });
  return pieces;
}

function isLetter(text: string, at: number): boolean {
  return /[\p{L}\p{N}]/u.test(text[at] ?? "");
}

/** The inline content of a textblock in which every further place of the marked words is marked too. */
export function markEverywhere(
  content: readonly NodeJson[],
  marked: readonly MarkedWords[],
): readonly NodeJson[] {
  if (marked.length === 0) return content;
  return content.flatMap((node) => {
    if (node.type !== "text" || personalMark(node) !== null) return [node];
    const pieces = piecesOf(node.text ?? "", marked);
    if (pieces.every(({ legalBasis }) => legalBasis === null)) return [node];
    return pieces.map(({ text, legalBasis }): NodeJson => {
      if (legalBasis === null) return { ...node, text };
      const mark: MarkJson = { type: "personalData", attrs: { legalBasis } };
      return { ...node, text, marks: [...(node.marks ?? []), mark] };
    });
  });
}
