import type { NodeJson } from "@minuta/document";
import { describe, expect, it } from "vitest";
import { recordBodyHtml } from "./body-html.ts";
import { UnknownTextError } from "./reading.ts";
import {
  fullText,
  publishedWith,
  secondContentWith,
  signedByAll,
  thirdContentWith,
} from "./record-fixture.ts";

const words = (text: string): NodeJson => ({ type: "text", text });
const doc = (...content: NodeJson[]): NodeJson => ({ type: "doc", content });
const paragraph = (...content: NodeJson[]): NodeJson => ({ type: "paragraph", content });
const heading = (level: number, text: string): NodeJson => ({
  type: "heading",
  attrs: { level },
  content: [words(text)],
});
const htmlOf = async (text: NodeJson) => recordBodyHtml(await publishedWith({ text }));

describe("a record's text as HTML", () => {
  it("leaves out a heading that only repeats the title, and keeps one h1 for the page", async () => {
    const html = await htmlOf(fullText);
    expect(html).not.toContain("<h1");
    expect(html).not.toContain("<h2");
    expect(html).not.toContain("Minuta de la quinta sesión");
  });

  it("numbers agenda items and never skips a level of headings", async () => {
    const html = await htmlOf(fullText);
    expect(html).toContain('<h3><span class="agenda-number">2.</span> Seguimiento');
    expect(html).toContain("<h4>Compromiso que deriva");
    const deep = await htmlOf(
      doc(heading(2, "uno"), heading(4, "dos"), heading(4, "tres"), heading(1, "cuatro")),
    );
    expect(deep.match(/<h\d>/g)).toEqual(["<h3>", "<h4>", "<h5>", "<h3>"]);
  });

  it("gives a resolution the number, the responsible and the date that the server adopted", async () => {
    const html = await htmlOf(fullText);
    expect(html).toContain('<div class="resolution" id="st-05-2012-03">');
    expect(html).toContain("Acuerdo ST-05/2012.03");
    expect(html).toContain("<dd>Secretaría de la Función Pública</dd>");
    expect(html).toContain('<time datetime="2012-03-30">30 mar 2012</time>');
  });

  it("matches resolutions whose block identifier stands twice by their place", async () => {
    const pasted: NodeJson = {
      type: "resolution",
      attrs: { id: "same", responsible: "", dueDate: "" },
      content: [paragraph(words("x"))],
    };
    const line = { text: "x", responsible: "R", dueDate: "2012-03-30" };
    const html = recordBodyHtml(
      await publishedWith({
        text: doc(pasted, pasted),
        resolutions: [
          { ...line, number: "ST-05/2012.01", blockId: "same" },
          { ...line, number: "ST-05/2012.02", blockId: "at-2" },
        ],
      }),
    );
    expect(html.match(/id="[^"]*"/g)).toEqual(['id="st-05-2012-01"', 'id="st-05-2012-02"']);
  });

  it("writes commitments as definition lists, with what is missing said", async () => {
    const html = await htmlOf(fullText);
    expect(html).toContain("<dt>Problema público</dt>");
    expect(html).toContain("<dt>Hito 1</dt><dd>Primera entrega del catálogo, en CSV. <span");
    expect(html).toContain("<dt>Medio de verificación</dt><dd>Sin especificar</dd>");
    expect(html).toContain("<dt>Estado</dt><dd>Sin iniciar</dd>");
  });

  it("gives table headers their scope, and a table a name and the keyboard", async () => {
    const html = await htmlOf(fullText);
    expect(html).toContain('role="group" aria-label="Tabla 1" tabindex="0"');
    expect(html).toContain('<thead><tr><th scope="col"><p>Dependencia</p></th>');
    const rowHeader = await htmlOf(
      doc({
        type: "table",
        content: [
          {
            type: "tableRow",
            content: [
              { type: "tableHeader", attrs: { colspan: 2, rowspan: 1 }, content: [paragraph(words("a"))] },
              { type: "tableCell", attrs: { colspan: 1, rowspan: 3 }, content: [paragraph(words("b"))] },
              { type: "tableHeader", content: [paragraph()] },
            ],
          },
        ],
      }),
    );
    expect(rowHeader).toContain(
      '<th scope="row" colspan="2"><p>a</p></th><td rowspan="3"><p>b</p></td><td></td>',
    );
  });

  it("writes every other node and mark", async () => {
    const html = await htmlOf(fullText);
    for (const piece of [
      "<em>reglamento mínimo</em>",
      "<strong>treinta y una</strong>",
      "<u>El avance por dependencia</u>",
      "<s>8</s>",
      '<ol start="3"><li><p>Primero',
      "<ul><li>",
      "<blockquote><p>La información",
      "fuentes.<br>Cada",
      "<hr>",
      '<a href="https://gobiernoabierto.example/formatos" rel="noopener noreferrer nofollow">la página del proceso</a>',
    ]) {
      expect(html).toContain(piece);
    }
  });

  it("makes one link of neighbours under the same address", async () => {
    const link = { type: "link", attrs: { href: "https://a.example/" } } as const;
    const html = await htmlOf(
      doc(
        paragraph(
          { type: "text", text: "uno ", marks: [link] },
          {
            type: "text",
            text: "dos",
            marks: [{ type: "bold" }, link],
          },
        ),
      ),
    );
    expect(html).toBe(
      '<p><a href="https://a.example/" rel="noopener noreferrer nofollow">uno <strong>dos</strong></a></p>',
    );
  });

  it.each(["javascript:alert(1)", "data:text/html,x", "//host", "/app", 7, null, ["https://a.example"]])(
    "keeps the words of a link to %s and drops the link",
    async (href) => {
      const html = await htmlOf(
        doc(paragraph({ type: "text", text: "aquí", marks: [{ type: "link", attrs: { href } }] })),
      );
      expect(html).toBe("<p>aquí</p>");
    },
  );

  it("escapes what is written and what stands in attributes", async () => {
    const hostile = `"><script>alert('1')</script>`;
    const html = await htmlOf(
      doc(
        paragraph(words(hostile)),
        {
          type: "resolution",
          attrs: { id: hostile, responsible: hostile, dueDate: hostile },
          content: [paragraph(words(hostile))],
        },
        {
          type: "orderedList",
          attrs: { start: hostile },
          content: [{ type: "listItem", content: [paragraph(words("x"))] }],
        },
        {
          type: "commitment",
          attrs: { leadAgency: hostile, contact: { isEscaped: true }, startsOn: hostile, status: hostile },
          content: [{ type: "commitmentField", attrs: { name: hostile }, content: [words(hostile)] }],
        },
      ),
    );
    expect(html).not.toContain("<script");
    expect(html).not.toContain('""');
    expect(html).toContain("&lt;script&gt;");
    expect(html).toContain("<ol><li>");
  });

  it("shows characters that would deceive by their code", async () => {
    expect(await htmlOf(doc(paragraph(words("pagar \u202e001\u202c"))))).toBe(
      "<p>pagar [U+202E]001[U+202C]</p>",
    );
  });

  it.each([
    ["a node", doc({ type: "script" as "paragraph" })],
    ["a node named like an object's own", doc({ type: "constructor" as "paragraph" })],
    ["a mark", doc(paragraph({ type: "text", text: "x", marks: [{ type: "style" as "bold" }] }))],
    ["a doc inside", doc(doc())],
    ["a root that is no doc", paragraph()],
    ["a stranger in a row", doc({ type: "table", content: [{ type: "tableRow", content: [paragraph()] }] })],
  ])("refuses %s that the schema does not know", async (_what, text) => {
    await expect(htmlOf(text)).rejects.toThrow(UnknownTextError);
  });

  it("refuses a text nested without end", async () => {
    let nested = paragraph(words("x"));
    for (let level = 0; level < 5000; level += 1) nested = { type: "blockquote", content: [nested] };
    await expect(htmlOf(doc(nested))).rejects.toThrow(UnknownTextError);
  });
});

describe("the session's rows as HTML", () => {
  const register = (section: string): NodeJson => ({ type: "register", attrs: { section } });

  it("stand at their place, and the others in their order around the text", async () => {
    const text = doc(register("agenda"), paragraph(words("Único párrafo.")));
    const html = recordBodyHtml(await signedByAll(secondContentWith({ text })));
    const headings = [...html.matchAll(/<h3>([^<]*)<\/h3>/g)].map(([, heading]) => heading);
    expect(headings).toEqual([
      "Datos de la sesión",
      "Asistencia",
      "Quórum",
      "Seguimiento de acuerdos anteriores",
      "Acuerdos",
      "Próxima sesión y cierre",
      "Firmas",
    ]);
    const agenda = html.indexOf("Presenta: Secretaría técnica");
    expect(agenda).toBeGreaterThan(html.indexOf("ST-04/2012.02"));
    expect(agenda).toBeLessThan(html.indexOf("Único párrafo."));
    expect(html.match(/Presenta: Secretaría técnica/g)).toHaveLength(1);
  });

  it("show annexes at their place in the text, and nothing there in a record that says nothing of them", async () => {
    const text = doc(paragraph(words("Único párrafo.")), register("annexes"), paragraph(words("Fin.")));
    const html = recordBodyHtml(await signedByAll(thirdContentWith({ text })));
    const at = (what: string) => html.indexOf(what);
    expect(at("Único párrafo.")).toBeLessThan(at("reglamento-minimo.pdf · 48211 bytes"));
    expect(at("reglamento-minimo.pdf")).toBeLessThan(at("Fin."));
    expect(html.match(/Huella SHA-256 del archivo<\/th>/g)).toHaveLength(1);
    expect(recordBodyHtml(await signedByAll(thirdContentWith({ text, annexes: [] })))).toContain(
      "<p>No hubo anexos.</p>",
    );
    expect(recordBodyHtml(await signedByAll(secondContentWith({ text })))).not.toMatch(/anexos/i);
  });

  it("stand in no record of the first format", async () => {
    expect(await htmlOf(doc(register("agenda"), paragraph(words("x"))))).toBe("<p>x</p>");
  });

  it("publish a reservation beside its resolution, with the party by shape, colour and word", async () => {
    const html = recordBodyHtml(await signedByAll(secondContentWith()));
    const block = html.slice(html.indexOf('id="st-05-2012-03"'));
    expect(block.slice(0, block.indexOf("</div></div>"))).toContain(
      '<strong>Reserva · </strong><span class="party civilSociety"><svg class="mark"',
    );
    expect(block).toContain("Con la reserva del presupuesto.");
  });

  it("escape what people wrote and show what would deceive", async () => {
    const content = secondContentWith();
    const [first, ...others] = content.resolutions;
    if (first === undefined) throw new Error("there is a resolution");
    const reservation = `<script>alert(1)</script>\u202e`;
    const positions = first.positions.map((voice) => ({ ...voice, reservation }));
    const html = recordBodyHtml(
      await signedByAll({ ...content, resolutions: [{ ...first, positions }, ...others] }),
    );
    expect(html).not.toContain("<script");
    expect(html).toContain("&lt;script&gt;alert(1)&lt;/script&gt;[U+202E]");
  });
});
