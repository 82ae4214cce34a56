import { type NodeJson, plainText } from "@minuta/document";
import type { Editor } from "@tiptap/core";
import { findBlock } from "./commands.ts";
import { goToBlock } from "./passage.ts";

export type ResolutionGap = "text" | "responsible" | "dueDate";

/** What a resolution of the text lacks at this moment, in the order of its block; null for a block that is not there. */
export function gapsOf(editor: Editor, blockId: string): readonly ResolutionGap[] | null {
  const position = findBlock(editor.state.doc, blockId);
  const node = position === null ? null : editor.state.doc.nodeAt(position);
  if (node === null) return null;
  return [
    ...(plainText(node.toJSON() as NodeJson).trim() === "" ? (["text"] as const) : []),
    ...(String(node.attrs.responsible).trim() === "" ? (["responsible"] as const) : []),
    ...(node.attrs.dueDate === "" ? (["dueDate"] as const) : []),
  ];
}

/** Puts the focus where what is missing is written. */
export function goToGap(editor: Editor, blockId: string, gap: ResolutionGap): void {
  goToBlock(editor, blockId);
  if (gap === "text") return;
  const position = findBlock(editor.state.doc, blockId);
  const block = position === null ? null : editor.view.nodeDOM(position);
  if (block instanceof HTMLElement) block.querySelector<HTMLElement>(`[data-field="${gap}"]`)?.focus();
}
