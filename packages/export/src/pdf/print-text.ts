import {
  type CommitmentFieldName,
  type CommitmentStatus,
  commitmentFieldNames,
  commitmentStatuses,
  isSafeHref,
  type MarkJson,
  type MarkName,
  type NodeJson,
  type NodeName,
  plainText,
} from "@minuta/document";
import type { Language } from "@minuta/domain";
import type { RecordContent } from "@minuta/record";
import { shortDate } from "../dates.ts";
import { bodyBlocks, entryOf, hasHeading, Reading, refuseDeepNesting, UnknownTextError } from "../reading.ts";
import { attributeNumber, attributeText, visibleText } from "../visible-text.ts";
import type { RecordWords } from "../words/record-words.ts";
import { recordWords } from "../words/words-of.ts";
import { maxColumns, placeCells } from "./table-grid.ts";

/** A run of text with its marks; `text` is "\n" for a line break. */
export type PrintRun = {
  readonly text: string;
  readonly bold: boolean;
  readonly italic: boolean;
  readonly underline: boolean;
  readonly strike: boolean;
  /** "" when the run is no link. */
  readonly href: string;
};

export type PrintFact = { readonly label: string; readonly runs: readonly PrintRun[] };

export type PrintCell = {
  readonly x: number;
  readonly y: number;
  readonly columns: number;
  readonly rows: number;
  readonly header: boolean;
  readonly blocks: readonly PrintBlock[];
};

/** The blocks that the template `record.typ` sets, each by its kind. */
export type PrintBlock =
  | { readonly kind: "paragraph"; readonly runs: readonly PrintRun[] }
  | {
      readonly kind: "heading";
      readonly depth: number;
      readonly number: string;
      readonly runs: readonly PrintRun[];
    }
  | { readonly kind: "note"; readonly text: string }
  | {
      readonly kind: "resolution";
      readonly label: string;
      readonly blocks: readonly PrintBlock[];
      readonly facts: readonly PrintFact[];
    }
  | { readonly kind: "commitment"; readonly label: string; readonly facts: readonly PrintFact[] }
  | { readonly kind: "bullets"; readonly items: readonly (readonly PrintBlock[])[] }
  | { readonly kind: "numbers"; readonly start: number; readonly items: readonly (readonly PrintBlock[])[] }
  | { readonly kind: "quote"; readonly blocks: readonly PrintBlock[] }
  | {
      readonly kind: "table";
      /** Width of each column in parts of the whole. */
      readonly widths: readonly number[];
      readonly headerRows: 0 | 1;
      readonly cells: readonly PrintCell[];
    }
  | { readonly kind: "rule" };

type Context = {
  readonly reading: Reading;
  readonly words: RecordWords;
  readonly language: Language;
  readonly nesting: number;
};

// Typst gives up on deeply nested calls. What stands deeper keeps its words and loses its frame.
const maxFrames = 8;

/** The text of a record as blocks for the template. Throws `UnknownTextError` as `recordBodyHtml` does. */
export function printText(content: RecordContent): PrintBlock[] {
  refuseDeepNesting(content.text);
  if (content.text.type !== "doc") throw new UnknownTextError("a text starts with its doc node");
  const context = {
    reading: new Reading(content),
    words: recordWords(content.language),
    language: content.language,
    nesting: 0,
  };
  return bodyBlocks(content).flatMap((block) => printBlock(block, context));
}

/** Words without marks as the runs of a fact or a cell. */
export function plainRuns(text: string): PrintRun[] {
  return text === "" ? [] : [{ text, bold: false, italic: false, underline: false, strike: false, href: "" }];
}

const nodePrint: Readonly<Record<NodeName, (node: NodeJson, context: Context) => PrintBlock[]>> = {
  doc: () => {
    throw new UnknownTextError("a doc node stands only at the top of a text");
  },
  text: (node) => [{ kind: "paragraph", runs: [runOf(node)] }],
  hardBreak: () => [],
  paragraph: (node) => (isEmpty(node) ? [] : [{ kind: "paragraph", runs: runsOf(node) }]),
  heading: (node, { reading }) =>
    hasHeading(node)
      ? [{ kind: "heading", depth: reading.headingDepth(node), number: "", runs: runsOf(node) }]
      : [],
  agendaItem: (node, { reading, words }) => {
    const minutes = attributeNumber(node.attrs?.minutes, 1, 600, 0);
    const heading: PrintBlock = {
      kind: "heading",
      depth: reading.headingDepth(node),
      number: `${reading.nextAgendaNumber()}.`,
      runs: runsOf(node),
    };
    if (minutes === 0) return [heading];
    return [heading, { kind: "note", text: `${words.plannedMinutes}: ${minutes} ${words.minutesUnit}` }];
  },
  resolution: (node, context) => {
    const { words, language } = context;
    const adopted = context.reading.nextResolution();
    const responsible = visibleText(adopted?.responsible ?? attributeText(node.attrs?.responsible));
    const dueDate = adopted?.dueDate ?? attributeText(node.attrs?.dueDate);
    return [
      {
        kind: "resolution",
        label: adopted === undefined ? words.resolution : `${words.resolution} ${adopted.number}`,
        blocks: printInside(node, context),
        facts: [
          { label: words.responsible, runs: plainRuns(responsible || words.unspecified) },
          {
            label: words.dueDate,
            runs: plainRuns(dueDate === "" ? words.unspecified : shortDate(dueDate, language)),
          },
        ],
      },
    ];
  },
  commitment: (node, context) => {
    const { words } = context;
    const attrs = node.attrs ?? {};
    const status = commitmentStatuses.includes(attrs.status as CommitmentStatus)
      ? words.commitmentStatus[attrs.status as CommitmentStatus]
      : "";
    let milestones = 0;
    const written = (node.content ?? []).map((child): PrintFact => {
      if (child.type === "milestone") milestones += 1;
      else if (child.type !== "commitmentField")
        throw new UnknownTextError(`a commitment holds "${child.type}"`);
      const name = child.attrs?.name as CommitmentFieldName;
      const field = commitmentFieldNames.includes(name) ? words.commitmentField[name] : words.unspecified;
      const period = child.type === "milestone" ? periodOf(child.attrs ?? {}, context) : "";
      const runs = isEmpty(child) ? plainRuns(words.unspecified) : runsOf(child);
      return {
        label: child.type === "milestone" ? `${words.milestone} ${milestones}` : field,
        runs: period === "" ? runs : [...runs, ...plainRuns(` (${period})`)],
      };
    });
    const fact = (label: string, value: string): PrintFact => ({
      label,
      runs: plainRuns(value || words.unspecified),
    });
    const label = words.commitmentFact;
    return [
      {
        kind: "commitment",
        label: words.commitment,
        facts: [
          ...written,
          fact(label.leadAgency, attributeText(attrs.leadAgency)),
          fact(label.contact, attributeText(attrs.contact)),
          fact(label.period, periodOf(attrs, context)),
          fact(label.status, status),
        ],
      },
    ];
  },
  commitmentField: (node) => [{ kind: "paragraph", runs: runsOf(node) }],
  milestone: (node) => [{ kind: "paragraph", runs: runsOf(node) }],
  bulletList: (node, context) => {
    const items = itemsOf(node, context);
    return context.nesting < maxFrames ? [{ kind: "bullets", items }] : items.flat();
  },
  orderedList: (node, context) => {
    const items = itemsOf(node, context);
    const start = attributeNumber(node.attrs?.start, 0, 9999, 1);
    return context.nesting < maxFrames ? [{ kind: "numbers", start, items }] : items.flat();
  },
  listItem: (node, context) => printInside(node, context),
  blockquote: (node, context) => {
    const blocks = printInside(node, context);
    return context.nesting < maxFrames ? [{ kind: "quote", blocks }] : blocks;
  },
  table: (node, context) => {
    const rows = (node.content ?? []).map((row) =>
      (row.content ?? []).map((cell) => {
        if (cell.type !== "tableCell" && cell.type !== "tableHeader") {
          throw new UnknownTextError(`a table row holds "${String(cell.type)}"`);
        }
        return {
          columns: attributeNumber(cell.attrs?.colspan, 1, 50, 1),
          rows: attributeNumber(cell.attrs?.rowspan, 1, 500, 1),
          header: cell.type === "tableHeader",
          words: plainText(cell).length,
          blocks: printInside(cell, context),
        };
      }),
    );
    if (context.nesting >= maxFrames) return rows.flat().flatMap((cell) => cell.blocks);
    const { grid, left } = placeCells(rows);
    const headed =
      rows[0] !== undefined && rows[0].length > 0 && rows[0].every((cell) => cell.header && cell.rows === 1);
    const table: PrintBlock = {
      kind: "table",
      widths: widthsOf(grid.columns, grid.placed),
      headerRows: headed && grid.rows > 1 ? 1 : 0,
      cells: grid.placed.map(({ cell, ...place }) => ({
        ...place,
        header: cell.header,
        blocks: cell.blocks,
      })),
    };
    return [...(grid.placed.length > 0 ? [table] : []), ...left.flatMap((cell) => cell.blocks)];
  },
  tableRow: (node, context) => printInside(node, context),
  tableHeader: (node, context) => printInside(node, context),
  tableCell: (node, context) => printInside(node, context),
  horizontalRule: () => [{ kind: "rule" }],
};

const markPrint: Readonly<Record<MarkName, (mark: MarkJson) => Partial<PrintRun>>> = {
  link: (mark) => {
    const href = mark.attrs?.href;
    return isSafeHref(href) ? { href } : {};
  },
  bold: () => ({ bold: true }),
  italic: () => ({ italic: true }),
  underline: () => ({ underline: true }),
  strike: () => ({ strike: true }),
};

function printBlock(node: NodeJson, context: Context): PrintBlock[] {
  return entryOf(nodePrint, node.type)(node, context);
}

function printInside(parent: NodeJson, context: Context): PrintBlock[] {
  const inside = { ...context, nesting: context.nesting + 1 };
  return (parent.content ?? []).flatMap((child) => printBlock(child, inside));
}

function itemsOf(list: NodeJson, context: Context): PrintBlock[][] {
  return (list.content ?? []).map((item) => printBlock(item, context));
}

function runsOf(parent: NodeJson): PrintRun[] {
  return (parent.content ?? []).map(runOf);
}

function runOf(node: NodeJson): PrintRun {
  if (node.type !== "text" && node.type !== "hardBreak") {
    throw new UnknownTextError(`a line of text holds "${String(node.type)}"`);
  }
  const written = typeof node.text === "string" ? visibleText(node.text) : "";
  let run: PrintRun = {
    text: node.type === "hardBreak" ? "\n" : written,
    bold: false,
    italic: false,
    underline: false,
    strike: false,
    href: "",
  };
  for (const mark of node.marks ?? []) run = { ...run, ...entryOf(markPrint, mark.type)(mark) };
  return run;
}

/** Columns as wide as the root of what they hold asks for: a long text gets more room, a short one is not crushed. */
function widthsOf(
  columns: number,
  placed: readonly {
    readonly x: number;
    readonly columns: number;
    readonly cell: { readonly words: number };
  }[],
): number[] {
  const longest = Array.from({ length: Math.min(columns, maxColumns) }, () => 9);
  for (const { x, columns: span, cell } of placed) {
    if (span === 1) longest[x] = Math.max(longest[x] ?? 0, Math.min(cell.words, 144));
  }
  return longest.map((length) => Math.round(Math.sqrt(length) * 10));
}

function periodOf(attrs: Readonly<Record<string, unknown>>, { words, language }: Context): string {
  const startsOn = attributeText(attrs.startsOn);
  const endsOn = attributeText(attrs.endsOn);
  if (startsOn !== "" && endsOn !== "")
    return `${shortDate(startsOn, language)} – ${shortDate(endsOn, language)}`;
  if (startsOn !== "") return `${words.from} ${shortDate(startsOn, language)}`;
  return endsOn === "" ? "" : `${words.until} ${shortDate(endsOn, language)}`;
}

function isEmpty(node: NodeJson): boolean {
  return (node.content ?? []).length === 0;
}
