import type { Node } from "@tiptap/pm/model";

/** A place in the text that one can go to. */
export type OutlineEntry = {
  /** Position of the block, or its identifier where it has one. */
  readonly position: number;
  readonly kind: "agendaItem" | "heading";
  readonly title: string;
  /** Number of an agenda item; 0 for a heading. */
  readonly ordinal: number;
  readonly minutes: number;
};

/** Agenda items and headings below the title, in the order of the text. */
export function outlineOf(doc: Node): readonly OutlineEntry[] {
  const entries: OutlineEntry[] = [];
  let ordinal = 0;
  doc.forEach((node, position) => {
    if (node.type.name === "agendaItem") {
      ordinal += 1;
      const minutes = Number(node.attrs.minutes);
      entries.push({ position, kind: "agendaItem", title: node.textContent.trim(), ordinal, minutes });
    } else if (node.type.name === "heading" && (node.attrs.level === 2 || node.attrs.level === 3)) {
      entries.push({ position, kind: "heading", title: node.textContent.trim(), ordinal: 0, minutes: 0 });
    }
  });
  return entries;
}

/** The entry under which a position of the text stands, or -1 above the first. */
export function currentEntry(entries: readonly OutlineEntry[], position: number): number {
  return entries.findLastIndex((entry) => entry.position <= position);
}
