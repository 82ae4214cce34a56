import type { MarkSpec } from "@tiptap/pm/model";
import { text } from "../validators.ts";

/** Words that must not be public: they are sealed by themselves when the text is frozen, so that they can be left out. */
export const personalData: MarkSpec = {
  inclusive: false,
  attrs: { legalBasis: { default: "", validate: text("legalBasis", 200) } },
  parseDOM: [
    {
      tag: "span[data-personal-data]",
      getAttrs: (element) => ({
        legalBasis: (element.getAttribute("data-personal-data") ?? "").slice(0, 200),
      }),
    },
  ],
  toDOM: (mark) => ["span", { "data-personal-data": mark.attrs.legalBasis }, 0],
};
