import type { NodeJson } from "@minuta/document";

/** What a file may hold that a text of ours has no place for, in the order in which it is reported. */
export const lossKinds = [
  "images",
  "textBoxes",
  "footnotes",
  "comments",
  "headersFooters",
  "insertions",
  "deletions",
  "fields",
  "links",
  "formulas",
  "symbols",
  "hidden",
  "numbering",
  "code",
  "html",
  "frontMatter",
  "other",
] as const;
export type LossKind = (typeof lossKinds)[number];

/** A text as it was read from a file: blocks of the schema, and how often something was not kept as it was. */
export type ImportedText = {
  readonly blocks: readonly NodeJson[];
  readonly losses: ReadonlyMap<LossKind, number>;
};

export const refusalCodes = [
  "unknownKind",
  "oldWord",
  "tooLarge",
  "broken",
  "tooManyParts",
  "tooMuchInside",
  "doctype",
  "tooDeep",
  "notText",
  "tooLong",
  "empty",
] as const;
export type RefusalCode = (typeof refusalCodes)[number];

/** Why a file is not read; the catalogue has a sentence for each code. */
export class ImportRefusal extends Error {
  override readonly name = "ImportRefusal";
  readonly code: RefusalCode;

  constructor(code: RefusalCode) {
    super(code);
    this.code = code;
  }
}

/** Counts what is not kept. */
export class Losses {
  readonly counts = new Map<LossKind, number>();

  add(kind: LossKind, count = 1): void {
    if (count > 0) this.counts.set(kind, (this.counts.get(kind) ?? 0) + count);
  }
}

/** Letters and blocks of one import: minutes have thousands of letters, and a live text is held in memory by everybody. */
const maxLetters = 500_000;
const maxNodes = 20_000;

/** Refuses a text that has nothing in it or more than a live text should take at once. */
export function checkAmount(blocks: readonly NodeJson[]): void {
  let letters = 0;
  let count = 0;
  const waiting = [...blocks];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    letters += node.text?.length ?? 0;
    count += 1;
    if (letters > maxLetters || count > maxNodes) throw new ImportRefusal("tooLong");
    for (const child of node.content ?? []) waiting.push(child);
  }
  if (letters === 0) throw new ImportRefusal("empty");
}
