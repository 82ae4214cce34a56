import type { EditorView } from "@tiptap/pm/view";

/** A part of a text by positions, whole blocks of it. */
export type Sight = { readonly from: number; readonly to: number };

/** Screens above and below the visible one that are taken in, so that a short way of scrolling measures nothing. */
const takenIn = 2;
/** How near the edge of what was taken in the screen may come before it is measured again. */
const kept = 0.5;
/** How long a change of the text waits until it is seen whether blocks grew or shrank out of sight. */
const settling = 250;

/**
 * Follows which blocks are on the screen or near it and tells of it when that changes enough to matter. It measures in
 * the frame, where the browser lays out the text anyway.
 */
export class SightWatch {
  readonly #view: EditorView;
  readonly #current: () => Sight;
  readonly #tell: (sight: Sight) => void;
  #frame: number | null = null;
  #timer: ReturnType<typeof setTimeout> | null = null;

  constructor(view: EditorView, current: () => Sight, tell: (sight: Sight) => void) {
    this.#view = view;
    this.#current = current;
    this.#tell = tell;
    // Whatever it is that scrolls: the event does not bubble, but it is caught on its way down.
    document.addEventListener("scroll", this.#ask, { capture: true, passive: true });
    window.addEventListener("resize", this.#ask);
    this.#ask();
  }

  /** The text changed, and with it perhaps the height of its blocks. */
  textChanged(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = null;
      this.#ask();
    }, settling);
  }

  destroy(): void {
    document.removeEventListener("scroll", this.#ask, { capture: true });
    window.removeEventListener("resize", this.#ask);
    if (this.#frame !== null) cancelAnimationFrame(this.#frame);
    if (this.#timer !== null) clearTimeout(this.#timer);
  }

  readonly #ask = (): void => {
    this.#frame ??= requestAnimationFrame(() => {
      this.#frame = null;
      if (this.#view.isDestroyed) return;
      const needed = blocksWithin(this.#view, kept);
      const current = this.#current();
      if (needed.from >= current.from && needed.to <= current.to) return;
      this.#tell(blocksWithin(this.#view, takenIn));
    });
  };
}

/** The blocks on the screen and so many screens above and below it. */
function blocksWithin(view: EditorView, screens: number): Sight {
  const blocks = view.dom.children;
  const reach = window.innerHeight * screens;
  const first = firstOf(blocks, (box) => box.bottom >= -reach);
  const behind = firstOf(blocks, (box) => box.top > window.innerHeight + reach);
  return { from: view.posAtDOM(view.dom, first), to: view.posAtDOM(view.dom, behind) };
}

/** The first block for which `holds` is true, as it is for all behind it: blocks stand one below the other. */
function firstOf(blocks: HTMLCollection, holds: (box: DOMRect) => boolean): number {
  let low = 0;
  let high = blocks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const block = blocks[middle];
    if (block === undefined || holds(block.getBoundingClientRect())) high = middle;
    else low = middle + 1;
  }
  return low;
}
