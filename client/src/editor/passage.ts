import type { Editor } from "@tiptap/core";
import { Selection, TextSelection } from "@tiptap/pm/state";
import { anchorsOf, boundTo } from "./anchors.ts";
import { findBlock } from "./commands.ts";
import { placementsOf } from "./comment-marks.ts";

/** The longest quote that the contract takes. */
const longestQuote = 1000;

/** A range of the text that somebody wants to comment on. */
export type Passage = {
  readonly anchor: { readonly start: string; readonly end: string };
  readonly quote: string;
};

/** What is selected, as anchors and words; null when no words are, or the text is not live. */
export function selectedPassage(editor: Editor): Passage | null {
  const { selection, doc } = editor.state;
  const bound = boundTo(editor.state);
  if (bound === undefined || selection.empty) return null;
  const quote = doc.textBetween(selection.from, selection.to, " ", " ").trim().slice(0, longestQuote);
  if (quote === "") return null;
  return { anchor: anchorsOf(bound, selection.from, selection.to), quote };
}

/** Goes to a block: the caret into it, and it into sight. Says whether the block is there. */
export function goToBlock(editor: Editor, blockId: string): boolean {
  const position = findBlock(editor.state.doc, blockId);
  if (position === null) return false;
  goTo(editor, position + 1);
  return true;
}

/** Goes to a place in the text. */
export function goTo(editor: Editor, position: number): void {
  const { view, state } = editor;
  const $place = state.doc.resolve(Math.min(position, state.doc.content.size));
  view.focus();
  view.dispatch(view.state.tr.setSelection(Selection.near($place)));
  bringIntoSight(editor, $place.pos);
}

/** Selects the passage of a thread, so that it can be seen and read out. */
export function goToThread(editor: Editor, threadId: string): boolean {
  const range = placementsOf(editor.state).get(threadId) ?? null;
  if (range === null) return false;
  const { view } = editor;
  view.focus();
  view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, range.from, range.to)));
  bringIntoSight(editor, range.from);
  return true;
}

function bringIntoSight(editor: Editor, position: number): void {
  const { node } = editor.view.domAtPos(position);
  const element = node instanceof Element ? node : node.parentElement;
  const calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  element?.scrollIntoView({ block: "center", behavior: calm ? "auto" : "smooth" });
}
