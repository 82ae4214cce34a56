import { Plugin } from "@tiptap/pm/state";
import { ySyncPluginKey } from "y-prosemirror";
import type { NewBlockId } from "./commands.ts";

/**
 * Keeps the identifiers of typed blocks apart: a block that was pasted, split or copied gets a new one. Only for what
 * is done here; a remote change is put right by the one who made it.
 */
export function blockIdentity(newBlockId: NewBlockId): Plugin {
  return new Plugin({
    appendTransaction(transactions, _before, state) {
      const here = transactions.some((tr) => tr.docChanged && tr.getMeta(ySyncPluginKey) === undefined);
      if (!here) return null;
      const seen = new Set<string>();
      const tr = state.tr;
      state.doc.descendants((node, position) => {
        const id: unknown = node.attrs.id;
        if (typeof id === "string") {
          if (id === "" || seen.has(id)) tr.setNodeAttribute(position, "id", newBlockId());
          else seen.add(id);
        }
        return !node.isTextblock;
      });
      return tr.docChanged ? tr : null;
    },
  });
}
