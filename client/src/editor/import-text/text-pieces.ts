import type { MarkJson, MarkName, NodeJson } from "@minuta/document";

/** The order in which the schema keeps marks; the JSON of a text has them in it. */
const markOrder: readonly MarkName[] = ["link", "bold", "italic", "underline", "strike"];

const invisible = /[\p{Cc}\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu;

/** Text without what nobody sees: line ends and tabs become spaces, control and direction characters go. */
export function plainPiece(text: string): string {
  return text
    .replace(/[\t\n\r\v\f]+/g, " ")
    .replace(invisible, "")
    .normalize("NFC");
}

export function textPiece(text: string, marks: readonly MarkJson[]): NodeJson[] {
  const plain = plainPiece(text);
  if (plain === "") return [];
  const sorted = markOrder.flatMap((name) => marks.filter(({ type }) => type === name).slice(0, 1));
  return [{ type: "text", text: plain, ...(sorted.length === 0 ? {} : { marks: sorted }) }];
}

/** Inline content without spaces and breaks at its ends, neighbours of the same look put together. */
export function tidyInline(pieces: readonly NodeJson[]): NodeJson[] {
  const joined: NodeJson[] = [];
  for (const piece of pieces) {
    const last = joined.at(-1);
    if (
      piece.type === "text" &&
      last?.type === "text" &&
      JSON.stringify(last.marks) === JSON.stringify(piece.marks)
    )
      joined[joined.length - 1] = { ...last, text: (last.text ?? "") + (piece.text ?? "") };
    else joined.push(piece);
  }
  return trimEnd(trimEnd(joined, "start"), "end");
}

function trimEnd(pieces: readonly NodeJson[], end: "start" | "end"): NodeJson[] {
  const rest = [...pieces];
  for (;;) {
    const piece = end === "start" ? rest[0] : rest.at(-1);
    if (piece === undefined) return rest;
    const text =
      piece.type !== "text" ? "" : end === "start" ? piece.text?.trimStart() : piece.text?.trimEnd();
    if (text === "") {
      if (end === "start") rest.shift();
      else rest.pop();
      continue;
    }
    rest[end === "start" ? 0 : rest.length - 1] = { ...piece, text: text ?? "" };
    return rest;
  }
}

/** A paragraph; ProseMirror's JSON has no empty content. */
export function paragraph(content: readonly NodeJson[]): NodeJson {
  return content.length === 0 ? { type: "paragraph" } : { type: "paragraph", content };
}

/** An item of a list, which begins with a paragraph: a heading there is one, and anything else stands below an empty one. */
export function listItem(blocks: readonly NodeJson[]): NodeJson {
  const [first, ...rest] = blocks;
  if (first?.type === "paragraph") return { type: "listItem", content: blocks };
  if (first?.type === "heading")
    return { type: "listItem", content: [paragraph(first.content ?? []), ...rest] };
  return { type: "listItem", content: [paragraph([]), ...blocks] };
}

/** A table whose rows all reach its right edge: short ones are filled up with empty cells. */
export function evenTable(rows: readonly (readonly NodeJson[])[]): NodeJson {
  const taken = rows.map(() => 0);
  rows.forEach((cells, row) => {
    for (const { attrs } of cells) {
      const below = Math.min(row + Number(attrs?.rowspan ?? 1), rows.length);
      for (let each = row; each < below; each += 1)
        taken[each] = (taken[each] ?? 0) + Number(attrs?.colspan ?? 1);
    }
  });
  const width = Math.max(1, ...taken);
  return {
    type: "table",
    content: rows.map((cells, row) => {
      const type = cells.at(-1)?.type === "tableHeader" ? "tableHeader" : "tableCell";
      const missing = Array.from(
        { length: width - (taken[row] ?? 0) },
        (): NodeJson => ({ type, content: [paragraph([])] }),
      );
      const filled = [...cells, ...missing];
      return filled.length === 0 ? { type: "tableRow" } : { type: "tableRow", content: filled };
    }),
  };
}
