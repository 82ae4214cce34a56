import { Plugin } from "@tiptap/pm/state";
import { Decoration, DecorationSet } from "@tiptap/pm/view";

/** Says in the empty paragraph with the caret what can be done there. */
export function placeholder(text: string): Plugin {
  return new Plugin({
    props: {
      decorations(state) {
        const { $from, empty } = state.selection;
        const { parent } = $from;
        if (!empty || parent.type.name !== "paragraph" || parent.content.size > 0 || $from.depth !== 1)
          return null;
        return DecorationSet.create(state.doc, [
          Decoration.node($from.before(), $from.after(), { "data-placeholder": text }),
        ]);
      },
    },
  });
}
