import { documentKinds } from "@minuta/domain";
import { describe, expect, it } from "vitest";
import { prosemirrorToYXmlFragment, yXmlFragmentToProseMirrorRootNode } from "y-prosemirror";
import * as Y from "yjs";
import type { NodeJson } from "./json.ts";
import { schema } from "./schema.ts";
import { templateFor } from "./templates/template.ts";
import { proseOf, readProse, replaceProse, writeProse } from "./y-layout.ts";

const facts = { title: "Título", summary: "Resumen", agenda: [], newBlockId: () => "b-1" };

describe("the Y.Doc layout", () => {
  for (const kind of documentKinds) {
    for (const language of ["es", "en"] as const) {
      it(`keeps the ${kind} template in ${language} and agrees with y-prosemirror`, () => {
        const template = templateFor(kind, language, facts);
        const doc = new Y.Doc();
        writeProse(doc, template);
        const read = readProse(doc);
        expect(read.faults).toEqual([]);
        const expected = schema.nodeFromJSON(template);
        expected.check();
        expect(schema.nodeFromJSON(read.text).toJSON()).toEqual(expected.toJSON());
        expect(yXmlFragmentToProseMirrorRootNode(proseOf(doc), schema).toJSON()).toEqual(expected.toJSON());
        const theirs = new Y.Doc();
        prosemirrorToYXmlFragment(expected, proseOf(theirs));
        expect(readProse(theirs).text).toEqual(read.text);
      });
    }
  }

  it("reads marks and addresses, and leaves out what is not allowed, with a fault each", () => {
    const doc = new Y.Doc();
    const paragraph = new Y.XmlElement("paragraph");
    const text = new Y.XmlText();
    proseOf(doc).insert(0, [paragraph]);
    paragraph.insert(0, [text]);
    text.insert(0, "good", { link: { href: "https://example.org/" }, bold: {} });
    text.insert(4, "bad", { link: { href: "javascript:alert(1)" }, blink: {} });
    const stranger = new Y.XmlElement("iframe");
    const row = new Y.XmlElement("tableRow");
    const wrong = new Y.XmlElement("heading");
    wrong.setAttribute("level", ["array"] as unknown as string);
    proseOf(doc).insert(1, [stranger, row, wrong]);
    const read = readProse(doc);
    schema.nodeFromJSON(read.text).check();
    expect(read.faults.map((fault) => fault.path)).toEqual(["/0/0", "/0/0", "/1", "/3", "/1"]);
    expect(JSON.stringify(read.text)).not.toContain("javascript:");
    expect(read.text.content?.map((node) => node.type)).toEqual(["paragraph", "heading"]);
  });

  it("replaces half a surrogate pair, with a fault", () => {
    const doc = new Y.Doc();
    const paragraph = new Y.XmlElement("paragraph");
    const text = new Y.XmlText();
    proseOf(doc).insert(0, [paragraph]);
    paragraph.insert(0, [text]);
    text.insert(0, "a\ud83db");
    const read = readProse(doc);
    expect(read.faults).toEqual([{ path: "/0/0", reason: "broken character" }]);
    expect(JSON.stringify(read.text)).toContain("a\ufffdb");
  });

  it("gives a sound text for an empty document", () => {
    const read = readProse(new Y.Doc());
    schema.nodeFromJSON(read.text).check();
    expect(read.faults).toEqual([]);
  });
});

describe("writing a text back", () => {
  const paragraph = (text: string, ...marks: { readonly type: string }[]) =>
    ({
      type: "paragraph",
      content: [{ type: "text", text, ...(marks.length > 0 ? { marks } : {}) }],
    }) as NodeJson;
  const docOf = (...content: NodeJson[]): NodeJson => ({ type: "doc", content });
  const wordsOf = (doc: Y.Doc) => readProse(doc).text.content?.map(({ content }) => content?.[0]?.text ?? "");

  it("changes what differs and keeps the blocks around it, so that what is anchored there stays", () => {
    const doc = new Y.Doc();
    const text = docOf(paragraph("uno"), paragraph("dos"), paragraph("tres"), paragraph("cuatro"));
    writeProse(doc, text);
    const [first, , , last] = proseOf(doc).toArray();
    proseOf(doc).delete(1, 2);
    proseOf(doc).insert(1, [new Y.XmlElement("horizontalRule")]);
    expect(replaceProse(doc, text)).toBe(true);
    expect(wordsOf(doc)).toEqual(["uno", "dos", "tres", "cuatro"]);
    expect(proseOf(doc).get(0)).toBe(first);
    expect(proseOf(doc).get(3)).toBe(last);
    expect(replaceProse(doc, text)).toBe(false);
    expect(replaceProse(doc, docOf(paragraph("uno"), paragraph("cuatro")))).toBe(true);
    expect(replaceProse(doc, docOf(paragraph("uno"), paragraph("uno"), paragraph("cuatro")))).toBe(true);
    expect(wordsOf(doc)).toEqual(["uno", "uno", "cuatro"]);
    expect(proseOf(doc).length).toBe(3);
  });

  it("puts the text in the place of what fits no schema, and leaves unknown marks away", () => {
    const doc = new Y.Doc();
    writeProse(doc, docOf(paragraph("uno")));
    proseOf(doc).insert(1, [new Y.XmlElement("iframe")]);
    expect(replaceProse(doc, docOf(paragraph("[Testado]", { type: "removed" }, { type: "bold" })))).toBe(
      true,
    );
    expect(readProse(doc)).toEqual({
      text: docOf(expect.objectContaining(paragraph("[Testado]", { type: "bold" }))),
      faults: [],
    });
    expect(proseOf(doc).length).toBe(1);
  });
});
