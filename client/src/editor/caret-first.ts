import { Plugin } from "@tiptap/pm/state";

/**
 * Lets the editor learn where the caret stands before it acts on a key. The browser moves the caret at once and tells of it
 * later, on a busy machine several keys later: without this, Enter after an arrow would split the line that was left.
 */
export function caretFirst(): Plugin {
  let told: readonly unknown[] = [];
  return new Plugin({
    view(view) {
      const { ownerDocument } = view.dom;
      const remember = () => {
        told = placeOf(ownerDocument);
      };
      ownerDocument.addEventListener("selectionchange", remember);
      return { destroy: () => ownerDocument.removeEventListener("selectionchange", remember) };
    },
    props: {
      handleDOMEvents: {
        keydown(view, event) {
          if (event.isComposing || view.composing) return false;
          const { ownerDocument } = view.dom;
          const place = placeOf(ownerDocument);
          // The editor listens for the browser's own event; what it has read already it does not read again.
          if (place.some((part, index) => part !== told[index]))
            ownerDocument.dispatchEvent(new Event("selectionchange"));
          return false;
        },
      },
    },
  });
}

function placeOf(page: Document): readonly unknown[] {
  const selection = page.getSelection();
  return [selection?.anchorNode, selection?.anchorOffset, selection?.focusNode, selection?.focusOffset];
}
