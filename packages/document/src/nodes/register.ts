import type { NodeSpec } from "@tiptap/pm/model";
import { oneOf } from "../validators.ts";

/** The parts of a document that are drawn from rows. */
export const registerSections = [
  "session",
  "attendance",
  "quorum",
  "agenda",
  "followUp",
  "resolutions",
  "participants",
  "annexes",
  "closing",
  "signatures",
] as const;
export type RegisterSection = (typeof registerSections)[number];

/**
 * A place in the text where rows of legal weight are shown: who attended, which resolutions were adopted. The text holds
 * the place alone and nothing of what stands there, so nobody can type over it; a record holds the rows themselves.
 */
export const register: NodeSpec = {
  group: "block",
  atom: true,
  selectable: true,
  attrs: { section: { default: "attendance", validate: oneOf("section", registerSections) } },
  parseDOM: [
    {
      tag: "section[data-block='register']",
      getAttrs: (element) => {
        const section = element.getAttribute("data-section");
        return (registerSections as readonly (string | null)[]).includes(section) ? { section } : false;
      },
    },
  ],
  toDOM: (node) => ["section", { "data-block": "register", "data-section": node.attrs.section }],
};
