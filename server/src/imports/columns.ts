import type { Columns, ImportFaultCode } from "@minuta/contract";
import { foldWords } from "@minuta/domain";
import type { CsvTable } from "./csv-table.ts";

/** Reports what is wrong with one cell, a line (heading "") or the file (row 0). */
export type Report = (row: number, heading: string, code: ImportFaultCode, values?: FaultValues) => void;
export type FaultValues = Readonly<Record<string, string | number>>;

/** A line of a file, its cells by the name of their column; a cell of a column that the file lacks is "". */
export type Line<Names extends string> = {
  readonly row: number;
  readonly cells: Readonly<Record<Names, string>>;
  /** Reports a fault of this line's cell. */
  readonly refuse: (name: Names | null, code: ImportFaultCode, values?: FaultValues) => void;
};

const control = /[\p{Cc}\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/u;

/** Finds the columns by their headings, in any order, and checks what holds of every cell: filled, short enough, plain text. */
export function readLines<C extends Columns>(
  table: CsvTable,
  columns: C,
  report: Report,
): Line<Extract<keyof C, string>>[] {
  type Name = Extract<keyof C, string>;
  const names = Object.keys(columns) as Name[];
  const places = new Map<Name, number>();
  table.headings.forEach((heading, index) => {
    const folded = foldWords(heading);
    const name = names.find((each) => {
      const known = columns[each];
      return known !== undefined && [...known.es, ...known.en].some((word) => foldWords(word) === folded);
    });
    if (name === undefined) {
      if (folded !== "" || table.lines.some((cells) => cells[index] !== ""))
        report(1, heading, "column_unknown");
    } else if (places.has(name)) report(1, heading, "twice_in_file");
    else places.set(name, index);
  });
  for (const name of names) {
    const known = columns[name];
    if (known?.required && !places.has(name)) report(1, known.es[0] ?? name, "column_missing");
  }
  const headingOf = (name: Name) => table.headings[places.get(name) ?? -1] ?? columns[name]?.es[0] ?? name;
  return table.lines.flatMap((cells, index) => {
    if (cells.every((cell) => cell === "")) return [];
    // Line 1 holds the headings.
    const row = index + 2;
    const refuse: Line<Name>["refuse"] = (name, code, values) =>
      report(row, name === null ? "" : headingOf(name), code, values);
    const read = Object.fromEntries(
      names.map((name) => [name, cells[places.get(name) ?? -1] ?? ""]),
    ) as Record<Name, string>;
    for (const name of names) {
      const known = columns[name];
      const cell = read[name];
      if (known === undefined) continue;
      if (cell === "" && known.required && places.has(name)) refuse(name, "required");
      if (cell.length > known.maxLength) refuse(name, "too_long", { max: known.maxLength });
      if (control.test(cell.replaceAll("\n", ""))) refuse(name, "invalid_character");
    }
    return [{ row, cells: read, refuse }];
  });
}

/** A calendar date as people write it in a spreadsheet: `2012-03-30`, `30/03/2012`, `30-3-2012`; null when it is none. */
export function plainDateOf(cell: string): string | null {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(cell);
  const local = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(cell);
  const [year, month, day] = iso !== null ? iso.slice(1) : local !== null ? local.slice(1).reverse() : [];
  if (year === undefined || month === undefined || day === undefined) return null;
  const date = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  const real = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(real.getTime()) && real.toISOString().slice(0, 10) === date ? date : null;
}

/** One of a few words, in either language, accents and capitals aside; null when it is none of them. */
export function oneOfWords<T extends string>(
  cell: string,
  words: Readonly<Record<T, readonly string[]>>,
): T | null {
  const folded = foldWords(cell);
  for (const [value, known] of Object.entries(words) as [T, readonly string[]][]) {
    if (foldWords(value) === folded || known.some((word) => foldWords(word) === folded)) return value;
  }
  return null;
}
