import type { NodeJson } from "@minuta/document";
import { Fragment, Node, type Schema } from "@tiptap/pm/model";
import { type Command, type EditorState, Selection } from "@tiptap/pm/state";
import { yUndoPluginKey } from "y-prosemirror";

/** Where a text that is read from a file goes: after the block that the caret stands in, or below everything. */
export type InsertPlace = "caret" | "end";

/**
 * Blocks as nodes of the editor's schema, each checked by its validators.
 *
 * @throws RangeError when one does not fit
 */
export function nodesOf(schema: Schema, blocks: readonly NodeJson[]): Fragment {
  const nodes = blocks.map((block) => Node.fromJSON(schema, block));
  for (const node of nodes) node.check();
  return Fragment.from(nodes);
}

/** Puts the blocks into the text as one change, which one undo takes back. */
export function insertText(content: Fragment, place: InsertPlace): Command {
  return (state, dispatch) => {
    if (content.childCount === 0) return false;
    if (dispatch === undefined) return true;
    const { from, to } = targetOf(state, place);
    const tr = state.tr.replaceWith(from, to, content);
    tr.setSelection(Selection.near(tr.doc.resolve(from + 1)));
    // What was typed just before is another step, and what comes next as well.
    const undo = yUndoPluginKey.getState(state)?.undoManager;
    undo?.stopCapturing();
    dispatch(tr.scrollIntoView());
    undo?.stopCapturing();
    return true;
  };
}

/** Between blocks of the text itself: typed blocks, tables and lists stay whole. An empty paragraph there gives way. */
function targetOf(state: EditorState, place: InsertPlace): { from: number; to: number } {
  const { doc, selection } = state;
  if (place === "caret") {
    const { $to } = selection;
    if ($to.depth === 0) return { from: $to.pos, to: $to.pos };
    const block = $to.node(1);
    const after = $to.after(1);
    return { from: isEmpty(block) ? $to.before(1) : after, to: after };
  }
  const last = doc.lastChild;
  const end = doc.content.size;
  return { from: last !== null && isEmpty(last) ? end - last.nodeSize : end, to: end };
}

function isEmpty(block: Node): boolean {
  return block.type.name === "paragraph" && block.content.size === 0;
}
