import { expect, test } from "vitest";
import { extractCommitments } from "./extract-commitments.ts";
import type { NodeJson } from "./json.ts";
import { templateFor } from "./templates/template.ts";

const field = (name: string, text: string): NodeJson => ({
  type: "commitmentField",
  attrs: { name },
  content: [{ type: "text", text }],
});

const block = (id: string): NodeJson => ({
  type: "commitment",
  attrs: { id, leadAgency: " SHCP ", contact: "", startsOn: "", endsOn: "2012-12-31", status: "limited" },
  content: [
    field("title", "Publicar  el padrón"),
    {
      type: "milestone",
      attrs: { startsOn: "", endsOn: "2012-06-30" },
      content: [{ type: "text", text: "Informe" }],
    },
    { type: "milestone", attrs: { startsOn: "", endsOn: "" } },
    field("evidence", "Portal"),
    field("evidence", "y gaceta"),
  ],
});

test("a commitment is read field by field, its milestones in order", () => {
  const [commitment] = extractCommitments({ type: "doc", content: [block("a")] });
  expect(commitment).toEqual({
    blockId: "a",
    title: "Publicar el padrón",
    leadAgency: "SHCP",
    supportingActors: "",
    publicProblem: "",
    solution: "",
    ogpRelevance: "",
    evidence: "Portal\ny gaceta",
    contact: "",
    startsOn: "",
    endsOn: "2012-12-31",
    milestones: [{ deliverable: "Informe", startsOn: "", endsOn: "2012-06-30" }],
  });
});

test("a block that was pasted twice, or has no identifier, is told apart by its place", () => {
  const text: NodeJson = { type: "doc", content: [block("a"), block("a"), block("")] };
  expect(extractCommitments(text).map(({ blockId }) => blockId)).toEqual(["a", "at-2", "at-3"]);
});

test("the template of a meeting form brings one commitment without a milestone", () => {
  const text = templateFor("meetingForm", "es", {
    title: "",
    summary: "",
    agenda: [],
    newBlockId: () => "x",
  });
  const [commitment, ...more] = extractCommitments(text);
  expect(more).toEqual([]);
  expect(commitment).toMatchObject({ blockId: "x", title: "", milestones: [] });
});
