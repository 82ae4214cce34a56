import { schema } from "@minuta/document";
import { Node } from "@tiptap/pm/model";
import { describe, expect, it } from "vitest";
import { ImportRefusal } from "./imported-text.ts";
import { readMarkdown } from "./read-markdown.ts";

const read = (text: string) => readMarkdown(new TextEncoder().encode(text));
const p = (...content: object[]) => ({ type: "paragraph", ...(content.length === 0 ? {} : { content }) });
const t = (text: string, ...marks: string[]) => ({
  type: "text",
  text,
  ...(marks.length === 0 ? {} : { marks: marks.map((type) => ({ type })) }),
});
const refusal = (text: string | Uint8Array) => {
  try {
    readMarkdown(typeof text === "string" ? new TextEncoder().encode(text) : text);
  } catch (error) {
    if (error instanceof ImportRefusal) return error.code;
    throw error;
  }
  return null;
};

describe("Markdown as blocks of the schema", () => {
  it.each([
    ["# Uno #", [{ type: "heading", attrs: { level: 1 }, content: [t("Uno")] }]],
    ["###### Seis", [{ type: "heading", attrs: { level: 4 }, content: [t("Seis")] }]],
    ["Dos\n---", [{ type: "heading", attrs: { level: 2 }, content: [t("Dos")] }]],
    ["uno\ndos", [p(t("uno dos"))]],
    ["uno  \ndos", [p(t("uno"), { type: "hardBreak" }, t("dos"))]],
    [
      "a *b* **c** ***d*** ~~e~~ snake_case_x 2*3",
      [
        p(
          t("a "),
          t("b", "italic"),
          t(" "),
          t("c", "bold"),
          t(" "),
          t("d", "bold", "italic"),
          t(" "),
          t("e", "strike"),
          t(" snake_case_x 2*3"),
        ),
      ],
    ],
    ["**a *b* c**", [p(t("a ", "bold"), t("b", "bold", "italic"), t(" c", "bold"))]],
    ["sin cierre **a y \\*b\\* &amp; &#233;", [p(t("sin cierre **a y *b* & é"))]],
    ["> uno\nsigue\n>\n> dos", [{ type: "blockquote", content: [p(t("uno sigue")), p(t("dos"))] }]],
    ["a\n* * *", [p(t("a")), { type: "horizontalRule" }]],
    [
      "- a\n  - b\n    1. c\n- d",
      [
        {
          type: "bulletList",
          content: [
            {
              type: "listItem",
              content: [
                p(t("a")),
                {
                  type: "bulletList",
                  content: [
                    {
                      type: "listItem",
                      content: [
                        p(t("b")),
                        {
                          type: "orderedList",
                          attrs: { start: 1 },
                          content: [{ type: "listItem", content: [p(t("c"))] }],
                        },
                      ],
                    },
                  ],
                },
              ],
            },
            { type: "listItem", content: [p(t("d"))] },
          ],
        },
      ],
    ],
    [
      "3. a\n\n   más\n4. b",
      [
        {
          type: "orderedList",
          attrs: { start: 3 },
          content: [
            { type: "listItem", content: [p(t("a")), p(t("más"))] },
            { type: "listItem", content: [p(t("b"))] },
          ],
        },
      ],
    ],
    [
      "| a | b |\n|---|:-:|\n| 1 \\| 2 | **x** |\n| solo |",
      [
        {
          type: "table",
          content: [
            {
              type: "tableRow",
              content: [
                { type: "tableHeader", content: [p(t("a"))] },
                { type: "tableHeader", content: [p(t("b"))] },
              ],
            },
            {
              type: "tableRow",
              content: [
                { type: "tableCell", content: [p(t("1 | 2"))] },
                { type: "tableCell", content: [p(t("x", "bold"))] },
              ],
            },
            {
              type: "tableRow",
              content: [
                { type: "tableCell", content: [p(t("solo"))] },
                { type: "tableCell", content: [p()] },
              ],
            },
          ],
        },
      ],
    ],
  ])("reads %j", (text, blocks) => {
    expect(read(text).blocks).toEqual(blocks);
  });

  it("keeps links that are safe, direct, named or bare, and reports the others", () => {
    const { blocks, losses } = read(
      "[a **b**](https://x.mx/a_(b) 'T') [c][r] <https://y.mx> [d](javascript:alert(1)) [e](../f.md)\n\n[R]: https://z.mx/",
    );
    const marks = (blocks[0]?.content ?? []).map(({ text, marks: on }) => [
      text,
      on?.find(({ type }) => type === "link")?.attrs?.href ?? "",
    ]);
    expect(marks).toEqual([
      ["a ", "https://x.mx/a_(b)"],
      ["b", "https://x.mx/a_(b)"],
      [" ", ""],
      ["c", "https://z.mx/"],
      [" ", ""],
      ["https://y.mx", "https://y.mx"],
      [" d e", ""],
    ]);
    expect(losses).toEqual(new Map([["links", 2]]));
  });

  it("reports what has no place here, and keeps the words of code", () => {
    const { blocks, losses } = read(
      "---\ntitle: x\n---\nA ![foto](f.png) `x = 1` nota[^1] <b>gruesa</b>\n\n```js\nuno\n\ndos\n```\n\n[^1]: al pie\n\n<!-- oculto -->",
    );
    expect(blocks).toEqual([
      p(t("A  x = 1 nota gruesa")),
      p(t("uno"), { type: "hardBreak" }, { type: "hardBreak" }, t("dos")),
    ]);
    expect(losses).toEqual(
      new Map([
        ["frontMatter", 1],
        ["images", 1],
        ["code", 2],
        ["footnotes", 2],
        ["html", 3],
      ]),
    );
  });

  it("takes hidden and control characters out", () => {
    expect(read("a\u202eb\u0007c\ufeff").blocks).toEqual([p(t("abc"))]);
  });
});

describe("what is refused, and what must not take long", () => {
  it.each([
    ["empty", " \n\n"],
    ["notText", "a\0b"],
    ["notText", new Uint8Array([0x61, 0xff, 0xfe])],
    ["tooLong", "palabra ".repeat(70_000)],
    ["tooLong", "- a\n".repeat(20_000)],
  ])("refuses as %s", (code, text) => {
    expect(refusal(text)).toBe(code);
  });

  it.each([
    ["stars", "*a _b ".repeat(40_000) + "c* d_ ".repeat(40_000)],
    ["brackets", "[".repeat(400_000)],
    ["ticks", "` `` ".repeat(80_000)],
    ["tags", "<a ".repeat(130_000)],
    ["spaces", `# a${" ".repeat(400_000)}b`],
    ["quotes", "> ".repeat(100_000)],
    ["lists", Array.from({ length: 400 }, (_, depth) => `${" ".repeat(depth * 2)}- a`).join("\n")],
    ["dividers", `a|b\n${"-".repeat(1500)}${" ".repeat(400)}x`],
  ])(
    "reads or refuses a page of %s, and what it reads fits the schema",
    (_, text) => {
      const started = performance.now();
      try {
        const { blocks } = read(text);
        Node.fromJSON(schema, { type: "doc", content: blocks }).check();
      } catch (error) {
        expect(error).toBeInstanceOf(ImportRefusal);
      }
      expect(performance.now() - started).toBeLessThan(10_000);
    },
    30_000,
  );
});
