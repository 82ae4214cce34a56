import { type EditorState, Plugin, PluginKey, type Transaction } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";
import { ySyncPluginKey } from "y-prosemirror";
import { type SlashLineKind, slashLineAt } from "./slash-line.ts";

/** A `/` that was just written, with what follows it, waiting to be completed; or a whole line after its prefix. */
export type SlashOpen =
  | { readonly type: "list"; readonly from: number; readonly to: number; readonly query: string }
  | {
      readonly type: "line";
      readonly from: number;
      readonly to: number;
      readonly kind: SlashLineKind;
      readonly rest: string;
    };

type SlashState = {
  readonly open: SlashOpen | null;
  /** Start of the line that was left as text: it does not open by itself again. */
  readonly leftAt: number | null;
};

const key = new PluginKey<SlashState>("slash");

/** What the list below the caret answers to the keys that the text receives. */
export type SlashList = {
  readonly optionCount: () => number;
  readonly move: (step: 1 | -1) => void;
  readonly choose: () => void;
  /** Whether lines such as "/plazo 30 mar" mean something in this text. */
  readonly takesLines: () => boolean;
  /** Ids for the reading program: of the list, and of the option that is pointed at. */
  readonly listId: string;
  readonly activeOptionId: () => string | null;
};

/**
 * Notices a `/` written at the start of a line or after a space, and follows what is written after it. A caret that
 * merely passes by "y/o" opens nothing. A line that starts with a prefix of slash-line.ts stays open to its end.
 */
export function slashTrigger(list: SlashList): Plugin<SlashState> {
  return new Plugin<SlashState>({
    key,
    state: {
      init: () => ({ open: null, leftAt: null }),
      apply(tr, value, before, after) {
        if (tr.getMeta(key) === "done") return { open: null, leftAt: null };
        if (tr.getMeta(key) === "close") return { open: null, leftAt: value.open?.from ?? value.leftAt };
        if (tr.getMeta(key) === "open") return { open: openAt(after, list.takesLines()), leftAt: null };
        if (!tr.docChanged && !tr.selectionSet) return value;
        const found = openAt(after, list.takesLines());
        const leftAt = value.leftAt === null ? null : tr.mapping.map(value.leftAt, -1);
        if (found === null) {
          const isLeft = after.selection.$from.parent.textContent.startsWith("/");
          return { open: null, leftAt: isLeft ? leftAt : null };
        }
        const wasJustWritten = isWritten(tr, before, after);
        // The slash itself has to be among what was written now.
        const isNew = wasJustWritten && (found.type === "line" || found.from >= before.selection.from);
        if (value.open === null && (!isNew || leftAt === found.from)) return { open: null, leftAt };
        return { open: found, leftAt: null };
      },
    },
    props: {
      attributes: (state): Record<string, string> => {
        if ((key.getState(state)?.open ?? null) === null) return {};
        const active = list.activeOptionId();
        return {
          "aria-autocomplete": "list",
          "aria-controls": list.listId,
          ...(active === null ? {} : { "aria-activedescendant": active }),
        };
      },
      handleKeyDown(view, event) {
        if (slashOpen(view.state) === null || event.isComposing) return false;
        if (event.key === "Escape") {
          closeSlash(view);
          return true;
        }
        if (list.optionCount() === 0) return false;
        if (event.key === "ArrowDown" || event.key === "ArrowUp") {
          list.move(event.key === "ArrowDown" ? 1 : -1);
          return true;
        }
        if (event.key === "Enter" || (event.key === "Tab" && !event.shiftKey)) {
          list.choose();
          return true;
        }
        return false;
      },
      handleDOMEvents: {
        blur(view) {
          if (slashOpen(view.state) !== null) closeSlash(view);
          return false;
        },
      },
    },
  });
}

/** More than the keys of one moment: what is pasted opens nothing. */
const mostAtOnce = 40;

/**
 * Whether the change is what was just typed here: the caret went forward over it, in the same line. Several letters may come
 * in one change, on a slow machine or from the keyboard of a phone; what others write and what is pasted is none of it.
 */
function isWritten(tr: Transaction, before: EditorState, after: EditorState): boolean {
  if (!tr.docChanged || tr.getMeta(ySyncPluginKey) !== undefined) return false;
  const pasted = tr.getMeta("uiEvent");
  if (pasted === "paste" || pasted === "drop" || tr.getMeta("paste") !== undefined) return false;
  const { $from } = after.selection;
  const length = after.selection.from - before.selection.from;
  return length > 0 && length <= mostAtOnce && $from.start() <= before.selection.from;
}

function openAt(state: EditorState, takesLines: boolean): SlashOpen | null {
  const line = takesLines ? slashLineAt(state) : null;
  // A prefix that nothing follows yet may still be one of the list's own entries.
  if (line !== null && !(line.rest === "" && (line.kind === "resolution" || line.kind === "agendaItem"))) {
    return { type: "line", ...line };
  }
  const { $from, empty } = state.selection;
  if (!empty || !$from.parent.isTextblock) return null;
  const before = $from.parent.textBetween(0, $from.parentOffset, "\n", "\ufffc");
  const match = /(?:^|\s)\/([\p{L}\p{N}][\p{L}\p{N} ]{0,24}|)$/u.exec(before);
  if (match === null) return null;
  const query = match[1] ?? "";
  return { type: "list", from: $from.pos - query.length - 1, to: $from.pos, query };
}

export function slashOpen(state: EditorState): SlashOpen | null {
  return key.getState(state)?.open ?? null;
}

/** Marks the transaction that writes a prefix for a person, so that its list opens as if they had typed it. */
export function openingSlash(tr: Transaction): Transaction {
  return tr.setMeta(key, "open");
}

/** Ends the list because something was chosen from it. */
export function finishSlash(view: EditorView): void {
  view.dispatch(view.state.tr.setMeta(key, "done"));
}

/** Ends the list and leaves what was written as text. */
export function closeSlash(view: EditorView): void {
  view.dispatch(view.state.tr.setMeta(key, "close"));
}
