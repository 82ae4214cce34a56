import type { MarkSpec } from "@tiptap/pm/model";
import { href, isSafeHref } from "../validators.ts";

export const link: MarkSpec = {
  inclusive: false,
  attrs: { href: { validate: href("href") } },
  parseDOM: [
    {
      tag: "a[href]",
      getAttrs: (element) => {
        const address = element.getAttribute("href");
        return isSafeHref(address) ? { href: address } : false;
      },
    },
  ],
  toDOM: (mark) => ["a", { href: mark.attrs.href, rel: "noopener noreferrer nofollow" }, 0],
};
