import type { MarkName, NodeName } from "./schema.ts";

/** Marks of a text as it is frozen; `removed`, which no living text has, stands on words that a public version leaves out. */
export type FrozenMarkName = MarkName | "removed";

/** A mark in ProseMirror's JSON form. */
export type MarkJson = { readonly type: FrozenMarkName; readonly attrs?: Readonly<Record<string, unknown>> };

/** A node in ProseMirror's JSON form; `text` is set on text nodes only. */
export type NodeJson = {
  readonly type: NodeName;
  readonly attrs?: Readonly<Record<string, unknown>>;
  readonly content?: readonly NodeJson[];
  readonly marks?: readonly MarkJson[];
  readonly text?: string;
};

/** The words of a node and everything below it; blocks and hard breaks are separated by a line feed. */
export function plainText(node: NodeJson): string {
  if (node.type === "text") return node.text ?? "";
  if (node.type === "hardBreak") return "\n";
  const parts = (node.content ?? []).map(plainText);
  const holdsInline = (node.content ?? []).every(
    (child) => child.type === "text" || child.type === "hardBreak",
  );
  return parts.filter((part) => holdsInline || part !== "").join(holdsInline ? "" : "\n");
}

/** Every node of the tree in the order of the text, the root first. */
export function* walk(node: NodeJson): Generator<NodeJson> {
  yield node;
  for (const child of node.content ?? []) yield* walk(child);
}
