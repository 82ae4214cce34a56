import {
  AlignmentType,
  BorderStyle,
  ExternalHyperlink,
  HeadingLevel,
  type ILevelsOptions,
  type IParagraphOptions,
  LevelFormat,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalMergeType,
  WidthType,
} from "docx";
import type { WordedRecord } from "../worded/worded-record.ts";
import type { WordedBlock, WordedCell, WordedFact, WordedRun } from "../worded/worded-text.ts";
import { color, partyColor, styleName } from "./docx-styles.ts";

/** Width of the text on the page, in twentieths of a point. */
export const textWidth = 9406;

/** Party names have their shape before them, as everywhere. */
const partySign = { government: "■", institute: "◆", civilSociety: "●" } as const;

type Frame = "none" | "resolution" | "quote" | "commitment";
type Place = { readonly frame: Frame; readonly listLevel: number; readonly indent: number };

const free: Place = { frame: "none", listLevel: 0, indent: 0 };

/** What Word's body holds: paragraphs and tables. */
export type DocxBlock = Paragraph | Table;

/** Makes the blocks of one document; every ordered list gets a numbering of its own. */
export class DocxBlocks {
  readonly #record: WordedRecord;
  readonly #numberings: { readonly reference: string; readonly levels: ILevelsOptions[] }[] = [];

  constructor(record: WordedRecord) {
    this.#record = record;
  }

  /** The numberings of the lists that were made so far, and that of the bullets. */
  get numberings(): readonly { readonly reference: string; readonly levels: ILevelsOptions[] }[] {
    return [{ reference: bullets, levels: levelsOf(LevelFormat.BULLET, 1) }, ...this.#numberings];
  }

  blocks(blocks: readonly WordedBlock[], place: Place = free): DocxBlock[] {
    return blocks.flatMap((block) => this.#block(block, place));
  }

  heading(depth: number, text: string): Paragraph {
    return new Paragraph({ heading: headingAt(depth), children: [new TextRun(text)] });
  }

  paragraph(text: string, style?: string): Paragraph {
    return new Paragraph({ ...(style === undefined ? {} : { style }), children: [new TextRun(text)] });
  }

  facts(facts: readonly { readonly label: string; readonly value: string }[]): Paragraph[] {
    return facts.map(({ label, value }) => labelled(label, [new TextRun(value)], free));
  }

  /** A table of words with a row of headings that is repeated on every page. */
  textTable(
    columns: readonly string[],
    rows: readonly (readonly string[])[],
    widths: readonly number[],
  ): Table {
    const cells = (words: readonly string[], style: string, header: boolean) =>
      words.map(
        (text, x) =>
          new TableCell({
            width: { size: widthOf(widths, x, 1), type: WidthType.DXA },
            ...(header ? headerShading : {}),
            children: [new Paragraph({ style, children: [new TextRun(text)] })],
          }),
      );
    return new Table({
      ...tableLook(widths),
      rows: [
        new TableRow({
          tableHeader: true,
          cantSplit: true,
          children: cells(columns, styleName.tableHead, true),
        }),
        ...rows.map(
          (row) => new TableRow({ cantSplit: true, children: cells(row, styleName.tableText, false) }),
        ),
      ],
    });
  }

  signatures(): Table {
    const { seats } = this.#record.signatures;
    const columns = seats.map(() => 1);
    return new Table({
      ...tableLook(columns),
      rows: [
        new TableRow({
          tableHeader: true,
          cantSplit: true,
          children: seats.map(
            ({ seat }) =>
              new TableCell({
                width: { size: widthOf(columns, 0, 1), type: WidthType.DXA },
                ...headerShading,
                children: [
                  new Paragraph({
                    style: styleName.tableHead,
                    children: [
                      new TextRun({
                        text: `${partySign[seat.party]} ${seat.name}`,
                        color: partyColor[seat.party],
                        bold: true,
                      }),
                    ],
                  }),
                ],
              }),
          ),
        }),
        new TableRow({
          cantSplit: true,
          children: seats.map(
            ({ decision, lines }) =>
              new TableCell({
                width: { size: widthOf(columns, 0, 1), type: WidthType.DXA },
                children: [
                  new Paragraph({
                    style: styleName.tableText,
                    children: [new TextRun({ text: decision, bold: true })],
                  }),
                  ...lines.map(
                    (line) => new Paragraph({ style: styleName.tableText, children: [new TextRun(line)] }),
                  ),
                ],
              }),
          ),
        }),
      ],
    });
  }

  #block(block: WordedBlock, place: Place): DocxBlock[] {
    switch (block.kind) {
      case "paragraph":
        return [new Paragraph({ ...framed(place), children: runs(block.runs) })];
      case "heading": {
        const number = block.number === "" ? [] : [new TextRun(`${block.number} `)];
        return [
          new Paragraph({ heading: headingAt(block.depth + 1), children: [...number, ...runs(block.runs)] }),
        ];
      }
      case "note":
        return [new Paragraph({ style: styleName.quiet, children: [new TextRun(block.text)] })];
      case "resolution": {
        const inside: Place = { ...place, frame: "resolution" };
        return [
          new Paragraph({
            ...framed(inside),
            keepNext: true,
            children: [new TextRun({ text: block.label, bold: true, color: color.accent })],
          }),
          ...this.blocks(block.blocks, inside),
          ...this.#factLines(block.facts, inside),
          ...block.decision.map(
            (line) => new Paragraph({ ...framed(inside), children: runs(line, quietRun) }),
          ),
        ];
      }
      case "facts":
        return this.#factLines(block.facts, place);
      case "signatures":
        return [this.signatures()];
      case "commitment": {
        const inside: Place = { ...place, frame: "commitment" };
        return [
          new Paragraph({
            ...framed(inside),
            keepNext: true,
            children: [new TextRun({ text: block.label, bold: true, color: color.accent })],
          }),
          ...this.#factLines(block.facts, inside),
        ];
      }
      case "bullets":
        return block.items.flatMap((item) => this.#item(item, bullets, place));
      case "numbers": {
        const reference = `list-${this.#numberings.length + 1}`;
        this.#numberings.push({ reference, levels: levelsOf(LevelFormat.DECIMAL, block.start) });
        return block.items.flatMap((item) => this.#item(item, reference, place));
      }
      case "quote":
        return this.blocks(block.blocks, { ...place, frame: "quote" });
      case "table":
        return [this.#table(block)];
      case "rule":
        return [
          new Paragraph({
            border: { bottom: { style: BorderStyle.SINGLE, size: 6, space: 1, color: color.line } },
            indent: { left: 3600, right: 3600 },
            children: [],
          }),
        ];
    }
  }

  #factLines(facts: readonly WordedFact[], place: Place): Paragraph[] {
    return facts.map(({ label, runs: value }) => labelled(label, runs(value), place));
  }

  #item(blocks: readonly WordedBlock[], reference: string, place: Place): DocxBlock[] {
    const level = Math.min(place.listLevel, deepestLevel);
    const [first, ...rest] = blocks;
    const startsWithWords = first?.kind === "paragraph";
    const marked = new Paragraph({
      ...framed(place),
      numbering: { reference, level },
      children: startsWithWords ? runs(first.runs) : [],
    });
    const inside: Place = { ...place, listLevel: level + 1, indent: indentOf(level) };
    return [marked, ...this.blocks(startsWithWords ? rest : blocks, inside)];
  }

  #table({ cells, widths, headerRows }: Extract<WordedBlock, { kind: "table" }>): Table {
    const columns = widths.length;
    const height = cells.reduce((most, cell) => Math.max(most, cell.y + cell.rows), 1);
    // Who stands at each place; a place may be empty.
    const at: (WordedCell | undefined)[][] = Array.from({ length: height }, () =>
      Array.from({ length: columns }, () => undefined),
    );
    for (const cell of cells) {
      for (let y = cell.y; y < cell.y + cell.rows; y += 1) {
        for (let x = cell.x; x < cell.x + cell.columns; x += 1) {
          const row = at[y];
          if (row !== undefined && x < columns) row[x] = cell;
        }
      }
    }
    return new Table({
      ...tableLook(widths),
      rows: at.map(
        (row, y) =>
          new TableRow({
            ...(y < headerRows ? { tableHeader: true, cantSplit: true } : {}),
            children: row.flatMap((cell, x) => {
              if (cell !== undefined && cell.x !== x) return [];
              return [this.#cell(cell, x, y, widths)];
            }),
          }),
      ),
    });
  }

  #cell(cell: WordedCell | undefined, x: number, y: number, widths: readonly number[]): TableCell {
    const empty = () => new Paragraph({ style: styleName.tableText, children: [] });
    if (cell === undefined) {
      return new TableCell({
        width: { size: widthOf(widths, x, 1), type: WidthType.DXA },
        children: [empty()],
      });
    }
    const starts = cell.y === y;
    const merge =
      cell.rows === 1 ? undefined : starts ? VerticalMergeType.RESTART : VerticalMergeType.CONTINUE;
    const style = cell.header ? styleName.tableHead : styleName.tableText;
    const inside = starts
      ? cell.blocks.flatMap((block) =>
          block.kind === "paragraph"
            ? [new Paragraph({ style, children: runs(block.runs) })]
            : this.#block(block, free),
        )
      : [];
    return new TableCell({
      width: { size: widthOf(widths, x, cell.columns), type: WidthType.DXA },
      ...(cell.columns === 1 ? {} : { columnSpan: cell.columns }),
      ...(merge === undefined ? {} : { verticalMerge: merge }),
      ...(cell.header ? headerShading : {}),
      // Word wants a paragraph at the end of every cell.
      children: inside.at(-1) instanceof Paragraph ? inside : [...inside, empty()],
    });
  }
}

const bullets = "bullets";
const deepestLevel = 8;
const indentOf = (level: number) => 360 * (level + 1);

function levelsOf(format: (typeof LevelFormat)["BULLET" | "DECIMAL"], start: number): ILevelsOptions[] {
  return Array.from({ length: deepestLevel + 1 }, (_, level) => ({
    level,
    format,
    text: format === LevelFormat.BULLET ? "–" : `%${level + 1}.`,
    alignment: AlignmentType.START,
    start,
    style: { paragraph: { indent: { left: indentOf(level), hanging: 300 } } },
  }));
}

function headingAt(depth: number) {
  switch (depth) {
    case 1:
      return HeadingLevel.HEADING_1;
    case 2:
      return HeadingLevel.HEADING_2;
    case 3:
      return HeadingLevel.HEADING_3;
    case 4:
      return HeadingLevel.HEADING_4;
    case 5:
      return HeadingLevel.HEADING_5;
    default:
      return HeadingLevel.HEADING_6;
  }
}

/** How a paragraph shows what it stands in. */
function framed({ frame, indent }: Place): IParagraphOptions {
  const left = indent === 0 ? {} : { indent: { left: indent } };
  switch (frame) {
    case "none":
      return left;
    case "quote":
      return { style: styleName.quote, ...left };
    case "resolution":
      return { style: styleName.resolution, ...left };
    case "commitment":
      return { style: styleName.commitment, ...left };
  }
}

function labelled(label: string, value: readonly (TextRun | ExternalHyperlink)[], place: Place): Paragraph {
  return new Paragraph({
    ...(place.frame === "none" ? { style: styleName.fact } : framed(place)),
    children: [new TextRun({ text: `${label}: `, ...quietRun }), ...value],
  });
}

const quietRun = { color: color.quiet } as const;

function runs(
  list: readonly WordedRun[],
  look: { readonly color?: string } = {},
): (TextRun | ExternalHyperlink)[] {
  return list.map((run) => {
    if (run.text === "\n") return new TextRun({ break: 1 });
    if (run.party !== "") {
      const text = `${partySign[run.party]} ${run.text}`;
      return new TextRun({ text, bold: true, color: partyColor[run.party] });
    }
    const marked = new TextRun({
      text: run.text,
      ...look,
      ...(run.bold ? { bold: true } : {}),
      ...(run.italic ? { italics: true } : {}),
      ...(run.underline ? { underline: {} } : {}),
      ...(run.strike ? { strike: true } : {}),
      ...(run.removed ? { style: styleName.removed } : run.href === "" ? {} : { style: styleName.link }),
    });
    return run.href === "" ? marked : new ExternalHyperlink({ link: run.href, children: [marked] });
  });
}

const headerShading = {
  shading: { type: ShadingType.CLEAR, fill: color.wash, color: "auto" },
} as const;

function tableLook(widths: readonly number[]) {
  const line = { style: BorderStyle.SINGLE, size: 4, color: color.line };
  return {
    width: { size: textWidth, type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    columnWidths: widths.map((_, x) => widthOf(widths, x, 1)),
    margins: { top: 60, bottom: 60, left: 100, right: 100 },
    borders: {
      top: line,
      bottom: line,
      left: line,
      right: line,
      insideHorizontal: line,
      insideVertical: line,
    },
    tableLook: { firstRow: true, noHBand: true, noVBand: true },
  };
}

/** Width of `span` columns from `x` on, of a table whose columns share the text's width as `widths` say. */
function widthOf(widths: readonly number[], x: number, span: number): number {
  const whole = widths.reduce((sum, width) => sum + width, 0);
  const part = widths.slice(x, x + span).reduce((sum, width) => sum + width, 0);
  return Math.round((textWidth * part) / (whole === 0 ? 1 : whole));
}
