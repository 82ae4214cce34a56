import { marks, nodes } from "@minuta/document";
import { type AnyExtension, type Attributes, Mark, Node } from "@tiptap/core";
import type { MarkSpec, NodeSpec } from "@tiptap/pm/model";

/**
 * The one schema of packages/document as Tiptap extensions, made from its specs so that neither can drift from the
 * other. Whatever a spec says is passed on; nothing is added.
 */
export function schemaExtensions(): AnyExtension[] {
  return [
    ...Object.entries<NodeSpec>(nodes).map(([name, spec]) => nodeExtension(name, spec)),
    ...Object.entries<MarkSpec>(marks).map(([name, spec]) => markExtension(name, spec)),
  ];
}

function nodeExtension(name: string, spec: NodeSpec): AnyExtension {
  const { attrs, parseDOM, toDOM, ...rest } = spec;
  return Node.create({
    ...rest,
    name,
    topNode: name === "doc",
    addAttributes: () => attributesOf(attrs),
    ...(parseDOM === undefined ? {} : { parseHTML: () => parseDOM }),
    ...(toDOM === undefined ? {} : { renderHTML: ({ node }) => toDOM(node) }),
    // Tiptap asks every extension about every node; fields that it has no name for, as tableRole, come in here.
    extendNodeSchema: (extension) => (extension.name === name ? rest : {}),
  });
}

function markExtension(name: string, spec: MarkSpec): AnyExtension {
  const { attrs, parseDOM, toDOM, ...rest } = spec;
  return Mark.create({
    ...rest,
    name,
    addAttributes: () => attributesOf(attrs),
    ...(parseDOM === undefined ? {} : { parseHTML: () => [...parseDOM] }),
    ...(toDOM === undefined ? {} : { renderHTML: ({ mark }) => toDOM(mark, true) }),
    extendMarkSchema: (extension) => (extension.name === name ? rest : {}),
  });
}

function attributesOf(attrs: NodeSpec["attrs"] | MarkSpec["attrs"]): Attributes {
  return Object.fromEntries(
    Object.entries(attrs ?? {}).map(([attribute, spec]) => [
      attribute,
      {
        ...spec,
        isRequired: !Object.hasOwn(spec, "default"),
        // Null leaves what the spec's own parse rule and toDOM say: Tiptap would read and write HTML by itself.
        parseHTML: () => null,
        rendered: false,
      },
    ]),
  ) as Attributes;
}
