import type { NodeSpec } from "@tiptap/pm/model";
import { blockId, integer } from "../validators.ts";

/** Heads the discussion of one agenda item; `minutes` is the time planned for it, 0 when none was set. */
export const agendaItem: NodeSpec = {
  group: "block",
  content: "inline*",
  defining: true,
  attrs: {
    id: { default: "", validate: blockId("id") },
    minutes: { default: 0, validate: integer("minutes", 0, 600) },
  },
  parseDOM: [
    {
      tag: "h2[data-block='agenda-item']",
      priority: 60,
      getAttrs: (element) => {
        const minutes = Number.parseInt(element.getAttribute("data-minutes") ?? "0", 10);
        return { id: "", minutes: minutes >= 0 && minutes <= 600 ? minutes : 0 };
      },
    },
  ],
  toDOM: (node) => ["h2", { "data-block": "agenda-item", "data-minutes": node.attrs.minutes }, 0],
};
