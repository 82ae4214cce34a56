import type { RegisterSection } from "@minuta/document";
import type { Party } from "@minuta/domain";

/** How a resolution stands, in words for its block. */
export type ResolutionLook = {
  /** "Acuerdo ST-05/2012.03", or that it is a draft. */
  readonly title: string;
  readonly tone: "draft" | "adopted" | "changed" | "void";
  readonly badges: readonly string[];
  /** Reservations, dissents, and why it was left without effect. */
  readonly notes: readonly string[];
  /** What its button does for whoever may do it; null without one. */
  readonly action: { readonly text: string; readonly isMain: boolean } | null;
};

export type RegisterPart =
  | { readonly type: "line"; readonly text: string; readonly tone?: "muted" | "warn" }
  | { readonly type: "facts"; readonly facts: readonly (readonly [name: string, value: string])[] }
  | {
      readonly type: "table";
      readonly columns: readonly string[];
      /** A cell may have several lines. */
      readonly rows: readonly { readonly party: Party | null; readonly cells: readonly string[] }[];
    };

/** What stands in the place of a `register` node: rows in words, ready to be drawn, read out, copied and printed. */
export type RegisterLook = { readonly title: string; readonly parts: readonly RegisterPart[] };

/** The resolution as the text has it now. */
export type ResolutionText = {
  readonly text: string;
  readonly responsible: string;
  readonly dueDate: string;
};

type Shown = {
  readonly resolution: (blockId: string, now: ResolutionText) => ResolutionLook | null;
  readonly register: (section: RegisterSection) => RegisterLook | null;
  readonly act: (blockId: string) => void;
};

/**
 * The rows that blocks of the text show: numbers, standing, attendance. The editor is made once and its blocks ask
 * here; what is shown changes without making it anew.
 */
export class BlockRows {
  #shown: Shown = { resolution: () => null, register: () => null, act: () => undefined };
  readonly #listeners = new Set<() => void>();

  show(shown: Shown): void {
    this.#shown = shown;
    for (const listener of this.#listeners) listener();
  }

  resolution(blockId: string, now: ResolutionText): ResolutionLook | null {
    return this.#shown.resolution(blockId, now);
  }

  register(section: RegisterSection): RegisterLook | null {
    return this.#shown.register(section);
  }

  act(blockId: string): void {
    this.#shown.act(blockId);
  }

  /** Calls `listener` when what is shown changes, until the function that it returns is called. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }
}

/** The words of a register, for the clipboard and for plain text. */
export function registerWords(look: RegisterLook): string {
  return [look.title, ...look.parts.flatMap(partLines)].join("\n");
}

function partLines(part: RegisterPart): readonly string[] {
  switch (part.type) {
    case "line":
      return [part.text];
    case "facts":
      return part.facts.map(([name, value]) => `${name}: ${value}`);
    case "table":
      return [
        part.columns.join("\t"),
        ...part.rows.map(({ cells }) => cells.join("\t").replaceAll("\n", "; ")),
      ];
  }
}
