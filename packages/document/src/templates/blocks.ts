import type { NodeJson } from "../json.ts";
import type { CommitmentFieldName } from "../nodes/commitment.ts";
import { commitmentFieldNames } from "../nodes/commitment.ts";

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

const cell = (type: "tableCell" | "tableHeader", text: string): NodeJson => ({
  type,
  attrs: { colspan: 1, rowspan: 1, colwidth: null },
  content: [paragraph(text)],
});

/** A table with a header row and `emptyRows` rows to fill in. */
export const table = (headers: readonly string[], emptyRows: number): NodeJson => ({
  type: "table",
  content: [
    { type: "tableRow", content: headers.map((header) => cell("tableHeader", header)) },
    ...Array.from({ length: emptyRows }, () => ({
      type: "tableRow" as const,
      content: headers.map(() => cell("tableCell", "")),
    })),
  ],
});
