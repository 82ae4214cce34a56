import type { NodeSpec } from "@tiptap/pm/model";
import { blockId, isPlainDate, plainDate, text } from "../validators.ts";

/**
 * A resolution as drafted: its text is the content, who answers for it and by when are attributes. It carries no
 * number: the server gives one when the text is closed.
 */
export const resolution: NodeSpec = {
  group: "block",
  content: "paragraph+",
  defining: true,
  isolating: true,
  attrs: {
    id: { default: "", validate: blockId("id") },
    responsible: { default: "", validate: text("responsible", 200) },
    dueDate: { default: "", validate: plainDate("dueDate") },
  },
  parseDOM: [
    {
      tag: "section[data-block='resolution']",
      getAttrs: (element) => {
        const dueDate = element.getAttribute("data-due-date") ?? "";
        return {
          id: "",
          responsible: (element.getAttribute("data-responsible") ?? "").slice(0, 200),
          dueDate: isPlainDate(dueDate) ? dueDate : "",
        };
      },
    },
  ],
  toDOM: (node) => [
    "section",
    {
      "data-block": "resolution",
      "data-responsible": node.attrs.responsible,
      "data-due-date": node.attrs.dueDate,
    },
    0,
  ],
};
