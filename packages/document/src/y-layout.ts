import { Fragment, type MarkSpec } from "@tiptap/pm/model";
import * as Y from "yjs";
import type { MarkJson, NodeJson } from "./json.ts";
import type { MarkName, NodeName } from "./schema.ts";
import { marks, schema } from "./schema.ts";

/** Name of the `Y.XmlFragment` that holds the text; nothing else in the Y.Doc is ever read. */
export const proseFragmentName = "prose";

/** The text of a live document as the type that y-prosemirror binds to. */
export function proseOf(doc: Y.Doc): Y.XmlFragment {
  return doc.getXmlFragment(proseFragmentName);
}

/**
 * Writes a checked text into an empty Y.Doc, in the layout of y-prosemirror 1.3: one element per node, attributes
 * that differ from null, one `Y.XmlText` per run of inline text with marks as formatting attributes.
 */
export function writeProse(doc: Y.Doc, text: NodeJson): void {
  doc.transact(() => {
    proseOf(doc).insert(0, toYChildren(text.content ?? []));
  });
}

/**
 * Makes a text say what another says, as an edit: blocks that are the same at the beginning and the end stay as they are, with
 * what is anchored in them. Marks that the schema does not know are left away. Answers whether anything changed.
 */
export function replaceProse(doc: Y.Doc, text: NodeJson): boolean {
  const { text: before, faults } = readProse(doc);
  const prose = proseOf(doc);
  const now = (before.content ?? []).map((node) => schema.nodeFromJSON(node));
  const next = (text.content ?? []).map(withKnownMarks);
  const wanted = next.map((node) => schema.nodeFromJSON(node));
  // What does not fit the schema has no place among what was read.
  const most = faults.length === 0 && prose.length === now.length ? Math.min(now.length, next.length) : 0;
  const isSame = (at: number, wantedAt: number) =>
    wanted[wantedAt] !== undefined && now[at]?.eq(wanted[wantedAt]);
  let start = 0;
  while (start < most && isSame(start, start)) start += 1;
  let end = 0;
  while (end < most - start && isSame(now.length - 1 - end, next.length - 1 - end)) end += 1;
  if (start + end === prose.length && start + end === next.length) return false;
  doc.transact(() => {
    prose.delete(start, prose.length - start - end);
    prose.insert(start, toYChildren(next.slice(start, next.length - end)));
  });
  return true;
}

function withKnownMarks(node: NodeJson): NodeJson {
  const known = node.marks?.filter(({ type }) => Object.hasOwn(marks, type));
  return {
    ...node,
    ...(known === undefined ? {} : { marks: known }),
    ...(node.content === undefined ? {} : { content: node.content.map(withKnownMarks) }),
  };
}

function toYChildren(content: readonly NodeJson[]): (Y.XmlElement | Y.XmlText)[] {
  const children: (Y.XmlElement | Y.XmlText)[] = [];
  let run: NodeJson[] = [];
  const endRun = () => {
    if (run.length > 0) children.push(toYText(run));
    run = [];
  };
  for (const node of content) {
    if (node.type === "text") {
      run.push(node);
    } else {
      endRun();
      children.push(toYElement(node));
    }
  }
  endRun();
  return children;
}

function toYText(run: readonly NodeJson[]): Y.XmlText {
  const text = new Y.XmlText();
  text.applyDelta(
    run.map((node) => ({
      insert: node.text ?? "",
      attributes: Object.fromEntries((node.marks ?? []).map((mark) => [mark.type, mark.attrs ?? {}])),
    })),
  );
  return text;
}

function toYElement(node: NodeJson): Y.XmlElement {
  const element = new Y.XmlElement(node.type);
  const attrs = schema.nodeFromJSON(node).attrs;
  for (const [name, value] of Object.entries(attrs)) {
    // The types of Yjs say string; its encoding, and y-prosemirror, keep any JSON value.
    if (value !== null) element.setAttribute(name, value as string);
  }
  element.insert(0, toYChildren(node.content ?? []));
  return element;
}

export type ProseFault = { readonly path: string; readonly reason: string };

export type ReadProse = {
  /** The text as it stands, in document order, with whatever does not fit the schema left out. */
  readonly text: NodeJson;
  /** What was left out and why; empty when the text is sound. */
  readonly faults: readonly ProseFault[];
};

const maxDepth = 64;

/**
 * Reads the text of a live document without changing it. Total: any Y.Doc gives a text that the schema accepts, and a
 * fault for each place that a writer filled with something else (unknown node, bad attribute, wrong nesting).
 */
export function readProse(doc: Y.Doc): ReadProse {
  const faults: ProseFault[] = [];
  const content = readChildren(proseOf(doc), "", 0, faults);
  const text = fitContent("doc", content, "", faults);
  return { text: { type: "doc", content: text }, faults };
}

function readChildren(parent: Y.XmlFragment, path: string, depth: number, faults: ProseFault[]): NodeJson[] {
  const content: NodeJson[] = [];
  parent.toArray().forEach((child, index) => {
    const place = `${path}/${index}`;
    if (child instanceof Y.XmlText) {
      content.push(...readText(child, place, faults));
    } else if (child instanceof Y.XmlElement) {
      const node = readElement(child, place, depth, faults);
      if (node !== null) content.push(node);
    } else {
      faults.push({ path: place, reason: "unknown kind of content" });
    }
  });
  return content;
}

function readText(text: Y.XmlText, path: string, faults: ProseFault[]): NodeJson[] {
  const nodes: NodeJson[] = [];
  for (const part of text.toDelta() as { insert: unknown; attributes?: Record<string, unknown> }[]) {
    if (typeof part.insert !== "string") {
      faults.push({ path, reason: "embedded object in text" });
      continue;
    }
    // Half a surrogate pair is no character; canonical JSON has no bytes for it.
    const words = part.insert.toWellFormed();
    if (words !== part.insert) faults.push({ path, reason: "broken character" });
    const partMarks = readMarks(part.attributes ?? {}, path, faults);
    nodes.push({ type: "text", text: words, ...(partMarks.length > 0 ? { marks: partMarks } : {}) });
  }
  return nodes;
}

function readMarks(attributes: Record<string, unknown>, path: string, faults: ProseFault[]): MarkJson[] {
  const read: MarkJson[] = [];
  // The schema's order, so that the same text always reads the same.
  for (const name of Object.keys(marks) as MarkName[]) {
    const value = attributes[name];
    if (value === undefined || value === null) continue;
    const attrs =
      typeof value === "object" && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
    try {
      const spec: MarkSpec = marks[name];
      const known = Object.entries(spec.attrs ?? {}).map(([attribute, { validate }]) => {
        if (typeof validate === "function") validate(attrs[attribute]);
        return [attribute, attrs[attribute]] as const;
      });
      read.push(known.length > 0 ? { type: name, attrs: Object.fromEntries(known) } : { type: name });
    } catch (error) {
      faults.push({ path, reason: reasonOf(error) });
    }
  }
  for (const name of Object.keys(attributes)) {
    if (!Object.hasOwn(marks, name) && name !== "ychange")
      faults.push({ path, reason: `unknown mark ${name.slice(0, 40)}` });
  }
  return read;
}

function readElement(
  element: Y.XmlElement,
  path: string,
  depth: number,
  faults: ProseFault[],
): NodeJson | null {
  const name = element.nodeName;
  if (!Object.hasOwn(schema.nodes, name) || name === "doc" || name === "text") {
    faults.push({ path, reason: `unknown node ${name.slice(0, 40)}` });
    return null;
  }
  if (depth >= maxDepth) {
    faults.push({ path, reason: "nested too deeply" });
    return null;
  }
  const type = schema.nodes[name as NodeName];
  const attrs: Record<string, unknown> = {};
  const given: Record<string, unknown> = element.getAttributes();
  for (const [attribute, spec] of Object.entries(type.spec.attrs ?? {})) {
    const value = given[attribute] === undefined ? spec.default : given[attribute];
    try {
      if (typeof spec.validate === "function") spec.validate(value);
      attrs[attribute] = value;
    } catch (error) {
      faults.push({ path, reason: reasonOf(error) });
      attrs[attribute] = spec.default;
    }
  }
  const content = fitContent(name as NodeName, readChildren(element, path, depth + 1, faults), path, faults);
  if (content.length === 0 && !type.validContent(Fragment.empty)) {
    const filled = type.createAndFill(attrs);
    if (filled === null) return null;
    return filled.toJSON() as NodeJson;
  }
  return {
    type: name as NodeName,
    ...(Object.keys(attrs).length > 0 ? { attrs } : {}),
    ...(content.length > 0 ? { content } : {}),
  };
}

/** Keeps, in order, the children that the content expression accepts, and reports the others. */
function fitContent(
  name: NodeName,
  content: readonly NodeJson[],
  path: string,
  faults: ProseFault[],
): NodeJson[] {
  const kept: NodeJson[] = [];
  let match = schema.nodes[name].contentMatch;
  content.forEach((child, index) => {
    const next = match.matchType(schema.nodes[child.type]);
    if (next === null) {
      faults.push({ path: `${path}/${index}`, reason: `${child.type} cannot stand in ${name}` });
      return;
    }
    match = next;
    kept.push(child);
  });
  if (!match.validEnd) {
    const fill = match.fillBefore(Fragment.empty, true);
    fill?.forEach((node) => {
      kept.push(node.toJSON() as NodeJson);
    });
  }
  return kept;
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
