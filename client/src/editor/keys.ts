import { baseKeymap, chainCommands } from "@tiptap/pm/commands";
import { keymap } from "@tiptap/pm/keymap";
import { splitListItem } from "@tiptap/pm/schema-list";
import { type Command, type Plugin, Selection } from "@tiptap/pm/state";
import { goToNextCell } from "@tiptap/pm/tables";
import { redoCommand, undoCommand } from "y-prosemirror";
import {
  heading,
  indentItem,
  insertHardBreak,
  leaveBlock,
  leaveResolution,
  mark,
  nextCommitmentPart,
  outdentItem,
  plainBeforeJoin,
  removeEmptyBlock,
  setParagraph,
  toggleList,
  toggleQuote,
} from "./commands.ts";

/** What keys ask of the interface around the text. */
export type KeyRequests = {
  readonly editLink: () => void;
  readonly showShortcuts: () => void;
  readonly focusToolbar: () => void;
  readonly comment: () => void;
};

const asked =
  (request: () => void): Command =>
  (_, dispatch) => {
    if (dispatch !== undefined) request();
    return true;
  };

const splitItem: Command = (state, dispatch) => {
  const { listItem } = state.schema.nodes;
  return listItem !== undefined && splitListItem(listItem)(state, dispatch);
};

/** The browser goes nowhere when what stands at the end cannot be written in, as a place of rows cannot. */
const goToEdge =
  (edge: "start" | "end"): Command =>
  ({ doc, tr }, dispatch) => {
    const selection = edge === "start" ? Selection.atStart(doc) : Selection.atEnd(doc);
    dispatch?.(tr.setSelection(selection).scrollIntoView());
    return true;
  };

/** Keys that work for whoever may only read or comment, too. */
export function readingKeys(requests: KeyRequests): Plugin {
  return keymap({
    "Mod-Alt-m": asked(requests.comment),
    "Mod-/": asked(requests.showShortcuts),
    "Alt-F10": asked(requests.focusToolbar),
    "Mod-Home": goToEdge("start"),
    "Mod-End": goToEdge("end"),
    "Cmd-ArrowUp": goToEdge("start"),
    "Cmd-ArrowDown": goToEdge("end"),
  });
}

/** Keys that change the text. */
export function writingKeys(requests: KeyRequests): Plugin[] {
  return [
    keymap({
      "Mod-z": undoCommand,
      "Mod-Shift-z": redoCommand,
      "Mod-y": redoCommand,
      "Mod-b": mark("bold"),
      "Mod-i": mark("italic"),
      "Mod-u": mark("underline"),
      "Mod-Shift-s": mark("strike"),
      "Mod-Alt-p": mark("personalData"),
      "Mod-k": asked(requests.editLink),
      "Mod-Alt-0": setParagraph,
      "Mod-Alt-1": heading(1),
      "Mod-Alt-2": heading(2),
      "Mod-Alt-3": heading(3),
      "Mod-Alt-4": heading(4),
      "Mod-Shift-7": toggleList("orderedList"),
      "Mod-Shift-8": toggleList("bulletList"),
      "Mod-Shift-9": toggleQuote,
      "Shift-Enter": insertHardBreak,
      "Mod-Enter": chainCommands(leaveBlock, insertHardBreak),
      Enter: chainCommands(leaveResolution, nextCommitmentPart, splitItem),
      Backspace: chainCommands(removeEmptyBlock, plainBeforeJoin),
      Tab: chainCommands(goToNextCell(1), indentItem),
      "Shift-Tab": chainCommands(goToNextCell(-1), outdentItem),
    }),
    keymap(baseKeymap),
  ];
}
