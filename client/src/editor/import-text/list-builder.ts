import type { NodeJson } from "@minuta/document";
import { listItem } from "./text-pieces.ts";

export type ListLine = {
  /** Which list it belongs to: lines of two lists do not run together. */
  readonly list: string;
  /** From 0. */
  readonly level: number;
  readonly isOrdered: boolean;
  /** Its number, where it is the first of its list. */
  readonly start: number;
  readonly content: NodeJson;
};

type Open = { readonly line: ListLine; readonly items: { readonly blocks: NodeJson[] }[] };

/** Lists from lines that each say how deep they stand, as an office keeps them. */
export function buildLists(lines: readonly ListLine[]): NodeJson[] {
  const done: NodeJson[] = [];
  const open: Open[] = [];
  const close = () => {
    const closed = open.pop();
    if (closed === undefined) return;
    const { line, items } = closed;
    const content = items.map(({ blocks }) => listItem(blocks));
    const list: NodeJson = line.isOrdered
      ? { type: "orderedList", attrs: { start: line.start }, content }
      : { type: "bulletList", content };
    const around = open.at(-1)?.items.at(-1);
    if (around === undefined) done.push(list);
    else around.blocks.push(list);
  };
  for (const line of lines) {
    let last = open.at(-1);
    while (
      last !== undefined &&
      (last.line.level > line.level ||
        (last.line.level === line.level &&
          (last.line.list !== line.list || last.line.isOrdered !== line.isOrdered)))
    ) {
      close();
      last = open.at(-1);
    }
    if (last === undefined || last.line.level < line.level) {
      last = { line, items: [] };
      open.push(last);
    }
    last.items.push({ blocks: [line.content] });
  }
  while (open.length > 0) close();
  return done;
}
