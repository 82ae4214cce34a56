import { stringify } from "csv-stringify/sync";

/**
 * A table as CSV for spreadsheets: UTF-8 with byte order mark, CRLF, and an apostrophe before whatever a spreadsheet would
 * run as a formula (RFC 4180; OWASP, CSV injection).
 */
export function spreadsheetCsv(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  return stringify([headings, ...rows] as string[][], {
    bom: true,
    record_delimiter: "windows",
    escape_formulas: true,
  });
}
