import type { MarkSpec } from "@tiptap/pm/model";

export const bold: MarkSpec = {
  parseDOM: [
    { tag: "strong" },
    { tag: "b", getAttrs: (element) => element.style.fontWeight !== "normal" && null },
  ],
  toDOM: () => ["strong", 0],
};

export const italic: MarkSpec = {
  parseDOM: [
    { tag: "em" },
    { tag: "i", getAttrs: (element) => element.style.fontStyle !== "normal" && null },
  ],
  toDOM: () => ["em", 0],
};

export const underline: MarkSpec = {
  parseDOM: [{ tag: "u" }],
  toDOM: () => ["u", 0],
};

export const strike: MarkSpec = {
  parseDOM: [{ tag: "s" }, { tag: "del" }],
  toDOM: () => ["s", 0],
};
