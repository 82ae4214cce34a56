import { type EditorState, Plugin, PluginKey } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";

/** A `/` that was just written, with what follows it, waiting to be completed. */
export type SlashQuery = { readonly from: number; readonly to: number; readonly query: string };

type SlashState = { readonly open: SlashQuery | null };

const key = new PluginKey<SlashState>("slash");

/** What the list below the caret answers to the keys that the text receives. */
export type SlashList = {
  readonly optionCount: () => number;
  readonly move: (step: 1 | -1) => void;
  readonly choose: () => void;
  /** Ids for the reading program: of the list, and of the option that is pointed at. */
  readonly listId: string;
  readonly activeOptionId: () => string | null;
};

/**
 * Notices a `/` written at the start of a line or after a space, and follows what is written after it. A caret that
 * merely passes by "y/o" opens nothing.
 */
export function slashTrigger(list: SlashList): Plugin<SlashState> {
  return new Plugin<SlashState>({
    key,
    state: {
      init: () => ({ open: null }),
      apply(tr, value, before, after) {
        if (tr.getMeta(key) === "close") return { open: null };
        if (!tr.docChanged && !tr.selectionSet) return value;
        const found = queryAt(after);
        if (found === null) return value.open === null ? value : { open: null };
        const wasJustWritten = tr.docChanged && after.selection.from === before.selection.from + 1;
        if (value.open === null && !(wasJustWritten && found.query === "")) return value;
        return { open: found };
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
        if (slashQuery(view.state) === null || event.isComposing) return false;
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
          if (slashQuery(view.state) !== null) closeSlash(view);
          return false;
        },
      },
    },
  });
}

function queryAt(state: EditorState): SlashQuery | null {
  const { $from, empty } = state.selection;
  if (!empty || !$from.parent.isTextblock) return null;
  const before = $from.parent.textBetween(0, $from.parentOffset, "\n", "\ufffc");
  const match = /(?:^|\s)\/([\p{L}\p{N}][\p{L}\p{N} ]{0,24}|)$/u.exec(before);
  if (match === null) return null;
  const query = match[1] ?? "";
  return { from: $from.pos - query.length - 1, to: $from.pos, query };
}

export function slashQuery(state: EditorState): SlashQuery | null {
  return key.getState(state)?.open ?? null;
}

export function closeSlash(view: EditorView): void {
  view.dispatch(view.state.tr.setMeta(key, "close"));
}
