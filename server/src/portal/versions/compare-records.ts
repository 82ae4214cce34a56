import type { NodeJson } from "@minuta/document";
import { plainText } from "@minuta/document";
import type { RecordContent } from "@minuta/record";
import { diffArrays, diffWordsWithSpace } from "diff";

export type WordChange = { readonly kind: "same" | "added" | "removed"; readonly text: string };

/** A block of the text: left as it was, new, gone, or worded anew. */
export type BlockChange =
  | { readonly kind: "same" | "added" | "removed"; readonly text: string }
  | { readonly kind: "reworded"; readonly words: readonly WordChange[] };

export type Comparison = {
  readonly parts: readonly { readonly part: ComparedPart; readonly blocks: readonly BlockChange[] }[];
  readonly added: number;
  readonly removed: number;
  readonly reworded: number;
};

export const comparedParts = ["front", "resolutions", "attendance", "text"] as const;
export type ComparedPart = (typeof comparedParts)[number];

/** How long one block may take to be compared word by word, in milliseconds; past it it is shown as gone and new. */
const patience = 250;
const mostBlocks = 5000;

/** What became of each block between two published contents of one record, in the order of the newer. */
export function compareRecords(older: RecordContent, newer: RecordContent): Comparison {
  const before = blocksOf(older);
  const after = blocksOf(newer);
  const parts = comparedParts.map((part) => ({ part, blocks: compareBlocks(before[part], after[part]) }));
  const all = parts.flatMap(({ blocks }) => blocks);
  const count = (kind: BlockChange["kind"]) => all.filter((block) => block.kind === kind).length;
  return { parts, added: count("added"), removed: count("removed"), reworded: count("reworded") };
}

function blocksOf(content: RecordContent): Readonly<Record<ComparedPart, readonly string[]>> {
  return {
    front: [content.title, content.place, content.heldOn].filter((text) => text !== ""),
    resolutions: content.resolutions.map(
      ({ number, text, responsible, dueDate }) => `${number}. ${text} ${responsible}. ${dueDate}`,
    ),
    attendance: content.attendance.map(
      ({ office, institution, capacity, mode }) =>
        `${office}, ${institution}${capacity === null ? "" : `, ${capacity}`}, ${mode}`,
    ),
    text: textblocks(content.text).slice(0, mostBlocks),
  };
}

const inline = new Set(["text", "hardBreak"]);

/** The words of each block that holds words itself, in the order of the text. */
function textblocks(node: NodeJson): string[] {
  const children = node.content ?? [];
  if (children.some(({ type }) => inline.has(type))) {
    const words = plainText(node).trim();
    return words === "" ? [] : [words];
  }
  return children.flatMap(textblocks);
}

export function compareBlocks(before: readonly string[], after: readonly string[]): BlockChange[] {
  const changes: BlockChange[] = [];
  let gone: string[] = [];
  const flush = () => {
    changes.push(...gone.map((text) => ({ kind: "removed" as const, text })));
    gone = [];
  };
  for (const { value, added, removed } of diffArrays([...before], [...after], { timeout: 2000 }) ?? [
    { value: [...before], removed: true, added: false },
    { value: [...after], removed: false, added: true },
  ]) {
    if (removed) gone.push(...value);
    else if (added) {
      for (const text of value) {
        const earlier = gone.shift();
        changes.push(earlier === undefined ? { kind: "added", text } : reworded(earlier, text));
      }
      flush();
    } else {
      flush();
      changes.push(...value.map((text) => ({ kind: "same" as const, text })));
    }
  }
  flush();
  return changes;
}

function reworded(before: string, after: string): BlockChange {
  const words = diffWordsWithSpace(before, after, { timeout: patience }) ?? [
    { value: before, removed: true, added: false },
    { value: after, removed: false, added: true },
  ];
  return {
    kind: "reworded",
    words: words.map(({ value, added, removed }) => ({
      kind: added ? "added" : removed ? "removed" : "same",
      text: value,
    })),
  };
}
