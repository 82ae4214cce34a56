import { schema, templateFor } from "@minuta/document";
import { documentKinds } from "@minuta/domain";
import { getSchema } from "@tiptap/core";
import { Node } from "@tiptap/pm/model";
import { describe, expect, it } from "vitest";
import { schemaExtensions } from "./schema-extensions.ts";

const editorSchema = getSchema(schemaExtensions());

/** Parse rules and toDOM are wrapped by Tiptap; they are compared by what they do, everything else by what it says. */
function declared(spec: object): Record<string, unknown> {
  const { parseDOM, toDOM, attrs, ...rest } = spec as Record<string, unknown>;
  return { ...rest, attrs: attrs ?? {}, parses: parseDOM !== undefined, renders: toDOM !== undefined };
}

function rulesOf(spec: { parseDOM?: readonly object[] }): unknown[] {
  return (spec.parseDOM ?? []).map((parseRule) => {
    const { getAttrs: _, attrs: __, ...rule } = parseRule as Record<string, unknown>;
    return rule;
  });
}

describe("the editor's schema", () => {
  it("has the same nodes and marks in the same order", () => {
    expect(Object.keys(editorSchema.nodes)).toEqual(Object.keys(schema.nodes));
    expect(Object.keys(editorSchema.marks)).toEqual(Object.keys(schema.marks));
    expect(editorSchema.topNodeType.name).toBe("doc");
  });

  for (const [name, type] of Object.entries(schema.nodes)) {
    it(`says the same of the node ${name}`, () => {
      const made = editorSchema.nodes[name];
      expect(declared(made?.spec ?? {})).toEqual(declared(type.spec));
      expect(rulesOf(made?.spec ?? {})).toEqual(rulesOf(type.spec));
      expect(made?.hasRequiredAttrs()).toBe(type.hasRequiredAttrs());
    });
  }

  for (const [name, type] of Object.entries(schema.marks)) {
    it(`says the same of the mark ${name}`, () => {
      const made = editorSchema.marks[name];
      expect(declared(made?.spec ?? {})).toEqual(declared(type.spec));
      expect(rulesOf(made?.spec ?? {})).toEqual(rulesOf(type.spec));
    });
  }

  for (const kind of documentKinds) {
    it(`takes the ${kind} template and gives the same HTML form`, () => {
      let blocks = 0;
      const template = templateFor(kind, "es", {
        title: "Título",
        summary: "Resumen",
        agenda: [],
        newBlockId: () => `b-${++blocks}`,
      });
      const mine = Node.fromJSON(editorSchema, template);
      const theirs = schema.nodeFromJSON(template);
      mine.check();
      expect(mine.toJSON()).toEqual(theirs.toJSON());
      const drawn = (node: Node) => {
        const shapes: unknown[] = [];
        node.descendants((child) => {
          shapes.push(child.type.spec.toDOM?.(child));
        });
        return shapes;
      };
      expect(drawn(mine)).toEqual(drawn(theirs));
    });
  }
});
