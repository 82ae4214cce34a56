import type { Figures } from "./scenarios/scenario.ts";

/** The figures side by side; behind those of every column but the first stands what they are of the first, as a ratio. */
export function table(columns: readonly { readonly name: string; readonly figures: Figures }[]): string {
  const first = columns[0]?.figures ?? {};
  const names = [...new Set(columns.flatMap(({ figures }) => Object.keys(figures)))];
  const rows = [
    ["", ...columns.map(({ name }, index) => (index === 0 ? name : `${name} (×)`))],
    ...names.map((name) => [
      name,
      ...columns.map(({ figures }, index) => {
        const value = figures[name] ?? Number.NaN;
        const ratio = value / (first[name] ?? Number.NaN);
        return index === 0 || !Number.isFinite(ratio)
          ? rounded(value)
          : `${rounded(value)} (${rounded(ratio)})`;
      }),
    ]),
  ];
  return aligned(rows);
}

const counted = ["trials", "acknowledged", "lost"];

/** A line a case: what every case counts in columns, its own figures behind. */
export function list(cases: readonly { readonly name: string; readonly figures: Figures }[]): string {
  return aligned([
    ["", ...counted, ""],
    ...cases.map(({ name, figures }) => [
      name,
      ...counted.map((key) => rounded(figures[key] ?? Number.NaN)),
      Object.entries(figures)
        .filter(([key]) => !counted.includes(key))
        .map(([key, value]) => `${key}: ${rounded(value)}`)
        .join("; "),
    ]),
  ]);
}

function aligned(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

/** Three digits are what a measurement on a machine like this bears; whole numbers stay whole. */
export function rounded(value: number): string {
  if (!Number.isFinite(value)) return "–";
  if (Number.isInteger(value) || value >= 100) return value.toFixed(0);
  return value >= 10 ? value.toFixed(1) : value.toFixed(2);
}
