import type { MarkSpec, NodeSpec } from "@tiptap/pm/model";
import { Schema } from "@tiptap/pm/model";
import { bold, italic, strike, underline } from "./marks/emphasis.ts";
import { link } from "./marks/link.ts";
import { personalData } from "./marks/personal-data.ts";
import { agendaItem } from "./nodes/agenda-item.ts";
import { commitment, commitmentField, milestone } from "./nodes/commitment.ts";
import { bulletList, listItem, orderedList } from "./nodes/list.ts";
import { blockquote, doc, hardBreak, heading, horizontalRule, paragraph, text } from "./nodes/prose.ts";
import { register } from "./nodes/register.ts";
import { resolution } from "./nodes/resolution.ts";
import { table, tableCell, tableHeader, tableRow } from "./nodes/table.ts";

/**
 * Version of the node and mark set. A client that was built for another one may not join a live document: its
 * binding would delete what it does not know.
 */
export const schemaVersion = 4;

// Paragraph stands first among the blocks: ProseMirror fills empty places with the first that fits.
export const nodes = {
  doc,
  paragraph,
  text,
  heading,
  agendaItem,
  resolution,
  commitment,
  commitmentField,
  milestone,
  register,
  bulletList,
  orderedList,
  listItem,
  blockquote,
  table,
  tableRow,
  tableHeader,
  tableCell,
  horizontalRule,
  hardBreak,
} as const satisfies Record<string, NodeSpec>;

export const marks = { link, personalData, bold, italic, underline, strike } as const satisfies Record<
  string,
  MarkSpec
>;

export type NodeName = keyof typeof nodes;
export type MarkName = keyof typeof marks;

/** The schema of every text in Minuta; the editor, the templates, freezing and exports all draw on it. */
export const schema: Schema<NodeName, MarkName> = new Schema<NodeName, MarkName>({ nodes, marks });
