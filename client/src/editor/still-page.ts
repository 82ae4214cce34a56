import { Plugin } from "@tiptap/pm/state";
import { ySyncPluginKey } from "y-prosemirror";

/** Browsers that hold the lines in place by themselves when the text above them grows or shrinks. */
const anchorsScrolling = () => CSS.supports("overflow-anchor", "auto");

/**
 * Leaves the page where it is when somebody else writes. y-prosemirror asks to scroll to the caret with every remote
 * edit, for which the browser has to lay out the text in the middle of it: most of what a remote edit would cost.
 */
export function stillPage(): Plugin {
  return new Plugin({
    props: {
      handleScrollToSelection(view) {
        const sync = ySyncPluginKey.getState(view.state) as
          | { readonly isChangeOrigin: boolean; readonly isUndoRedoOperation: boolean }
          | undefined;
        return sync?.isChangeOrigin === true && !sync.isUndoRedoOperation && anchorsScrolling();
      },
    },
  });
}
