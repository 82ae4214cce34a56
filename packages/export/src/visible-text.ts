// Marks that change the order in which letters are shown, and characters that show nothing at all: with them a text
// can read otherwise than it is written. The last two are no characters, and XML does not take them.
const deceptive =
  /(?![\t\n])[\p{Cc}\p{Cs}\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff]/gu;

/** The text with every deceptive character replaced by its code, "[U+202E]": what was signed is seen, all of it. */
export function visibleText(text: string): string {
  return text.replace(deceptive, codeOf);
}

/** A character as "[U+1F600]". */
export function codeOf(character: string): string {
  return `[U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}]`;
}

/** A value out of a text's attributes as words: anything but a string is nothing. */
export function attributeText(value: unknown): string {
  return typeof value === "string" ? visibleText(value) : "";
}

/** A value out of a text's attributes as a whole number within bounds, else `fallback`. */
export function attributeNumber(value: unknown, min: number, max: number, fallback: number): number {
  return typeof value === "number" && Number.isInteger(value) && value >= min && value <= max
    ? value
    : fallback;
}
