import { DOMSerializer, type Node, type Schema } from "@tiptap/pm/model";
import { NodeSelection, Plugin, TextSelection, type Transaction } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";
import { ySyncPluginKey } from "y-prosemirror";
import { type BlockRows, registerWords } from "./blocks/block-rows.ts";
import { elementsOf } from "./blocks/register-view.ts";

/**
 * Keeps the places of rows in the text: what is written, pasted or deleted here never takes the last one of a section
 * away. What comes from others is let in as it is. A copy takes the words along.
 */
export function registerGuard(schema: Schema, rows: BlockRows): Plugin {
  return new Plugin({
    filterTransaction: (tr, state) =>
      !tr.docChanged || tr.getMeta(ySyncPluginKey) !== undefined || keepsRegisters(tr, state.doc),
    props: {
      handleTextInput: (view) => isOnRegister(view),
      handlePaste: (view) => isOnRegister(view),
      handleKeyDown(view, event) {
        if (!isOnRegister(view)) return false;
        if (event.key === "Backspace" || event.key === "Delete") return true;
        if (event.key !== "Enter" || event.isComposing) return false;
        const { paragraph } = view.state.schema.nodes;
        if (paragraph === undefined) return true;
        const after = view.state.selection.to;
        const tr = view.state.tr.insert(after, paragraph.create());
        view.dispatch(tr.setSelection(TextSelection.create(tr.doc, after + 1)).scrollIntoView());
        return true;
      },
      clipboardSerializer: serializerWithWords(schema, rows),
      clipboardTextSerializer: (slice) =>
        slice.content.textBetween(0, slice.content.size, "\n\n", (node) => {
          const look = node.type.name === "register" ? rows.register(node.attrs.section) : null;
          return look === null ? (node.type.name === "hardBreak" ? "\n" : "") : registerWords(look);
        }),
    },
  });
}

function isOnRegister(view: EditorView): boolean {
  const { selection } = view.state;
  return selection instanceof NodeSelection && selection.node.type.name === "register";
}

/** Whether every section that stood in the changed part still stands in the text. Untouched parts are not looked at. */
function keepsRegisters(tr: Transaction, before: Node): boolean {
  const touched = new Set<string>();
  tr.mapping.maps.forEach((map, index) => {
    const { doc = before } = { doc: tr.docs[index] };
    map.forEach((from, to) => {
      doc.nodesBetween(from, to, (node) => {
        if (node.type.name === "register") touched.add(String(node.attrs.section));
        return !node.isTextblock;
      });
    });
  });
  if (touched.size === 0) return true;
  tr.doc.descendants((node) => {
    if (node.type.name === "register") touched.delete(String(node.attrs.section));
    return touched.size > 0 && !node.isTextblock;
  });
  return touched.size === 0;
}

function serializerWithWords(schema: Schema, rows: BlockRows): DOMSerializer {
  const plain = DOMSerializer.fromSchema(schema);
  return new DOMSerializer(
    {
      ...plain.nodes,
      register: (node) => {
        const dom = document.createElement("section");
        dom.dataset.block = "register";
        dom.dataset.section = String(node.attrs.section);
        const look = rows.register(node.attrs.section);
        if (look !== null) dom.append(...elementsOf(look));
        return dom;
      },
    },
    plain.marks,
  );
}
