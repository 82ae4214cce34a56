import { Plugin } from "@tiptap/pm/state";
import { ySyncPluginKey } from "y-prosemirror";

/** What the person in front may do with the text. */
export type EditorAccess = "read" | "comment" | "write";

const changing = new Set(["Enter", "Backspace", "Delete"]);

/**
 * Lets a text be read, walked through and selected with the keys, but not changed. The text stays an editable element
 * for the browser, because only there the arrow keys move a caret; every way to change it is stopped, and what slips
 * through (a composition cannot be cancelled) is refused as a transaction and drawn over.
 */
export function accessGuard(): Plugin {
  const stop = (_view: unknown, event: Event) => {
    event.preventDefault();
    return true;
  };
  return new Plugin({
    filterTransaction: (tr) => !tr.docChanged || tr.getMeta(ySyncPluginKey) !== undefined,
    props: {
      handleDOMEvents: { beforeinput: stop, cut: stop, paste: stop, drop: stop, dragstart: stop },
      handleKeyDown: (_view, event) =>
        changing.has(event.key) ||
        (event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey),
      handleTextInput: () => true,
      // No keyboard comes up on a phone for what cannot be written.
      attributes: { "aria-readonly": "true", inputmode: "none" },
    },
  });
}
