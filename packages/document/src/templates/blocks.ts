import type { NodeJson } from "../json.ts";
import type { CommitmentFieldName } from "../nodes/commitment.ts";
import { commitmentFieldNames } from "../nodes/commitment.ts";
import type { RegisterSection } from "../nodes/register.ts";

export const doc = (...content: NodeJson[]): NodeJson => ({ type: "doc", content });

const inline = (text: string) => (text === "" ? {} : { content: [{ type: "text", text }] as const });

export const paragraph = (text = ""): NodeJson => ({ type: "paragraph", ...inline(text) });

export const heading = (level: number, text: string): NodeJson => ({
  type: "heading",
  attrs: { level },
  ...inline(text),
});

export const agendaItem = (id: string, title: string, minutes = 0): NodeJson => ({
  type: "agendaItem",
  attrs: { id, minutes },
  ...inline(title),
});

/** The place of rows of legal weight. */
export const register = (section: RegisterSection): NodeJson => ({ type: "register", attrs: { section } });

export const resolution = (id: string): NodeJson => ({
  type: "resolution",
  attrs: { id, responsible: "", dueDate: "" },
  content: [paragraph()],
});

export const commitment = (id: string, title: string): NodeJson => ({
  type: "commitment",
  attrs: { id, leadAgency: "", contact: "", startsOn: "", endsOn: "", status: "notStarted" },
  content: [
    ...commitmentFieldNames
      .filter((name) => name !== "evidence")
      .map((name) => commitmentField(name, name === "title" ? title : "")),
    { type: "milestone", attrs: { startsOn: "", endsOn: "" } },
    commitmentField("evidence", ""),
  ],
});

const commitmentField = (name: CommitmentFieldName, text: string): NodeJson => ({
  type: "commitmentField",
  attrs: { name },
  ...inline(text),
});
