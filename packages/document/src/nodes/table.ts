import type { AttributeSpec, NodeSpec, TagParseRule } from "@tiptap/pm/model";
import { columnWidths, integer } from "../validators.ts";

const cellAttributes: Record<string, AttributeSpec> = {
  colspan: { default: 1, validate: integer("colspan", 1, 50) },
  rowspan: { default: 1, validate: integer("rowspan", 1, 500) },
  colwidth: { default: null, validate: columnWidths("colwidth") },
};

type ParsedElement = Parameters<NonNullable<TagParseRule["getAttrs"]>>[0];

const spanOf = (element: ParsedElement, name: string, max: number) => {
  const span = Number.parseInt(element.getAttribute(name) ?? "1", 10);
  return span >= 1 && span <= max ? span : 1;
};

const cellRule = (tag: string): TagParseRule => ({
  tag,
  getAttrs: (element) => ({
    colspan: spanOf(element, "colspan", 50),
    rowspan: spanOf(element, "rowspan", 500),
  }),
});

const spans = (attrs: Record<string, unknown>) => ({
  ...(attrs.colspan === 1 ? {} : { colspan: attrs.colspan }),
  ...(attrs.rowspan === 1 ? {} : { rowspan: attrs.rowspan }),
});

// The tableRole names are what prosemirror-tables looks for.
export const table: NodeSpec = {
  group: "block",
  content: "tableRow+",
  tableRole: "table",
  isolating: true,
  parseDOM: [{ tag: "table" }],
  toDOM: () => ["table", ["tbody", 0]],
};

export const tableRow: NodeSpec = {
  content: "(tableCell | tableHeader)*",
  tableRole: "row",
  parseDOM: [{ tag: "tr" }],
  toDOM: () => ["tr", 0],
};

export const tableCell: NodeSpec = {
  content: "block+",
  attrs: cellAttributes,
  tableRole: "cell",
  isolating: true,
  parseDOM: [cellRule("td")],
  toDOM: (node) => ["td", spans(node.attrs), 0],
};

export const tableHeader: NodeSpec = {
  content: "block+",
  attrs: cellAttributes,
  tableRole: "header_cell",
  isolating: true,
  parseDOM: [cellRule("th")],
  toDOM: (node) => ["th", spans(node.attrs), 0],
};
