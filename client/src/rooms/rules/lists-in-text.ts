/** The whole numbers of a text such as "7, 1"; what is none is left out. */
export function numbersIn(text: string): number[] {
  return (text.match(/\d+/g) ?? []).map(Number);
}

/** The days `YYYY-MM-DD` of a text, one a line or set apart by anything else. */
export function daysIn(text: string): string[] {
  return [...new Set(text.match(/\d{4}-\d{2}-\d{2}/g) ?? [])].sort();
}
