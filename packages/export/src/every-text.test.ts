import {
  commitmentFieldNames,
  type MarkJson,
  type NodeJson,
  type NodeName,
  registerSections,
} from "@minuta/document";
import { commitmentStatuses } from "@minuta/domain";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { akomaNtoso } from "./akn/akoma-ntoso.ts";
import { aknFaults } from "./akn/akoma-ntoso-model.ts";
import { recordBodyHtml } from "./body-html.ts";
import { attendanceCsv, resolutionsCsv } from "./csv/record-csv.ts";
import { recordDocx } from "./docx/record-docx.ts";
import type { ExportedFile, ExportedFileName } from "./exported-file.ts";
import { recordJsonLd } from "./json-ld.ts";
import { recordMarkdown } from "./markdown/record-markdown.ts";
import { typeset } from "./pdf/typesetter.ts";
import { UnknownTextError } from "./reading.ts";
import { has, inFolder, output, readByPython } from "./reading-tools.fixture.ts";
import { fourthContentWith, sealedWithout } from "./record-fixture.ts";
import { recordHtml } from "./record-html.ts";
import { wordedRecord } from "./worded/worded-record.ts";

const address = "https://gobiernoabierto.example/registros/st-05-2012";

/** Words that people write, and what could be taken for something else than words somewhere. */
const written = fc.oneof(
  fc.lorem({ maxCount: 8 }),
  fc.string({ unit: "binary", maxLength: 20 }),
  fc.constantFrom(
    "# no es un título",
    "1. no es lista",
    "- ",
    "| a | b |",
    "<script>alert(1)</script>",
    "]]>",
    "&amp; &#38;",
    "=1+1",
    "#panic()",
    "$x$ @y",
    "\\",
    "**",
    "![x](y)",
    "http://x.example www.x.example a@b.example",
    "\u202eoculto",
    "\ufffe\uffff",
    "漢字 😀",
    "   ",
  ),
);

const mark = fc.constantFrom(
  { type: "bold" } as const,
  { type: "italic" } as const,
  { type: "underline" } as const,
  { type: "strike" } as const,
  { type: "link", attrs: { href: "https://gobiernoabierto.example/a?b=1&c=<d>" } } as const,
  { type: "link", attrs: { href: "javascript:alert(1)" } } as const,
  { type: "removed", attrs: { legalBasis: "artículo 115" } } as const,
  { type: "personalData", attrs: { legalBasis: "" } } as const,
);
const inlineNode: fc.Arbitrary<NodeJson> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .record({ text: written, marks: fc.uniqueArray(mark, { maxLength: 3, selector: ({ type }) => type }) })
      .map(({ text, marks }): NodeJson => ({ type: "text", text, marks })),
  },
  { weight: 1, arbitrary: fc.constant({ type: "hardBreak" } as NodeJson) },
);
const line = fc.array(inlineNode, { maxLength: 4 });
const day = fc.constantFrom("", "2012-03-30", "no es fecha");
const textblock = (type: NodeName, attrs: fc.Arbitrary<Readonly<Record<string, unknown>>>) =>
  fc.record({ attrs, content: line }).map(({ attrs, content }): NodeJson => ({ type, attrs, content }));

const { block } = fc.letrec<{ block: NodeJson; blocks: NodeJson[] }>((tie) => {
  const blocks = fc.array(tie("block"), { minLength: 1, maxLength: 3 });
  const items = fc.array(
    blocks.map((content): NodeJson => ({ type: "listItem", content })),
    {
      minLength: 1,
      maxLength: 3,
    },
  );
  const cell = fc
    .record({
      type: fc.constantFrom("tableCell" as const, "tableHeader" as const),
      colspan: fc.integer({ min: 1, max: 4 }),
      rowspan: fc.integer({ min: 1, max: 4 }),
      content: blocks,
    })
    .map(({ type, colspan, rowspan, content }): NodeJson => ({ type, attrs: { colspan, rowspan }, content }));
  const row = fc.array(cell, { maxLength: 4 }).map((content): NodeJson => ({ type: "tableRow", content }));
  const commitmentPart = fc.oneof(
    textblock("commitmentField", fc.record({ name: fc.constantFrom(...commitmentFieldNames) })),
    textblock("milestone", fc.record({ startsOn: day, endsOn: day })),
  );
  return {
    blocks,
    block: fc.oneof(
      { depthSize: "small", withCrossShrink: true },
      textblock("paragraph", fc.constant({})),
      textblock("heading", fc.record({ level: fc.integer({ min: 1, max: 4 }) })),
      textblock("agendaItem", fc.record({ id: fc.constant("a"), minutes: fc.integer({ min: 0, max: 60 }) })),
      fc
        .constantFrom(...registerSections)
        .map((section): NodeJson => ({ type: "register", attrs: { section } })),
      fc.constant({ type: "horizontalRule" } as const),
      fc
        .record({
          id: fc.constantFrom("r1", "r2", "r3", "otro"),
          responsible: written,
          dueDate: day,
          content: blocks,
        })
        .map(({ content, ...attrs }): NodeJson => ({ type: "resolution", attrs, content })),
      fc
        .record({
          status: fc.constantFrom(...commitmentStatuses),
          leadAgency: written,
          contact: written,
          startsOn: day,
          endsOn: day,
          content: fc.array(commitmentPart, { maxLength: 3 }),
        })
        .map(({ content, ...attrs }): NodeJson => ({ type: "commitment", attrs, content })),
      items.map((content): NodeJson => ({ type: "bulletList", content })),
      fc
        .record({ start: fc.integer({ min: 0, max: 12 }), content: items })
        .map(({ start, content }): NodeJson => ({ type: "orderedList", attrs: { start }, content })),
      blocks.map((content): NodeJson => ({ type: "blockquote", content })),
      fc.array(row, { maxLength: 4 }).map((content): NodeJson => ({ type: "table", content })),
    ),
  };
});

const anyText = fc.array(block, { maxLength: 8 }).map((content): NodeJson => ({ type: "doc", content }));
const anyRecord = fc
  .record({
    text: anyText,
    title: written,
    place: written,
    language: fc.constantFrom("es" as const, "en" as const),
  })
  .map((parts) => sealedWithout(fourthContentWith(parts)));

const numbers = ["ST-05/2012.01", "ST-05/2012.02", "ST-05/2012.03", "ST-05/2012.04"];

describe("every text of the schema", () => {
  it("has a form in every format, which holds every number of a resolution", {
    timeout: 120_000,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(anyRecord, async ({ published }) => {
        const record = wordedRecord(published, address);
        const body = recordBodyHtml(published);
        const texts = [
          body,
          recordHtml(published, record, body),
          recordMarkdown(record),
          resolutionsCsv(published),
          akomaNtoso(published, record),
          recordJsonLd(published, record, address),
        ];
        for (const text of texts) for (const number of numbers) expect(text).toContain(number);
        expect(attendanceCsv(published)).toContain("Titular, Artículo 19");
        expect((await recordDocx(record, published.publishedAt)).length).toBeGreaterThan(1000);
      }),
      { numRuns: 150 },
    );
  });

  it.skipIf(!has("python3"))(
    "is a sound Word file and sound Akoma Ntoso (needs python3)",
    { timeout: 120_000 },
    async () => {
      await fc.assert(
        fc.asyncProperty(anyRecord, async ({ published }) => {
          const record = wordedRecord(published, address);
          const file = (name: ExportedFileName, content: string | Uint8Array): ExportedFile => ({
            name,
            mediaType: "",
            bytes: typeof content === "string" ? new TextEncoder().encode(content) : content,
          });
          const { akn, docx } = readByPython([
            file("record.docx", await recordDocx(record, published.publishedAt)),
            file("record.akn.xml", akomaNtoso(published, record)),
          ]);
          expect(aknFaults(akn)).toEqual([]);
          expect(docx.unknownStyles).toEqual([]);
          expect(docx.unknownLists).toEqual([]);
          expect(
            docx.tables.filter(({ columns, grid }) => columns.length !== 1 || columns[0] !== grid),
          ).toEqual([]);
          expect(docx.tables.filter(({ cellsEndInParagraph }) => !cellsEndInParagraph)).toEqual([]);
          for (const number of numbers) expect(docx.text).toContain(number);
        }),
        { numRuns: 20, endOnFailure: true },
      );
    },
  );

  it.skipIf(!has("pdftotext"))(
    "is set as a PDF that holds every number (needs pdftotext)",
    { timeout: 120_000 },
    async () => {
      await fc.assert(
        fc.asyncProperty(anyRecord, async ({ published }) => {
          const bytes = await typeset(wordedRecord(published, address));
          const text = inFolder([{ name: "record.pdf", mediaType: "application/pdf", bytes }], (folder) =>
            output("pdftotext", "-raw", `${folder}/record.pdf`, "-"),
          );
          for (const number of numbers) expect(text).toContain(number);
        }),
        { numRuns: 20, endOnFailure: true },
      );
    },
  );

  it("is set as a PDF when a table's heading row, which holds a link and a table, goes on over pages", {
    timeout: 60_000,
  }, async () => {
    const paragraph = (text: string, marks: MarkJson[] = []): NodeJson => ({
      type: "paragraph",
      content: [{ type: "text", text, marks }],
    });
    const cell = (type: "tableHeader" | "tableCell", ...content: NodeJson[]): NodeJson => ({
      type,
      attrs: { colspan: 1, rowspan: 1 },
      content,
    });
    const row = (...content: NodeJson[]): NodeJson => ({ type: "tableRow", content });
    const inner: NodeJson = {
      type: "table",
      content: [row(cell("tableHeader", paragraph("a"))), row(cell("tableCell", paragraph("b")))],
    };
    const link: MarkJson = { type: "link", attrs: { href: "https://example.org/" } };
    const long = Array.from({ length: 120 }, (_, at) => row(cell("tableCell", paragraph(`renglón ${at}`))));
    for (const head of [paragraph("ver", [link]), inner]) {
      const table: NodeJson = { type: "table", content: [row(cell("tableHeader", head)), ...long] };
      const text: NodeJson = { type: "doc", content: [table] };
      const { published } = sealedWithout(fourthContentWith({ text }));
      expect((await typeset(wordedRecord(published, address))).length).toBeGreaterThan(1000);
    }
  });

  it("is refused as a whole when one node or mark is of no schema", () => {
    fc.assert(
      fc.property(anyText, fc.boolean(), (text, inMark) => {
        const foreign = (inMark
          ? { type: "paragraph", content: [{ type: "text", text: "x", marks: [{ type: "blink" }] }] }
          : { type: "iframe", content: [] }) as unknown as NodeJson;
        const { published } = sealedWithout(fourthContentWith());
        const content = {
          ...published.content,
          text: { ...text, content: [...(text.content ?? []), foreign] },
        };
        expect(() => wordedRecord({ ...published, content }, address)).toThrow(UnknownTextError);
        expect(() => recordBodyHtml({ ...published, content })).toThrow(UnknownTextError);
      }),
      { numRuns: 40 },
    );
  });
});
