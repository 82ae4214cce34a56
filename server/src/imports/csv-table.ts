import type { ImportFaultCode } from "@minuta/contract";
import { CsvError, parse } from "csv-parse/sync";

/** A table as it was read: headings, and lines of as many cells, each trimmed and in NFC. */
export type CsvTable = {
  readonly headings: readonly string[];
  readonly lines: readonly (readonly string[])[];
};

const maxLines = 20_000;
const maxLineBytes = 200_000;

export class NotCsv extends Error {
  override readonly name = "NotCsv";
  readonly code: ImportFaultCode;
  /** Line of the file at which it ended, 0 when none is known. */
  readonly line: number;

  constructor(code: ImportFaultCode, line: number) {
    super(`${code} at line ${line}`);
    this.code = code;
    this.line = line;
  }
}

/**
 * Reads CSV (RFC 4180) as spreadsheets write it: with or without byte order mark, commas, semicolons or tabs between the
 * cells. What an export made plain by an apostrophe is what it was. Throws `NotCsv`.
 */
export function readCsv(content: string): CsvTable {
  let rows: string[][];
  try {
    rows = parse(content, {
      bom: true,
      delimiter: delimiterOf(content),
      relax_column_count: true,
      skip_empty_lines: true,
      max_record_size: maxLineBytes,
      to_line: maxLines * 50,
    });
  } catch (error) {
    if (error instanceof CsvError) throw new NotCsv("not_csv", Number(error.lines ?? 0));
    throw error;
  }
  const [headings, ...lines] = rows;
  if (headings === undefined) throw new NotCsv("not_csv", 0);
  if (lines.length > maxLines) throw new NotCsv("too_many_rows", 0);
  const filled = lines.map((cells) => headings.map((_, index) => plainCell(cells[index] ?? "")));
  // Spreadsheets keep emptied lines; they say nothing.
  return { headings: headings.map(plainCell), lines: filled };
}

function plainCell(cell: string): string {
  const text = cell.normalize("NFC").replaceAll("\r\n", "\n").trim();
  return /^'[=+\-@\t\r]/.test(text) ? text.slice(1) : text;
}

/** The sign between the cells: the one that the headings hold most of. */
function delimiterOf(content: string): string {
  const headings = content.slice(0, 5000).split(/\r?\n/, 1)[0] ?? "";
  const count = (sign: string) => headings.split(sign).length;
  return [",", ";", "\t"].reduce((best, sign) => (count(sign) > count(best) ? sign : best));
}
