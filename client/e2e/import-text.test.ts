import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BrowserTab, launchBrowser, startServer, type TestServer } from "@minuta/testing";
import { strToU8, zipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openMinutes, signedIn, untilSaved } from "./story.ts";

let server: TestServer;
let keeper: BrowserTab;
let folder = "";

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "minuta-import-"));
  server = await startServer();
  keeper = await signedIn(server, "recordKeeper");
  await openMinutes(server, keeper.page);
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
  expect(keeper.problems).toEqual([]);
  await (await launchBrowser()).close();
  await server.close();
});

const names =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';

const run = (text: string, look = "") =>
  `<w:r>${look === "" ? "" : `<w:rPr>${look}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`;
const para = (content: string, about = "") =>
  `<w:p>${about === "" ? "" : `<w:pPr>${about}</w:pPr>`}${content}</w:p>`;
const item = (text: string, list: number, level: number) =>
  para(run(text), `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr>`);
const cell = (text: string, about = "") => `<w:tc><w:tcPr>${about}</w:tcPr>${para(run(text))}</w:tc>`;

const styles = `<w:styles ${names}>
<w:style w:type="paragraph" w:styleId="Ttulo1"><w:name w:val="heading 1"/></w:style>
<w:style w:type="paragraph" w:styleId="Propio"><w:name w:val="Encabezado propio"/><w:basedOn w:val="Ttulo1"/></w:style>
<w:style w:type="paragraph" w:styleId="Cita"><w:name w:val="Quote"/></w:style>
<w:style w:type="character" w:styleId="Fuerte"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>
</w:styles>`;
const numbering = `<w:numbering ${names}>
<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="3"/><w:numFmt w:val="lowerLetter"/></w:lvl></w:abstractNum>
<w:num w:numId="7"><w:abstractNumId w:val="0"/></w:num></w:numbering>`;
const relations = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="a" Type="x" Target="https://ogp.example/plan" TargetMode="External"/>
<Relationship Id="b" Type="x" Target="javascript:alert(1)" TargetMode="External"/></Relationships>`;

const body = [
  para(run("Plan de trabajo"), '<w:pStyle w:val="Propio"/>'),
  para(
    run("Texto ") +
      run("grueso", '<w:rStyle w:val="Fuerte"/>') +
      run(" e ") +
      run("inclinado", '<w:i/><w:b w:val="0"/>') +
      run(" y ") +
      run("subrayado", '<w:u w:val="single"/>') +
      run("tachado", "<w:strike/>") +
      run("secreto", "<w:vanish/>"),
  ),
  para(
    `<w:hyperlink r:id="a">${run("el plan")}</w:hyperlink><w:hyperlink r:id="b">${run(" y otro")}</w:hyperlink>`,
  ),
  item("uno", 7, 0),
  item("uno c", 7, 1),
  item("uno d", 7, 1),
  item("dos", 7, 0),
  para(run("Dicho por alguien"), '<w:pStyle w:val="Cita"/>'),
  para(
    `${run("Se ")}<w:del w:id="1"><w:r><w:delText>borró </w:delText></w:r></w:del><w:ins w:id="2">${run("agregó ")}</w:ins>${run("esto")}`,
  ),
  // The end of the first of two paragraphs was deleted.
  para(run("junto "), '<w:rPr><w:del w:id="3"/></w:rPr>'),
  para(run("con esto")),
  para(
    `<w:r><w:drawing/></w:r><w:r><w:footnoteReference w:id="1"/><w:commentReference w:id="1"/></w:r>` +
      `<w:r><w:pict><w:txbxContent>${para(run("caja"))}</w:txbxContent></w:pict></w:r>` +
      `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${run("página 4")}<w:r><w:fldChar w:fldCharType="end"/></w:r>`,
  ),
  `<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr>${cell("A", '<w:gridSpan w:val="2"/>')}${cell("B", '<w:vMerge w:val="restart"/>')}</w:tr>
   <w:tr>${cell("1")}${cell("2")}${cell("", "<w:vMerge/>")}</w:tr><w:tr>${cell("3")}</w:tr></w:tbl>`,
].join("");

function docx(parts: Record<string, string> = {}): Uint8Array {
  return zipSync(
    Object.fromEntries(
      Object.entries({
        "[Content_Types].xml": "<Types/>",
        "word/document.xml": `<?xml version="1.0" encoding="UTF-8"?><w:document ${names}><w:body>${body}</w:body></w:document>`,
        "word/styles.xml": styles,
        "word/numbering.xml": numbering,
        "word/_rels/document.xml.rels": relations,
        "word/header1.xml": `<w:hdr ${names}/>`,
        ...parts,
      }).map(([name, text]) => [name, strToU8(text)]),
    ),
  );
}

const dialogOf = () => keeper.page.getByRole("dialog", { name: "Importar texto" });

async function openDialog(): Promise<void> {
  await keeper.page.getByRole("button", { name: "Insertar", exact: true }).click();
  await keeper.page.getByRole("menuitem", { name: "Importar texto…" }).click();
  await dialogOf().waitFor();
}

async function choose(name: string, bytes: Uint8Array): Promise<void> {
  const path = join(folder, name);
  await writeFile(path, bytes);
  await dialogOf().locator("input[type=file]").setInputFiles(path);
}

describe("a Word document in a draft", () => {
  it("is shown before it goes in, with what is not kept", async () => {
    await openDialog();
    await choose("plan.docx", docx());
    const preview = dialogOf().getByRole("region", { name: "Vista previa" });
    const drawn = await preview.locator(".prose").evaluate((element) => element.innerHTML);
    expect(drawn).toBe(
      [
        "<h1>Plan de trabajo</h1>",
        "<p>Texto <strong>grueso</strong> e <em>inclinado</em> y <u>subrayado</u><s>tachado</s></p>",
        '<p><a rel="noopener noreferrer nofollow" title="https://ogp.example/plan">el plan</a> y otro</p>',
        '<ul><li><p>uno</p><ol start="3"><li><p>uno c</p></li><li><p>uno d</p></li></ol></li><li><p>dos</p></li></ul>',
        "<blockquote><p>Dicho por alguien</p></blockquote>",
        "<p>Se agregó esto</p><p>junto con esto</p><p>página 4</p>",
        '<table><tbody><tr><th colspan="2"><p>A</p></th><th rowspan="2"><p>B</p></th></tr>',
        "<tr><td><p>1</p></td><td><p>2</p></td></tr><tr><td><p>3</p></td><td><p></p></td><td><p></p></td></tr></tbody></table>",
      ].join(""),
    );
    expect(
      await dialogOf()
        .getByRole("listitem")
        .filter({ hasText: /pasa|queda/ })
        .allTextContents(),
    ).toEqual([
      "Una imagen no pasa",
      "Un cuadro de texto no pasa",
      "Una nota al pie no pasa",
      "Un comentario no pasa",
      "Un encabezado o pie de página no pasa",
      "Un agregado con control de cambios pasa como texto",
      "Una eliminación con control de cambios queda fuera",
      "Un campo automático pasa como el texto que mostraba",
      "Un enlace pasa como texto: su dirección no es una página ni un correo",
      "Un fragmento oculto no pasa",
    ]);
  });

  it("goes in at the end as one step, and one undo takes all of it back", async () => {
    const { page } = keeper;
    const text = page.locator(".ProseMirror");
    const before = await text.innerText();
    await dialogOf().getByText("Al final del texto").click();
    await dialogOf().getByRole("button", { name: "Insertar" }).click();
    await text.getByText("Plan de trabajo").waitFor();
    expect(await text.locator(":scope > :last-child table, :scope > table:last-child").count()).toBe(1);
    await untilSaved(page);
    await page.getByRole("button", { name: /Deshacer/ }).click();
    await text.getByText("Plan de trabajo").waitFor({ state: "detached" });
    expect(await text.innerText()).toBe(before);
  });

  it("goes in after the block of the caret, from Markdown as well", async () => {
    const { page } = keeper;
    const text = page.locator(".ProseMirror");
    await text.locator(":scope > p").first().click();
    await page.keyboard.press("End");
    await page.keyboard.type(" Antes de lo importado.");
    await openDialog();
    await choose("nota.md", strToU8("## Traído\n\n- uno\n- [dos](https://x.mx)\n"));
    await dialogOf().getByText("Todo el texto pasa como está.").waitFor();
    await dialogOf().getByRole("button", { name: "Insertar" }).click();
    const heading = text.getByRole("heading", { name: "Traído" });
    await heading.waitFor();
    expect(await heading.evaluate((element) => element.previousElementSibling?.textContent)).toContain(
      "Antes de lo importado.",
    );
    await untilSaved(page);
  });
});

describe("files that are refused with a sentence", () => {
  const document = (inside: string, before = "") =>
    docx({ "word/document.xml": `${before}<w:document ${names}><w:body>${inside}</w:body></w:document>` });
  const bomb = () => document(`<!--${"a".repeat(40_000_000)}-->`);
  const entity = `<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname"><!ENTITY a "aaaa">]>`;

  it.each<[string, string, () => Uint8Array]>([
    ["50 MB", "acta.docx", () => new Uint8Array(50_000_000)],
    ["a zip bomb", "acta.docx", bomb],
    ["outside entities", "acta.docx", () => document(para(run("&e;&a;")), entity)],
    ["a broken zip", "acta.docx", () => docx().subarray(0, 900)],
    ["broken XML", "acta.docx", () => document("<w:p>")],
    ["no text", "acta.docx", () => document(para(""))],
    ["tables in tables", "acta.docx", () => document(nested(200))],
    [
      "elements in elements",
      "acta.docx",
      () => document(para(`${"<w:ins>".repeat(300)}${"</w:ins>".repeat(300)}`)),
    ],
    ["an old Word file", "acta.docx", () => new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0, 0, 0, 0])],
    ["a PDF", "acta.pdf", () => strToU8("%PDF-1.7")],
  ])("%s", async (what, name, make) => {
    await openDialog();
    await choose(name, make());
    const sentence = {
      "50 MB": /hasta 20 MB/,
      "a zip bomb": /más de 30 MB/,
      "outside entities": /DOCTYPE/,
      "a broken zip": /dañado/,
      "broken XML": /dañado/,
      "no text": /No tiene texto/,
      "tables in tables": /profundidad/,
      "elements in elements": /profundidad/,
      "an old Word file": /anterior a 2007/,
      "a PDF": /Solo se leen/,
    }[what];
    await dialogOf()
      .getByRole("alert")
      .getByText(sentence ?? /nunca/)
      .waitFor();
    expect(await dialogOf().getByRole("button", { name: "Insertar" }).isDisabled()).toBe(true);
    await keeper.page.keyboard.press("Escape");
    await dialogOf().waitFor({ state: "detached" });
  });
});

function nested(depth: number): string {
  const open = "<w:tbl><w:tr><w:tc>".repeat(depth);
  return `${open}${para(run("x"))}${"</w:tc></w:tr></w:tbl>".repeat(depth)}`;
}
