import type { Node } from "@tiptap/pm/model";

/** Below this many characters a quote stands by chance in too many places to be told without knowing where it was. */
const tellingLength = 12;

/**
 * Finds words that were deleted and came back. Undo gives them new identities that only the one who undid can follow,
 * so everybody else finds them by what they say: right where they were when that place is known (`near`), else only
 * if they say enough and stand in one place alone. Looks in the textblocks between `from` and `to`.
 */
export function findQuote(
  doc: Node,
  quote: string,
  from: number,
  to: number,
  near: number | null,
): { readonly from: number; readonly to: number } | null {
  if (quote === "" || (near === null && quote.length < tellingLength)) return null;
  let text = "";
  const places: number[] = [];
  const add = (character: string, position: number) => {
    text += character;
    places.push(position);
  };
  doc.nodesBetween(from, Math.min(to, doc.content.size), (node, position) => {
    if (node.isTextblock && text !== "") add(" ", position);
    if (node.isText) {
      const words = node.text ?? "";
      for (let index = 0; index < words.length; index += 1) add(words.charAt(index), position + index);
    } else if (node.isLeaf) {
      add(" ", position);
    }
  });
  let best: { from: number; to: number } | null = null;
  let count = 0;
  for (let at = text.indexOf(quote); at >= 0; at = text.indexOf(quote, at + 1)) {
    const start = places[at];
    const end = places[at + quote.length - 1];
    if (start === undefined || end === undefined) continue;
    const found = { from: start, to: end + 1 };
    count += 1;
    if (near === null) {
      best = found;
    } else if (
      distance(found, near) <= 2 &&
      (best === null || distance(found, near) < distance(best, near))
    ) {
      best = found;
    }
  }
  return near === null && count > 1 ? null : best;
}

/** How far a position is from a range; 0 inside. */
function distance(range: { readonly from: number; readonly to: number }, position: number): number {
  return Math.max(0, range.from - position, position - range.to);
}
