import { commitmentStatuses } from "@minuta/domain";
import type { NodeSpec } from "@tiptap/pm/model";
import { blockId, oneOf, plainDate, text } from "../validators.ts";

/** The written parts of a commitment, after the OGP action plan template. */
export const commitmentFieldNames = [
  "title",
  "publicProblem",
  "solution",
  "ogpRelevance",
  "supportingActors",
  "evidence",
] as const;
export type CommitmentFieldName = (typeof commitmentFieldNames)[number];

/** A commitment: short facts are attributes, everything that people word together is text in its fields. */
export const commitment: NodeSpec = {
  group: "block",
  content: "(commitmentField | milestone)+",
  defining: true,
  isolating: true,
  // Else the caret could stand between two fields, where a key makes a second one of a kind that is there already.
  allowGapCursor: false,
  attrs: {
    id: { default: "", validate: blockId("id") },
    leadAgency: { default: "", validate: text("leadAgency", 200) },
    contact: { default: "", validate: text("contact", 200) },
    startsOn: { default: "", validate: plainDate("startsOn") },
    endsOn: { default: "", validate: plainDate("endsOn") },
    status: { default: "notStarted", validate: oneOf("status", commitmentStatuses) },
  },
  parseDOM: [{ tag: "section[data-block='commitment']" }],
  toDOM: () => ["section", { "data-block": "commitment" }, 0],
};

export const commitmentField: NodeSpec = {
  content: "inline*",
  defining: true,
  isolating: true,
  attrs: { name: { default: "solution", validate: oneOf("name", commitmentFieldNames) } },
  parseDOM: [
    {
      tag: "p[data-field]",
      priority: 60,
      context: "commitment/",
      getAttrs: (element) => {
        const name = element.getAttribute("data-field");
        return commitmentFieldNames.includes(name as CommitmentFieldName) ? { name } : false;
      },
    },
  ],
  toDOM: (node) => ["p", { "data-field": node.attrs.name }, 0],
};

/** One step of a commitment; its content says what can be verified (the deliverable). */
export const milestone: NodeSpec = {
  content: "inline*",
  defining: true,
  isolating: true,
  attrs: {
    startsOn: { default: "", validate: plainDate("startsOn") },
    endsOn: { default: "", validate: plainDate("endsOn") },
  },
  parseDOM: [{ tag: "p[data-block='milestone']", priority: 60, context: "commitment/" }],
  toDOM: () => ["p", { "data-block": "milestone" }, 0],
};
