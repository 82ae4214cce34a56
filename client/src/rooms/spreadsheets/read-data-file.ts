import { type DataKind, dataColumns, dataKinds } from "@minuta/contract";
import { foldWords } from "@minuta/domain";

/** As many letters as the server takes of one file. */
export const largestDataFile = 6_000_000;

export const fileRefusals = ["tooLarge", "spreadsheet", "notText", "notUtf8", "empty"] as const;
export type FileRefusal = (typeof fileRefusals)[number];

export type DataFile =
  | { readonly content: string; readonly kind: DataKind | null }
  | { readonly refusal: FileRefusal };

/** Reads a chosen file as text, and guesses from its headings which list it is. Its size is looked at before it is opened. */
export async function readDataFile(file: Blob, among: readonly DataKind[]): Promise<DataFile> {
  if (file.size > largestDataFile) return { refusal: "tooLarge" };
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (beginsWith(bytes, [0x50, 0x4b, 3, 4]) || beginsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0]))
    return { refusal: "spreadsheet" };
  const wide = beginsWith(bytes, [0xff, 0xfe])
    ? "utf-16le"
    : beginsWith(bytes, [0xfe, 0xff])
      ? "utf-16be"
      : null;
  if (wide === null && bytes.includes(0)) return { refusal: "notText" };
  let content: string;
  try {
    content = new TextDecoder(wide ?? "utf-8", { fatal: true }).decode(bytes);
  } catch {
    return { refusal: "notUtf8" };
  }
  if (content.trim() === "") return { refusal: "empty" };
  return { content, kind: guessKind(content, among) };
}

function beginsWith(bytes: Uint8Array, mark: readonly number[]): boolean {
  return mark.every((byte, index) => bytes[index] === byte);
}

/** The list whose columns a file has: all that it must fill, and most of the others; null when it is none of them. */
export function guessKind(content: string, among: readonly DataKind[] = dataKinds): DataKind | null {
  const headings = headingsOf(content).map(foldWords);
  let best: { readonly kind: DataKind; readonly fits: number } | null = null;
  for (const kind of among) {
    const columns = Object.values(dataColumns[kind]);
    const has = (words: readonly string[]) => words.some((word) => headings.includes(foldWords(word)));
    const known = columns.filter(({ es, en }) => has([...es, ...en]));
    if (columns.some((column) => column.required && !known.includes(column))) continue;
    const fits = known.length - (headings.length - known.length);
    if (best === null || fits > best.fits) best = { kind, fits };
  }
  return best?.kind ?? null;
}

/** The cells of the first line, with commas, semicolons or tabs between them, as the server reads it. */
export function headingsOf(content: string): string[] {
  const line = /^\ufeff?([^\r\n]*)/.exec(content.slice(0, 5000))?.[1] ?? "";
  const signs = [",", ";", "\t"].map((sign) => ({ sign, count: line.split(sign).length }));
  const sign = signs.reduce((best, each) => (each.count > best.count ? each : best)).sign;
  const cells: string[] = [];
  let cell = "";
  let isQuoted = false;
  for (const letter of line) {
    if (letter === '"') isQuoted = !isQuoted;
    else if (letter === sign && !isQuoted) {
      cells.push(cell);
      cell = "";
    } else cell += letter;
  }
  return [...cells, cell].map((each) => each.trim());
}
