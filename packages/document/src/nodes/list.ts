import type { NodeSpec } from "@tiptap/pm/model";
import { integer } from "../validators.ts";

export const bulletList: NodeSpec = {
  group: "block",
  content: "listItem+",
  parseDOM: [{ tag: "ul" }],
  toDOM: () => ["ul", 0],
};

export const orderedList: NodeSpec = {
  group: "block",
  content: "listItem+",
  attrs: { start: { default: 1, validate: integer("start", 0, 9999) } },
  parseDOM: [
    {
      tag: "ol",
      getAttrs: (element) => {
        const start = Number.parseInt(element.getAttribute("start") ?? "1", 10);
        return { start: start >= 0 && start <= 9999 ? start : 1 };
      },
    },
  ],
  toDOM: (node) => (node.attrs.start === 1 ? ["ol", 0] : ["ol", { start: node.attrs.start }, 0]),
};

export const listItem: NodeSpec = {
  content: "paragraph block*",
  defining: true,
  parseDOM: [{ tag: "li" }],
  toDOM: () => ["li", 0],
};
