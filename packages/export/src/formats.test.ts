import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { aknElements, aknFaults } from "./akn/akoma-ntoso-model.ts";
import { exportRecord } from "./export-record.ts";
import type { ExportedFile } from "./exported-file.ts";
import { type Found, has, inFolder, output, readByPython } from "./reading-tools.fixture.ts";
import {
  fourthContentWith,
  fullText,
  publishedWith,
  sealedWithout,
  thirdContentWith,
} from "./record-fixture.ts";

const address = "https://gobiernoabierto.example/registros/st-05-2012";
const numbers = ["ST-05/2012.01", "ST-05/2012.02", "ST-05/2012.03", "ST-05/2012.04"];
const oneLine = (text: string) => text.replaceAll(/\s+/g, " ");

/** How each of the three decided, which every format has to tell. */
const decisions = [
  "Firmó",
  "Con llave de acceso",
  "Firmó con reserva",
  "Con reserva sobre el plazo.",
  "En papel",
  "Se negó a firmar",
  "No se consultó a las ocho organizaciones.",
];
const scan = "1f2e3d4c".repeat(8);

let files: readonly ExportedFile[] = [];
let found: Found;

beforeAll(async () => {
  // The words of the second resolution's block are left out, with the office of one attendant.
  const { published, sealed } = sealedWithout(
    fourthContentWith(),
    ({ text, kind }) =>
      (kind === "field" && text === "Enlace, INEGI") ||
      (kind === "block" && text?.startsWith("Al cierre") === true),
  );
  files = await exportRecord({ published, address, sealed });
  if (has("python3")) found = readByPython(files);
});

describe.skipIf(!has("python3"))("each file, read by Python's standard library (needs python3)", () => {
  it("DOCX: title, language, Word's own headings, lists, and tables whose first row is a heading", () => {
    const { docx } = found;
    expect(docx.title).toBe("ST-05/2012 · Minuta de la quinta sesión ordinaria del Secretariado Técnico");
    expect(docx.language).toBe("es-MX");
    expect(docx.headings).toEqual(
      expect.arrayContaining([
        ["Title", "Minuta de la quinta sesión ordinaria del Secretariado Técnico"],
        ["Heading1", "Texto de la minuta"],
        ["Heading2", "2. Seguimiento de las reuniones entre sociedad civil y gobierno"],
        ["Heading1", "Leyenda de clasificación"],
        ["Heading1", "Cómo citar"],
      ]),
    );
    expect(docx.unknownStyles).toEqual([]);
    expect(docx.unknownLists).toEqual([]);
    expect(docx.lists).toBe(3);
    expect(docx.tables.length).toBeGreaterThan(8);
    expect(docx.tables.filter(({ headerRow }) => !headerRow)).toEqual([]);
    expect(docx.tables.filter(({ cellsEndInParagraph }) => !cellsEndInParagraph)).toEqual([]);
    expect(docx.tables.filter(({ columns, grid }) => columns.length !== 1 || columns[0] !== grid)).toEqual(
      [],
    );
    const ledger = docx.tables.find(
      ({ rows }) => rows[0]?.join() === "Número,Acuerdo,Responsable,Plazo,Decisión",
    );
    expect(ledger?.rows.slice(1).map(([number]) => number)).toEqual(numbers);
    expect(docx.descriptions).toEqual([`Código QR con la dirección permanente: ${address}`]);
    expect(docx.dates).toEqual([[1980, 1, 1]]);
  });

  it("CSV: a mark for spreadsheets, rows of one width, every resolution and stay", () => {
    for (const { mark, widths } of [found.resolutions, found.attendance]) {
      expect([mark, widths.length]).toEqual([true, 1]);
    }
    expect(found.resolutions.rows.map(([number]) => number)).toEqual(["Número", ...numbers, ""]);
    expect(found.resolutions.rows[2]?.slice(2, 10)).toEqual([
      "Adoptado",
      "Tercer subgrupo de trabajo",
      "2012-03-09",
      "Votación",
      "2012-02-20 11:31",
      "a favor",
      "en contra",
      "a favor",
    ]);
    expect(found.attendance.rows.map(([, office]) => office)).toEqual([
      "Cargo",
      "Titular de la Unidad de Políticas de Transparencia",
      "Dirección General de Coordinación",
      "Titular, Artículo 19",
      "[Testado: artículo 115 de la LGTAIP]",
    ]);
  });

  it("Akoma Ntoso: as its standard has it, the parties as organizations, each resolution under its own eId", () => {
    const { akn } = found;
    expect(aknFaults(akn)).toEqual([]);
    expect(aknElements(akn, "TLCOrganization").map(({ attributes }) => attributes.eId)).toEqual([
      "government",
      "institute",
      "civilSociety",
      "secretariat",
    ]);
    const resolutions = aknElements(akn, "tblock").filter(
      ({ attributes }) => attributes.class === "resolution",
    );
    expect(resolutions.map((block) => [block.attributes.eId, aknElements(block, "num")[0]?.text])).toEqual([
      ["resolution_st-05-2012-01", "ST-05/2012.01"],
      ["resolution_st-05-2012-02", "ST-05/2012.02"],
      ["resolution_st-05-2012-03", "ST-05/2012.03"],
    ]);
    expect(aknElements(akn, "omissis").map(({ text }) => text)).toEqual([
      "[Testado: artículo 115 de la LGTAIP]",
    ]);
    expect(aknElements(akn, "signature").map(({ attributes }) => attributes.refersTo)).toEqual([
      "#government",
      "#institute",
      "#civilSociety",
    ]);
    expect(aknElements(akn, "activeRef")[0]?.attributes.showAs).toBe("ST-05/2012");
  });

  it("JSON-LD: a report with its resolutions, its source, who closed it and who signed", () => {
    const { jsonld } = found;
    expect(jsonld["@id"]).toBe(address);
    expect(jsonld["@type"]).toEqual(["Report", "DigitalDocument", "prov:Entity"]);
    expect(jsonld.hasPart).toMatchObject(numbers.map((identifier) => ({ identifier })));
    expect(jsonld.isBasedOn).toMatchObject({ identifier: ["ST-05/2012", { value: "ab".repeat(32) }] });
    expect(jsonld["prov:wasGeneratedBy"]).toMatchObject({
      "prov:endedAtTime": "2012-02-22T22:40:00.000Z",
      "prov:wasAssociatedWith": { name: "Secretaría técnica" },
    });
    expect(jsonld["prov:qualifiedAttribution"]).toMatchObject([
      { description: "Firmó", instrument: { name: "Con llave de acceso" } },
      {
        description: "Firmó con reserva",
        disambiguatingDescription: "Con reserva sobre el plazo.",
        instrument: { name: "En papel" },
        result: { identifier: { value: scan } },
      },
      {
        description: "Se negó a firmar",
        disambiguatingDescription: "No se consultó a las ocho organizaciones.",
      },
    ]);
  });

  it("HTML: one file that loads nothing and runs nothing, in its language, every identifier once", () => {
    const { html } = found;
    expect(html.language).toBe("es-MX");
    for (const element of ["script", "link", "img", "iframe", "object", "form", "base"]) {
      expect(html.elements).not.toContain(element);
    }
    expect(html.addresses).toEqual(["https://gobiernoabierto.example/formatos"]);
    expect(new Set(html.ids).size).toBe(html.ids.length);
    expect(html.text).toContain(address);
  });

  it.each(["docx", "html", "md", "akn"] as const)(
    "%s: every number, decision, scan, and the legend of what was removed",
    (format) => {
      const texts = {
        docx: found.docx.text,
        html: found.html.text,
        md: found.md.replaceAll("\\", "").replaceAll("*", ""),
        akn: found.akn.text,
      };
      const text = oneLine(texts[format]);
      for (const piece of [
        ...numbers,
        ...decisions,
        "[Testado: artículo 115 de la LGTAIP]",
        "Leyenda de clasificación",
        "Unidad de Transparencia",
        "23 feb 2012",
        "Las firmas se siguen comprobando",
        "Se asentó mal el plazo del segundo acuerdo.",
      ]) {
        expect(text).toContain(piece);
      }
      expect(text.replaceAll(" ", "")).toContain(scan);
    },
  );

  it("defuses what a spreadsheet would run", async () => {
    const hostile = ["=HYPERLINK(1)", "+1", "-1", "@SUM(1)", "\tx", 'a,b"c\nd'];
    const content = thirdContentWith();
    const [stay] = content.attendance;
    if (stay === undefined) throw new Error("the fixture has a stay");
    const { published, sealed } = sealedWithout(
      fourthContentWith({ attendance: hostile.map((office) => ({ ...stay, office })) }),
    );
    const table = readByPython(await exportRecord({ published, address, sealed })).attendance;
    expect(table.rows.slice(1).map(([, office]) => office)).toEqual([
      "'=HYPERLINK(1)",
      "'+1",
      "'-1",
      "'@SUM(1)",
      "'\tx",
      'a,b"c\nd',
    ]);
  });

  it("tables of every shape keep their grid in Word and Akoma Ntoso", async () => {
    const cell = (colspan: number, rowspan: number) =>
      ({
        type: "tableCell",
        attrs: { colspan, rowspan, colwidth: null },
        content: [{ type: "paragraph", content: [{ type: "text", text: "celda" }] }],
      }) as const;
    const row = (...content: ReturnType<typeof cell>[]) => ({ type: "tableRow", content }) as const;
    const text = {
      ...fullText,
      content: [
        ...(fullText.content ?? []),
        {
          type: "table",
          content: [row(cell(2, 2), cell(1, 1)), row(cell(1, 3)), row(cell(1, 1)), row(cell(5, 1))],
        } as const,
      ],
    };
    const { published, sealed } = sealedWithout(fourthContentWith({ text }));
    const { docx, akn } = readByPython(await exportRecord({ published, address, sealed }));
    expect(docx.tables.filter(({ columns, grid }) => columns.length !== 1 || columns[0] !== grid)).toEqual(
      [],
    );
    expect(aknFaults(akn)).toEqual([]);
  });
});

describe("the PDF, read by Poppler", () => {
  it.skipIf(!has("pdfinfo"))("is tagged, has its title, and names both standards (needs pdfinfo)", () => {
    inFolder(files, (folder) => {
      const path = join(folder, "record.pdf");
      expect(output("pdfinfo", path)).toMatch(/Tagged: +yes/);
      expect(output("pdfinfo", path)).toMatch(/Title: +ST-05\/2012 · Minuta de la quinta/);
      const meta = output("pdfinfo", "-meta", path);
      expect(meta).toContain("<pdfuaid:part>1</pdfuaid:part>");
      expect(meta).toContain("<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>");
      expect(meta).toContain(
        "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>",
      );
      expect(output("pdfinfo", "-struct-text", path)).toContain("Leyenda de clasificación");
    });
  });

  it.skipIf(!has("pdftotext"))("says what the others say, and how to cite it (needs pdftotext)", () => {
    const text = inFolder(files, (folder) =>
      oneLine(output("pdftotext", "-raw", join(folder, "record.pdf"), "-")),
    );
    for (const piece of [
      ...numbers,
      ...decisions,
      "[Testado: artículo 115 de la LGTAIP]",
      "Leyenda de clasificación",
      "Fe de erratas",
      "Cómo citar",
      address,
    ]) {
      expect(text).toContain(piece);
    }
    expect(text.replaceAll(" ", "")).toContain(scan);
  });
});

describe("the XML, read by libxml2", () => {
  it.skipIf(!(has("unzip") && has("xmllint")))(
    "is well-formed in every part of the Word file (needs unzip, xmllint)",
    () => {
      inFolder(files, (folder) => {
        const docx = join(folder, "record.docx");
        output("unzip", "-q", docx, "-d", join(folder, "parts"));
        const parts = output("unzip", "-Z1", docx)
          .split("\n")
          .filter((name) => /\.(?:xml|rels)$/.test(name));
        expect(parts.length).toBeGreaterThan(10);
        output("xmllint", "--noout", ...parts.map((name) => join(folder, "parts", name)));
      });
    },
  );

  const schema = process.env.MINUTA_AKN_SCHEMA ?? "";
  it.skipIf(!has("xmllint"))("is well-formed Akoma Ntoso (needs xmllint)", () => {
    inFolder(files, (folder) => output("xmllint", "--noout", join(folder, "record.akn.xml")));
  });
  it.skipIf(schema === "" || !has("xmllint"))(
    "is valid by the standard's own schema (needs xmllint, and MINUTA_AKN_SCHEMA to name akomantoso30.xsd)",
    () => {
      inFolder(files, (folder) =>
        output("xmllint", "--noout", "--nonet", "--schema", schema, join(folder, "record.akn.xml")),
      );
    },
  );
});

describe("the same record", () => {
  it("has the same bytes whenever it is made, after other records too", async () => {
    const { published, sealed } = sealedWithout(
      fourthContentWith(),
      ({ text, kind }) =>
        (kind === "field" && text === "Enlace, INEGI") ||
        (kind === "block" && text?.startsWith("Al cierre") === true),
    );
    await exportRecord({ published: await publishedWith(), address, sealed: null });
    const again = await exportRecord({ published, address, sealed });
    for (const { name, bytes } of again) {
      const before = files.find((file) => file.name === name);
      expect([name, Buffer.compare(bytes, before?.bytes ?? new Uint8Array())]).toEqual([name, 0]);
    }
  });
});
