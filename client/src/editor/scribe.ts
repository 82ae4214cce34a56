import type { Node } from "@tiptap/pm/model";
import { type Command, type EditorState, TextSelection } from "@tiptap/pm/state";
import { ancestorOf, insertAgendaItem, insertResolution, leaveBlock, type NewBlockId } from "./commands.ts";

/** What a line asks of the session around the text. */
export type ScribeRequest =
  | { readonly type: "agendaItem"; readonly title: string }
  /** `blockId` is that of the resolution it belongs to. */
  | { readonly type: "reservation"; readonly blockId: string; readonly text: string }
  | { readonly type: "recess" }
  | { readonly type: "adjourn" };

/** The longest answer that a resolution holds for who is responsible. */
const longestResponsible = 200;

/** Position and node of the resolution that a line is about: the one around it, else the last before, else the next. */
export function nearestResolution(state: EditorState): { position: number; node: Node } | null {
  const around = ancestorOf(state.selection.$from, "resolution");
  if (around !== null) return { position: around.before, node: around.node };
  const here = state.selection.from;
  let before: { position: number; node: Node } | null = null;
  let after: { position: number; node: Node } | null = null;
  state.doc.descendants((node, position) => {
    if (node.type.name === "resolution") {
      if (position < here) before = { position, node };
      else after ??= { position, node };
      return false;
    }
    return !node.isTextblock && after === null;
  });
  return before ?? after;
}

/** Takes the words of a line away; inside a resolution the whole line goes when others are left. */
function takeLine(from: number, to: number, keepsEmpty: boolean): Command {
  return (state, dispatch) => {
    const $from = state.doc.resolve(from);
    const around = ancestorOf($from, "resolution");
    const takesAll = !keepsEmpty && around !== null && around.node.childCount > 1;
    dispatch?.(takesAll ? state.tr.delete($from.before(), $from.after()) : state.tr.delete(from, to));
    return true;
  };
}

/**
 * Writes who answers for the nearest resolution, or by when, and takes the line away. A resolution that then has both
 * is left for a new line after it.
 */
export function fillResolution(
  line: { readonly from: number; readonly to: number },
  attribute: "responsible" | "dueDate",
  value: string,
): Command {
  return (state, dispatch, view) => {
    const target = nearestResolution(state);
    if (target === null) return false;
    if (dispatch === undefined || view === undefined) return true;
    const isInside = ancestorOf(state.selection.$from, "resolution") !== null;
    const written = attribute === "responsible" ? value.slice(0, longestResponsible) : value;
    const other = attribute === "responsible" ? "dueDate" : "responsible";
    const isFilled = String(target.node.attrs[other]).trim() !== "";
    dispatch(state.tr.setNodeAttribute(target.position, attribute, written));
    takeLine(line.from, line.to, !(isInside && isFilled))(view.state, view.dispatch);
    if (isInside && isFilled) leaveBlock(view.state, view.dispatch);
    return true;
  };
}

/** A resolution or an agenda item in the place of the line, with the words that followed its prefix. */
export function insertFromLine(
  line: { readonly from: number; readonly to: number },
  kind: "resolution" | "agendaItem",
  words: string,
  newBlockId: NewBlockId,
): Command {
  return (_, dispatch, view) => {
    if (dispatch === undefined || view === undefined) return true;
    takeLine(line.from, line.to, false)(view.state, view.dispatch);
    const insert = kind === "resolution" ? insertResolution(newBlockId) : insertAgendaItem(newBlockId);
    insert(view.state, view.dispatch, view);
    if (words !== "") view.dispatch(view.state.tr.insertText(words));
    if (kind === "agendaItem") {
      // What is said about the item goes below it.
      const { $from } = view.state.selection;
      const after = $from.after();
      const paragraph = view.state.schema.nodes.paragraph;
      const next = view.state.doc.nodeAt(after);
      if (paragraph === undefined) return true;
      const tr = view.state.tr;
      if (next === null || next.type !== paragraph || next.content.size > 0) {
        tr.insert(after, paragraph.create());
      }
      view.dispatch(tr.setSelection(TextSelection.create(tr.doc, after + 1)).scrollIntoView());
    }
    return true;
  };
}

/** Takes a line away that asked for something outside the text. */
export const dropLine = (line: { readonly from: number; readonly to: number }): Command =>
  takeLine(line.from, line.to, false);
