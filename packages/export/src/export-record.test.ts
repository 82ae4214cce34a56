import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { NodeJson } from "@minuta/document";
import { type PublishedRecord, type RecordParticipant, verify } from "@minuta/record";
import { describe, expect, it } from "vitest";
import { exportRecord } from "./export-record.ts";
import { type ExportedFile, exportedFileNames } from "./exported-file.ts";
import { mediaTypeOf } from "./media-types.ts";
import {
  fullText,
  publishedWith,
  secondContentWith,
  signedByAll,
  thirdContentWith,
} from "./record-fixture.ts";

const hasPoppler = spawnSync("pdftotext", ["-v"]).error === undefined;

const fileOf = (files: readonly ExportedFile[], name: ExportedFile["name"]): Uint8Array => {
  const file = files.find((candidate) => candidate.name === name);
  if (file === undefined) throw new Error(`${name} is missing`);
  return file.bytes;
};
const filesOf = (published: PublishedRecord) => exportRecord({ published, address, sealed: null });
const pdfOf = async (published: PublishedRecord) => fileOf(await filesOf(published), "record.pdf");

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
const address = "https://gobiernoabierto.example/registros/st-05-2012";
const oneLine = (text: string) => text.replaceAll(/\s+/g, " ");

describe("the files of a published record", () => {
  it("are all made, and the JSON verifies from its bytes alone", async () => {
    const files = await filesOf(await publishedWith());
    expect(files.map(({ name }) => name)).toEqual(exportedFileNames);
    expect(files.filter(({ name, mediaType }) => mediaType !== mediaTypeOf(name))).toEqual([]);
    const checks = await verify(fileOf(files, "record.json"));
    expect(checks.map(({ name, outcome }) => [name, outcome])).toEqual([
      ["format", "passed"],
      ["digest", "passed"],
      ["signature", "unproven"],
      ["signature", "unproven"],
      ["signature", "unproven"],
      ["signatures", "unproven"],
    ]);
  });

  it("hold nothing that is not part of the record", async () => {
    const published = await publishedWith();
    const leaking = {
      ...published,
      publishedBy: "secret-user",
      signatures: published.signatures.map((signature) => ({ ...signature, userId: "secret-user" })),
    };
    const json = new TextDecoder().decode(fileOf(await filesOf(leaking), "record.json"));
    expect(json).not.toContain("secret-user");
    const { removals: _removals, publicVersion: _version, ...first } = published;
    const signatures = published.signatures.map(({ means: _means, scan: _scan, ...signature }) => signature);
    expect(JSON.parse(json)).toEqual({ ...first, signatures });
  });

  it("are the same bytes for the same record, also when many are made at once", async () => {
    const [one, other] = await Promise.all([filesOf(await publishedWith()), filesOf(await publishedWith())]);
    for (const { name, bytes } of one) expect(Buffer.compare(bytes, fileOf(other, name))).toBe(0);
  });
});

describe("the PDF", () => {
  it("is PDF/UA-1 and PDF/A-2a by its own metadata, tagged, shows its title, and names its language", async () => {
    const bytes = Buffer.from(await pdfOf(await publishedWith())).toString("latin1");
    expect(bytes).toContain("<pdfuaid:part>1</pdfuaid:part>");
    expect(bytes).toContain("<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>");
    expect(bytes).toContain("/DisplayDocTitle true");
    expect(bytes).toContain("/Type /OutputIntent");
    expect(bytes).toMatch(/\/S \/Figure[\s\S]{0,2000}\/BBox/);
    // Every entry of the cross-reference table leads to its object.
    const at = Number(/startxref\n(\d+)\n%%EOF/.exec(bytes)?.[1]);
    const [head = "", size] = /^xref\n0 (\d+)\n/.exec(bytes.slice(at)) ?? [];
    expect(bytes).toContain(`/Size ${size}\n`);
    for (let number = 1; number < Number(size); number += 1) {
      const offset = Number(bytes.slice(at + head.length + number * 20).slice(0, 10));
      expect(bytes.slice(offset, offset + 20)).toMatch(new RegExp(`^${number} 0 obj\n`));
    }
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
        `Dirección permanente ${address}`,
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

describe("a record with the session's rows", () => {
  const inOrder = (text: string, pieces: readonly string[]) => {
    let from = 0;
    for (const piece of pieces) {
      const at = text.indexOf(piece, from);
      expect([piece, at >= from]).toEqual([piece, true]);
      from = at + piece.length;
    }
  };

  it("verifies beside records of the formats before it", async () => {
    for (const published of [
      await publishedWith(),
      await signedByAll(secondContentWith()),
      await signedByAll(thirdContentWith()),
    ]) {
      const checks = await verify(fileOf(await filesOf(published), "record.json"));
      expect(checks.filter(({ outcome }) => outcome === "failed")).toEqual([]);
      expect(checks[0]?.detail).toBe(published.content.format);
    }
  });

  it.skipIf(!hasPoppler)(
    "shows everything in the order of formal minutes where the text gives no place (needs pdftotext)",
    async () => {
      const pdf = await pdfOf(await signedByAll(secondContentWith()));
      inOrder(oneLine(poppler("pdftotext", pdf)), [
        "Datos de la sesión",
        "Sesión ordinaria número 5",
        "Apertura",
        "Asistencia",
        "Titular, Artículo 19",
        "Enlace, INEGI",
        "Quórum",
        "Sin quórum",
        "Orden del día",
        "Presenta: Secretaría técnica",
        "Seguimiento de acuerdos anteriores",
        "ST-04/2012.02",
        "vencido",
        "Acuerdo ST-05/2012.03",
        "Con la reserva del presupuesto.",
        "Acuerdos",
        "Votación",
        "Voto particular",
        "Sin efecto",
        "Se repite en el tercero.",
        "no llegaron a un acuerdo",
        "Ampliar el plazo de respuesta.",
        "Próxima sesión y cierre",
        "12 de marzo de 2012, 10:00, SFP",
        "Clausura",
        "Firmas",
      ]);
    },
  );

  it.skipIf(!hasPoppler)(
    "shows a register where the text places it, and nowhere else (needs pdftotext)",
    async () => {
      const register = (section: string): NodeJson => ({ type: "register", attrs: { section } });
      const text: NodeJson = {
        ...fullText,
        content: [
          ...(fullText.content ?? []).slice(0, 2),
          register("quorum"),
          ...(fullText.content ?? []).slice(2),
          register("signatures"),
          { type: "paragraph", content: [{ type: "text", text: "Fin de la minuta." }] },
        ],
      };
      const words = oneLine(
        poppler("pdftotext", await pdfOf(await signedByAll(secondContentWith({ text })))),
      );
      inOrder(words, [
        "Reunidas las tres partes",
        "Hay quórum",
        "Sin quórum",
        "Aprobación",
        "Firmó",
        "Fin de la minuta.",
      ]);
      expect(words.match(/Hay quórum/g)).toHaveLength(1);
      expect(words.match(/Firmó/g)).toHaveLength(3);
    },
  );

  it.skipIf(!hasPoppler)(
    "AG-7: lists annexes before the closing, and none where a record says nothing of them (needs pdftotext)",
    async () => {
      const words = oneLine(poppler("pdftotext", await pdfOf(await signedByAll(thirdContentWith()))));
      inOrder(words, [
        "Ampliar el plazo",
        "Anexos",
        "Reglamento mínimo",
        "reglamento-minimo.pdf",
        "Clausura",
      ]);
      expect(words).toContain("48211 bytes");
      expect(words.replaceAll(" ", "")).toContain("c3".repeat(32));
      const second = oneLine(poppler("pdftotext", await pdfOf(await signedByAll(secondContentWith()))));
      expect(second).not.toContain("Anexos");
    },
  );

  it.skipIf(!hasPoppler)(
    "MF-8: gives participants by institution, parties first (needs pdftotext)",
    async () => {
      const one = (institution: string, office: string, party: RecordParticipant["party"]) =>
        ({ institution, office, party, mode: "inPerson" }) as const;
      const form = thirdContentWith({
        kind: "meetingForm",
        session: null,
        agenda: [],
        annexes: [],
        followUp: [],
        participants: [
          one("INEGI", "Directora de datos", null),
          one("Fundar", "", "civilSociety"),
          one("Secretaría de Salud", "Enlace de transparencia", "government"),
          one("Secretaría de Salud", "Enlace de transparencia", "government"),
        ],
      });
      const words = oneLine(poppler("pdftotext", await pdfOf(await signedByAll(form))));
      inOrder(words, [
        "Participantes",
        "Secretaría de Salud",
        "Enlace de transparencia (2)",
        "Fundar",
        "INEGI",
      ]);
      expect(words).toContain("Sin cargo indicado");
      expect(words).not.toContain("Anexos");
    },
  );

  it("sets a record whose rows hold next to nothing", async () => {
    const bare = secondContentWith({
      text: { type: "doc", content: [{ type: "paragraph" }] },
      kind: "meetingForm",
      session: null,
      attendance: [],
      quorumPeriods: [],
      agenda: [],
      followUp: [],
      resolutions: [],
      voided: [],
      disagreements: [],
    });
    await expect(pdfOf({ ...(await signedByAll(bare)), signatures: [] })).resolves.toBeInstanceOf(Uint8Array);
  });
});
