import { extractResolutions, type NodeJson, plainText, walk } from "@minuta/document";
import type { RecordContent, RecordResolution } from "@minuta/record";
import { attributeNumber } from "./visible-text.ts";

/** A record's text holds something that the format does not know. Nothing is exported rather than a part of it. */
export class UnknownTextError extends Error {
  override readonly name = "UnknownTextError";
}

const maxNesting = 200;

/** The function for a node or mark, or the refusal of what the table does not name. */
export function entryOf<Entry>(table: Readonly<Record<string, Entry>>, name: unknown): Entry {
  if (typeof name !== "string" || !Object.hasOwn(table, name)) {
    throw new UnknownTextError(`the text holds "${String(name)}", which has no form in this format`);
  }
  return table[name] as Entry;
}

/** Throws `UnknownTextError` when the tree is nested deeper than any text that people write. */
export function refuseDeepNesting(root: NodeJson): void {
  const open: { node: NodeJson; depth: number }[] = [{ node: root, depth: 0 }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next.depth > maxNesting)
      throw new UnknownTextError(`the text is nested deeper than ${maxNesting} levels`);
    for (const node of next.node.content ?? []) open.push({ node, depth: next.depth + 1 });
  }
}

/** The blocks of a record's text, without an opening heading that only repeats the title. */
export function bodyBlocks(content: RecordContent): readonly NodeJson[] {
  const blocks = content.text.content ?? [];
  const first = blocks[0];
  const repeats =
    first?.type === "heading" && first.attrs?.level === 1 && plainText(first).trim() === content.title.trim();
  return repeats ? blocks.slice(1) : blocks;
}

/**
 * What has to be counted while a text is read once from its first block to its last: agenda items, resolutions,
 * tables, and headings whose levels must not skip one (WCAG 1.3.1, PDF/UA-1 7.4.2).
 */
export class Reading {
  readonly #resolutions: readonly {
    readonly blockId: string;
    readonly adopted: RecordResolution | undefined;
  }[];
  readonly #topLevel: number;
  #agendaItems = 0;
  #resolutionsSeen = 0;
  #tables = 0;
  #depth = 0;

  constructor(content: RecordContent) {
    const numbered = new Map<string, RecordResolution>();
    for (const resolution of content.resolutions) numbered.set(resolution.blockId, resolution);
    this.#resolutions = extractResolutions(content.text).map(({ blockId }) => ({
      blockId,
      adopted: numbered.get(blockId),
    }));
    const levels = bodyBlocks(content)
      .flatMap((block) => [...walk(block)])
      .filter((node) => hasHeading(node))
      .map(levelOf);
    this.#topLevel = levels.reduce((least, level) => Math.min(least, level), 4);
  }

  /** Depth of the next heading in the record's outline, from 1. */
  headingDepth(heading: NodeJson): number {
    this.#depth = Math.min(levelOf(heading) - this.#topLevel + 1, this.#depth + 1);
    return this.#depth;
  }

  nextAgendaNumber(): number {
    this.#agendaItems += 1;
    return this.#agendaItems;
  }

  nextTableNumber(): number {
    this.#tables += 1;
    return this.#tables;
  }

  /** The next resolution block, with what was adopted in it; `adopted` is undefined for a block without a number. */
  nextResolution(): { readonly blockId: string; readonly adopted: RecordResolution | undefined } {
    this.#resolutionsSeen += 1;
    return this.#resolutions[this.#resolutionsSeen - 1] ?? { blockId: "", adopted: undefined };
  }
}

/** Whether the node heads something: a heading without words heads nothing. */
export function hasHeading(node: NodeJson): boolean {
  return node.type === "agendaItem" || (node.type === "heading" && plainText(node).trim() !== "");
}

function levelOf(heading: NodeJson): number {
  // An agenda item is a second-level heading, as in the editor.
  return heading.type === "agendaItem" ? 2 : attributeNumber(heading.attrs?.level, 1, 4, 2);
}
