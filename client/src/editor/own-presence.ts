import { Plugin } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";
import { ySyncPluginKey } from "y-prosemirror";
import type { Awareness } from "y-protocols/awareness";
import * as Y from "yjs";
import { boundTo, relativeOf } from "./anchors.ts";

/** At most eight presence messages a second. */
const pause = 125;

type Place = { readonly anchor: Y.RelativePosition; readonly head: Y.RelativePosition };

/**
 * Tells the others where the caret is: when it moved here, not when a remote edit shifted it, and never more than
 * eight times a second. The server writes who it belongs to.
 */
export function ownPresence(awareness: Awareness): Plugin {
  return new Plugin({
    view(view) {
      let timer: ReturnType<typeof setTimeout> | null = null;
      let last: Place | null = null;
      let waits = false;
      const send = () => {
        timer = null;
        if (!waits || view.isDestroyed) return;
        waits = false;
        const place = placeOf(view);
        if (isSame(place, last)) return;
        last = place;
        awareness.setLocalStateField("cursor", place);
        timer = setTimeout(send, pause);
      };
      const ask = () => {
        waits = true;
        if (timer === null) timer = setTimeout(send, 0);
      };
      view.dom.addEventListener("focusin", ask);
      view.dom.addEventListener("focusout", ask);
      return {
        update(current, before) {
          const isRemote = (ySyncPluginKey.getState(current.state) as { isChangeOrigin: boolean } | undefined)
            ?.isChangeOrigin;
          if (isRemote === true) return;
          if (current.state.selection.eq(before.selection) && current.state.doc === before.doc) return;
          ask();
        },
        destroy() {
          if (timer !== null) clearTimeout(timer);
          view.dom.removeEventListener("focusin", ask);
          view.dom.removeEventListener("focusout", ask);
          awareness.setLocalStateField("cursor", null);
        },
      };
    },
  });
}

function placeOf(view: EditorView): Place | null {
  const bound = boundTo(view.state);
  // A field inside a typed block has the focus too; the caret stays shown where the text was left.
  if (bound === undefined || !view.dom.contains(view.root.activeElement)) return null;
  const { anchor, head } = view.state.selection;
  return { anchor: relativeOf(bound, anchor), head: relativeOf(bound, head) };
}

function isSame(one: Place | null, other: Place | null): boolean {
  if (one === null || other === null) return one === other;
  return (
    Y.compareRelativePositions(one.anchor, other.anchor) && Y.compareRelativePositions(one.head, other.head)
  );
}
