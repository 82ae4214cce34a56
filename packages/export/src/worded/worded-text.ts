import {
  type CommitmentFieldName,
  commitmentFieldNames,
  type FrozenMarkName,
  isSafeHref,
  type MarkJson,
  type NodeJson,
  type NodeName,
  plainText,
  type RegisterSection,
} from "@minuta/document";
import { type CommitmentStatus, commitmentStatuses, type Language, type Party } from "@minuta/domain";
import type { PublishedRecord } from "@minuta/record";
import { shortDate } from "../dates.ts";
import { bodyBlocks, entryOf, hasHeading, Reading, refuseDeepNesting, UnknownTextError } from "../reading.ts";
import type { RegisterPiece, RegisterWords } from "../registers/piece.ts";
import { type HeadedRegister, Registers, sectionOf, withRegisters } from "../registers/registers.ts";
import { attributeNumber, attributeText, visibleText } from "../visible-text.ts";
import type { RecordWords } from "../words/record-words.ts";
import { recordWords } from "../words/words-of.ts";
import { maxColumns, placeCells } from "./table-grid.ts";

/** A run of text with its marks; `text` is "\n" for a line break. */
export type WordedRun = {
  readonly text: string;
  readonly bold: boolean;
  readonly italic: boolean;
  readonly underline: boolean;
  readonly strike: boolean;
  /** Whether it stands for words that the public version leaves out; the text itself says so. */
  readonly removed: boolean;
  /** "" when the run is no link. */
  readonly href: string;
  /** The party whose name it is, to be set with its shape and colour; "" for every other run. */
  readonly party: Party | "";
};

export type WordedFact = { readonly label: string; readonly runs: readonly WordedRun[] };

export type WordedCell = {
  readonly x: number;
  readonly y: number;
  readonly columns: number;
  readonly rows: number;
  readonly header: boolean;
  readonly blocks: readonly WordedBlock[];
};

/** What a text is made of once it is in words; every format sets each kind in its own way. */
export type WordedBlock =
  | { readonly kind: "paragraph"; readonly runs: readonly WordedRun[] }
  | {
      readonly kind: "heading";
      readonly depth: number;
      /** The register that it heads; null for a heading of the text's own. */
      readonly section: RegisterSection | null;
      readonly number: string;
      readonly runs: readonly WordedRun[];
    }
  | { readonly kind: "note"; readonly text: string }
  | {
      readonly kind: "resolution";
      /** "" for a block without a number. */
      readonly number: string;
      readonly label: string;
      readonly blocks: readonly WordedBlock[];
      readonly facts: readonly WordedFact[];
      /** What was decided on it, line by line. */
      readonly decision: readonly (readonly WordedRun[])[];
    }
  | { readonly kind: "facts"; readonly facts: readonly WordedFact[] }
  | { readonly kind: "signatures" }
  | { readonly kind: "commitment"; readonly label: string; readonly facts: readonly WordedFact[] }
  | { readonly kind: "bullets"; readonly items: readonly (readonly WordedBlock[])[] }
  | { readonly kind: "numbers"; readonly start: number; readonly items: readonly (readonly WordedBlock[])[] }
  | { readonly kind: "quote"; readonly blocks: readonly WordedBlock[] }
  | {
      readonly kind: "table";
      /** Width of each column in parts of the whole. */
      readonly widths: readonly number[];
      readonly headerRows: 0 | 1;
      readonly cells: readonly WordedCell[];
    }
  | { readonly kind: "rule" };

type Context = {
  readonly reading: Reading;
  readonly words: RecordWords;
  readonly language: Language;
  readonly nesting: number;
  /** How many tables stand around it. */
  readonly tables: number;
  /** Null for a record of the first format. */
  readonly registers: Registers | null;
};

// Typst gives up on deeply nested calls, and no page shows so many frames in each other. What stands deeper keeps its words and loses its frame.
const maxFrames = 8;
/** A table in a table is shown; in one that stands in a third Typst makes no sound structure where columns get narrow. */
const maxTables = 2;

/**
 * The text of a record as blocks, with its registers as `recordBodyHtml` has them. Throws
 * `UnknownTextError` as that does.
 */
export function wordedText(published: PublishedRecord): WordedBlock[] {
  const { content } = published;
  refuseDeepNesting(content.text);
  if (content.text.type !== "doc") throw new UnknownTextError("a text starts with its doc node");
  const held = withRegisters(published);
  const registers = held === null ? null : new Registers(held);
  const context = {
    registers,
    reading: new Reading(content),
    words: recordWords(content.language),
    language: content.language,
    nesting: 0,
    tables: 0,
  };
  return [
    ...(registers?.before() ?? []).flatMap(headedBlocks),
    ...bodyBlocks(content).flatMap((block) => blocksOf(block, context)),
    // The formats set the signatures at the end of every record whose text gives them no place.
    ...(registers?.after() ?? []).filter(({ section }) => section !== "signatures").flatMap(headedBlocks),
  ];
}

function headedBlocks({ section, heading, pieces }: HeadedRegister): WordedBlock[] {
  return [
    { kind: "heading", depth: 1, section, number: "", runs: plainRuns(heading) },
    ...pieces.map(pieceBlock),
  ];
}

function pieceBlock(piece: RegisterPiece): WordedBlock {
  switch (piece.kind) {
    case "facts":
      return {
        kind: "facts",
        facts: piece.facts.map(({ label, value }) => ({ label, runs: runsOfWords(value) })),
      };
    case "line":
      return { kind: "paragraph", runs: runsOfWords(piece.words) };
    case "table": {
      const cell = (x: number, y: number, header: boolean, lines: readonly RegisterWords[]) => ({
        x,
        y,
        columns: 1,
        rows: 1,
        header,
        words: Math.max(
          0,
          ...lines.map((line) => line.reduce((length, { text }) => length + text.length, 0)),
        ),
        blocks: lines.map((line): WordedBlock => ({ kind: "paragraph", runs: runsOfWords(line) })),
      });
      const head = piece.columns.map((name, x) =>
        cell(x, 0, true, [[{ text: name, party: null, strong: false }]]),
      );
      const body = piece.rows.flatMap((row, y) => row.map((lines, x) => cell(x, y + 1, false, lines)));
      const cells = [...head, ...body];
      const placed = cells.map((one) => ({ x: one.x, columns: 1, cell: { words: one.words } }));
      const room = widthsOf(piece.columns.length, placed);
      return {
        kind: "table",
        widths: room.map((width, x) => Math.max(width, longestWord(piece, x) * roomOfLetter)),
        headerRows: 1,
        cells: cells.map(({ words: _, ...one }) => one),
      };
    }
  }
}

/** So wide that a number such as ST-05/2012.03 is not broken and runs into no other column. */
const roomOfLetter = 5;

function longestWord(table: Extract<RegisterPiece, { kind: "table" }>, column: number): number {
  const texts = table.rows.flatMap((row) =>
    (row[column] ?? []).flatMap((line) => line.map(({ text }) => text)),
  );
  const words = [table.columns[column] ?? "", ...texts].flatMap((text) => text.split(/\s+/));
  return words.reduce((longest, word) => Math.max(longest, Math.min(word.length, 20)), 0);
}

function runsOfWords(words: RegisterWords): WordedRun[] {
  return words.map(({ text, party, strong }) => ({
    text,
    bold: strong,
    italic: false,
    underline: false,
    strike: false,
    removed: false,
    href: "",
    party: party ?? "",
  }));
}

/** Words without marks as the runs of a fact or a cell. */
export function plainRuns(text: string): WordedRun[] {
  return text === ""
    ? []
    : [
        {
          text,
          bold: false,
          italic: false,
          underline: false,
          strike: false,
          removed: false,
          href: "",
          party: "",
        },
      ];
}

const nodeBlocks: Readonly<Record<NodeName, (node: NodeJson, context: Context) => WordedBlock[]>> = {
  doc: () => {
    throw new UnknownTextError("a doc node stands only at the top of a text");
  },
  text: (node) => [{ kind: "paragraph", runs: [runOf(node)] }],
  hardBreak: () => [],
  paragraph: (node) => (isEmpty(node) ? [] : [{ kind: "paragraph", runs: runsOf(node) }]),
  heading: (node, { reading }) =>
    hasHeading(node)
      ? [
          {
            kind: "heading",
            depth: reading.headingDepth(node),
            section: null,
            number: "",
            runs: runsOf(node),
          },
        ]
      : [],
  agendaItem: (node, { reading, words }) => {
    const minutes = attributeNumber(node.attrs?.minutes, 1, 600, 0);
    const heading: WordedBlock = {
      kind: "heading",
      depth: reading.headingDepth(node),
      section: null,
      number: `${reading.nextAgendaNumber()}.`,
      runs: runsOf(node),
    };
    if (minutes === 0) return [heading];
    return [heading, { kind: "note", text: `${words.plannedMinutes}: ${minutes} ${words.minutesUnit}` }];
  },
  register: (node, { registers }) => {
    const section = sectionOf(node);
    if (section === null || registers === null) return [];
    return section === "signatures" ? [{ kind: "signatures" }] : registers.pieces(section).map(pieceBlock);
  },
  resolution: (node, context) => {
    const { words, language } = context;
    const { adopted, blockId } = context.reading.nextResolution();
    const responsible = visibleText(adopted?.responsible ?? attributeText(node.attrs?.responsible));
    const dueDate = adopted?.dueDate ?? attributeText(node.attrs?.dueDate);
    return [
      {
        kind: "resolution",
        number: visibleText(adopted?.number ?? ""),
        label:
          context.registers?.blockLabel(blockId) ??
          (adopted === undefined ? words.resolution : `${words.resolution} ${adopted.number}`),
        decision: (context.registers?.blockLines(blockId) ?? []).map(runsOfWords),
        blocks: blocksInside(node, context),
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
    const written = (node.content ?? []).map((child): WordedFact => {
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
    const fact = (label: string, value: string): WordedFact => ({
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
  listItem: (node, context) => blocksInside(node, context),
  blockquote: (node, context) => {
    const blocks = blocksInside(node, context);
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
          blocks: blocksInside(cell, { ...context, tables: context.tables + 1 }),
        };
      }),
    );
    if (context.nesting >= maxFrames || context.tables >= maxTables)
      return rows.flat().flatMap((cell) => cell.blocks);
    const { grid, left } = placeCells(rows);
    const headed =
      rows[0] !== undefined && rows[0].length > 0 && rows[0].every((cell) => cell.header && cell.rows === 1);
    const table: WordedBlock = {
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
  tableRow: (node, context) => blocksInside(node, context),
  tableHeader: (node, context) => blocksInside(node, context),
  tableCell: (node, context) => blocksInside(node, context),
  horizontalRule: () => [{ kind: "rule" }],
};

const markRun: Readonly<Record<FrozenMarkName, (mark: MarkJson) => Partial<WordedRun>>> = {
  link: (mark) => {
    const href = mark.attrs?.href;
    // XML takes no such characters, and an address means the same without them.
    return isSafeHref(href)
      ? { href: href.toWellFormed().replaceAll(/[\ufffe\uffff]/g, encodeURIComponent) }
      : {};
  },
  bold: () => ({ bold: true }),
  italic: () => ({ italic: true }),
  underline: () => ({ underline: true }),
  strike: () => ({ strike: true }),
  // The drafter's own note, which no reader of a published record is shown.
  personalData: () => ({}),
  removed: () => ({ removed: true }),
};

function blocksOf(node: NodeJson, context: Context): WordedBlock[] {
  return entryOf(nodeBlocks, node.type)(node, context);
}

function blocksInside(parent: NodeJson, context: Context): WordedBlock[] {
  const inside = { ...context, nesting: context.nesting + 1 };
  return (parent.content ?? []).flatMap((child) => blocksOf(child, inside));
}

function itemsOf(list: NodeJson, context: Context): WordedBlock[][] {
  return (list.content ?? []).map((item) => blocksOf(item, context));
}

function runsOf(parent: NodeJson): WordedRun[] {
  return (parent.content ?? []).map(runOf);
}

function runOf(node: NodeJson): WordedRun {
  if (node.type !== "text" && node.type !== "hardBreak") {
    throw new UnknownTextError(`a line of text holds "${String(node.type)}"`);
  }
  const written = typeof node.text === "string" ? visibleText(node.text) : "";
  let run: WordedRun = {
    text: node.type === "hardBreak" ? "\n" : written,
    bold: false,
    italic: false,
    underline: false,
    strike: false,
    removed: false,
    href: "",
    party: "",
  };
  for (const mark of node.marks ?? []) run = { ...run, ...entryOf(markRun, mark.type)(mark) };
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
