import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { NodeJson } from "@minuta/document";
import { type PublishedRecord, verify } from "@minuta/record";
import { describe, expect, it } from "vitest";
import { exportRecord } from "./export-record.ts";
import type { ExportedFile } from "./exported-file.ts";
import { publishedWith } from "./record-fixture.ts";

const hasPoppler = spawnSync("pdftotext", ["-v"]).error === undefined;

const fileOf = (files: readonly ExportedFile[], name: ExportedFile["name"]): Uint8Array => {
  const file = files.find((candidate) => candidate.name === name);
  if (file === undefined) throw new Error(`${name} is missing`);
  return file.bytes;
};
const pdfOf = async (published: PublishedRecord) => fileOf(await exportRecord(published), "record.pdf");

/** What a Poppler program prints about a PDF. */
function poppler(program: "pdftotext" | "pdfinfo", pdf: Uint8Array, ...options: string[]): string {
  const folder = mkdtempSync(join(tmpdir(), "minuta-pdf-"));
  try {
    const path = join(folder, "record.pdf");
    writeFileSync(path, pdf);
    const output = program === "pdftotext" ? ["-"] : [];
    return execFileSync(program, [...options, path, ...output], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}
const oneLine = (text: string) => text.replaceAll(/\s+/g, " ");

describe("the files of a published record", () => {
  it("are three, and the JSON verifies from its bytes alone", async () => {
    const files = await exportRecord(await publishedWith());
    expect(files.map(({ name, mediaType }) => [name, mediaType])).toEqual([
      ["record.json", "application/json"],
      ["record.pdf", "application/pdf"],
      ["body.html", "text/html; charset=utf-8"],
    ]);
    const checks = await verify(fileOf(files, "record.json"));
    expect(checks.map(({ name, passed }) => [name, passed])).toEqual([
      ["format", true],
      ["digest", true],
      ["signatures", true],
    ]);
  });

  it("hold nothing that is not part of the record", async () => {
    const published = await publishedWith();
    const leaking = {
      ...published,
      publishedBy: "secret-user",
      signatures: published.signatures.map((signature) => ({ ...signature, userId: "secret-user" })),
    };
    const json = new TextDecoder().decode(fileOf(await exportRecord(leaking), "record.json"));
    expect(json).not.toContain("secret-user");
    expect(JSON.parse(json)).toEqual(published);
  });

  it("are the same bytes for the same record, also when many are made at once", async () => {
    const [one, other] = await Promise.all([
      exportRecord(await publishedWith()),
      exportRecord(await publishedWith()),
    ]);
    for (const { name, bytes } of one) expect(Buffer.compare(bytes, fileOf(other, name))).toBe(0);
  });
});

describe("the PDF", () => {
  it("is PDF/UA-1 by its own metadata, tagged, and names its language", async () => {
    const bytes = Buffer.from(await pdfOf(await publishedWith())).toString("latin1");
    expect(bytes).toContain("pdfuaid");
    expect(bytes).toContain("/MarkInfo");
    expect(bytes).toContain("/Lang (es-MX)");
  });

  it.skipIf(!hasPoppler)(
    "holds title, resolutions, attendance, signatures and digest (needs pdftotext)",
    async () => {
      const published = await publishedWith();
      const pdf = await pdfOf(published);
      expect(poppler("pdfinfo", pdf)).toMatch(/Tagged: +yes/);
      expect(poppler("pdfinfo", pdf)).toContain("ST-05/2012 · Minuta de la quinta sesión ordinaria");
      const text = oneLine(poppler("pdftotext", pdf));
      for (const piece of [
        "Acuerdo ST-05/2012.03 Publicar en formato abierto el catálogo de programas, con actualización trimestral",
        "2. Seguimiento de las reuniones entre sociedad civil y gobierno",
        "Titular, Artículo 19",
        "Hay quórum",
        "Registro de muestra",
        "Primera entrega del catálogo, en CSV.",
        "1482",
        "Página 1 de 4",
        published.digest.slice(0, 8),
      ]) {
        expect(text).toContain(piece);
      }
    },
  );

  it.skipIf(!hasPoppler)(
    "says in English what an English record says, and who did not sign (needs pdftotext)",
    async () => {
      const published = await publishedWith({ language: "en" });
      const pdf = await pdfOf({
        ...published,
        signatures: published.signatures
          .slice(0, 2)
          .map((signature) => ({ ...signature, decision: "refuse", reason: "No." })),
      });
      const text = oneLine(poppler("pdftotext", pdf));
      for (const piece of ["Resolutions", "Refused to sign", "Reason: No.", "Not signed", "Page 1 of"]) {
        expect(text).toContain(piece);
      }
    },
  );

  it.skipIf(!hasPoppler)(
    "sets text that is code, and characters it has no letter for (needs pdftotext)",
    async () => {
      const hostile = '#panic("x") #read("/etc/passwd") $a$ @b <c> \\ 😀 漢 \u202e';
      const text = oneLine(
        poppler(
          "pdftotext",
          await pdfOf(
            await publishedWith({
              title: hostile,
              place: hostile,
              text: {
                type: "doc",
                content: [
                  { type: "heading", attrs: { level: 4 }, content: [{ type: "text", text: hostile }] },
                  { type: "paragraph", content: [{ type: "text", text: hostile }] },
                ],
              },
            }),
          ),
        ),
      );
      expect(text).toContain('#panic("x") #read("/etc/passwd") $a$ @b <c> \\ [U+1F600] [U+6F22] [U+202E]');
      expect(text).toContain("se muestran con su código");
    },
  );

  it("sets tables of every shape, and texts nested deep", async () => {
    const cell = (colspan: number, rowspan: number): NodeJson => ({
      type: "tableCell",
      attrs: { colspan, rowspan, colwidth: null },
      content: [{ type: "paragraph", content: [{ type: "text", text: "celda" }] }],
    });
    const row = (...content: NodeJson[]): NodeJson => ({ type: "tableRow", content });
    const ragged: NodeJson = {
      type: "table",
      content: [
        row(cell(50, 500), cell(2, 2)),
        row(),
        row(cell(1, 2), cell(1, 1), cell(1, 1)),
        row(cell(3, 1)),
      ],
    };
    let nested: NodeJson = ragged;
    for (let level = 0; level < 60; level += 1) {
      nested =
        level % 2 === 0
          ? { type: "blockquote", content: [nested] }
          : { type: "bulletList", content: [{ type: "listItem", content: [{ type: "paragraph" }, nested] }] };
    }
    const text: NodeJson = { type: "doc", content: [ragged, { type: "table", content: [row()] }, nested] };
    await expect(pdfOf(await publishedWith({ text }))).resolves.toBeInstanceOf(Uint8Array);
  });

  it("sets a record that holds next to nothing", async () => {
    const empty = await publishedWith({
      text: { type: "doc", content: [{ type: "paragraph" }] },
      attendance: [],
      resolutions: [],
      place: "",
      quorum: { met: false, present: [] },
    });
    await expect(pdfOf({ ...empty, signatures: [] })).resolves.toBeInstanceOf(Uint8Array);
  });
});
