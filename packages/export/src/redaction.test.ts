import { join } from "node:path";
import { inflateSync } from "node:zlib";
import type { NodeJson } from "@minuta/document";
import { publishedBytes, readPublished } from "@minuta/record";
import { unzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { exportRecord } from "./export-record.ts";
import type { ExportedFile } from "./exported-file.ts";
import { has, inFolder, output } from "./reading-tools.fixture.ts";
import { fourthContentWith, fullText, sealedWithout } from "./record-fixture.ts";

const address = "https://gobiernoabierto.example/registros/st-05-2012";
const basis = "artículo 115 de la LGTAIP";
const marked = { type: "personalData", attrs: { legalBasis: basis } } as const;
const words = (text: string): NodeJson => ({ type: "text", text });

/** One of each kind of unit; none stands in another place, and none is a word of everyday. */
const secrets = {
  words: "Xóchitl Zavala-Ibáñez",
  block: "Padecimiento confidencial número 77431",
  heading: "Expediente clínico Quetzalli",
  attribute: "Dependencia Reservada Omega",
  rowField: "Enlace Tlacaélel Ñuñuz",
  title: "Reunión con Izcóatl Wörle",
  fileName: "curriculo-izcoatl-worle.pdf",
  reservation: "Su domicilio es Fresnos 9081",
} as const;

const content = () => {
  const text: NodeJson = {
    ...fullText,
    content: [
      { type: "heading", attrs: { level: 1 }, content: [words(secrets.title)] },
      { type: "heading", attrs: { level: 2 }, content: [words(secrets.heading)] },
      {
        type: "paragraph",
        content: [
          words("Llamó "),
          { type: "text", text: secrets.words, marks: [{ type: "bold" }, marked] },
          words(" a la secretaría."),
        ],
      },
      { type: "paragraph", content: [words(secrets.block)] },
      ...(fullText.content ?? [])
        .slice(1)
        .map((node) =>
          node.type === "commitment"
            ? { ...node, attrs: { ...node.attrs, leadAgency: secrets.attribute } }
            : node,
        ),
    ],
  };
  const whole = fourthContentWith({ title: secrets.title, text });
  return {
    ...whole,
    attendance: whole.attendance.map((stay) =>
      stay.party === null ? { ...stay, office: secrets.rowField } : stay,
    ),
    annexes: whole.annexes.map((annex) => ({ ...annex, title: "Anexo", fileName: secrets.fileName })),
    resolutions: whole.resolutions.map((resolution) => ({
      ...resolution,
      positions: resolution.positions.map((position) =>
        position.reservation === "" ? position : { ...position, reservation: secrets.reservation },
      ),
    })),
  };
};

/** The bytes of a file as they are, and everything that is packed inside them. */
function layers({ name, bytes }: ExportedFile): Uint8Array[] {
  if (name === "record.docx") return [bytes, ...Object.values(unzipSync(bytes))];
  if (name !== "record.pdf") return [bytes];
  const pdf = Buffer.from(bytes);
  const streams: Uint8Array[] = [];
  for (let at = pdf.indexOf("stream\n"); at >= 0; at = pdf.indexOf("stream\n", at + 1)) {
    const end = pdf.indexOf("endstream", at);
    const head = pdf.subarray(Math.max(0, at - 300), at).toString("latin1");
    const isPacked = head.slice(head.lastIndexOf("obj")).includes("/FlateDecode");
    if (isPacked) streams.push(inflateSync(pdf.subarray(at + "stream\n".length, end)));
    at = end + "endstream".length;
  }
  return [bytes, ...streams];
}

/** The ways in which a text may stand in bytes. */
function writings(text: string): Buffer[] {
  const little = Buffer.from(text, "utf16le");
  const hex = (bytes: Buffer) => Buffer.from(bytes.toString("hex").toUpperCase());
  const big = Buffer.from(little).swap16();
  const escaped = text.replaceAll(/[^ -~]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`);
  return [
    Buffer.from(text, "utf8"),
    Buffer.from(text, "latin1"),
    Buffer.from(encodeURIComponent(text)),
    Buffer.from(escaped),
    little,
    big,
    hex(big),
  ];
}

function placesOf(files: readonly ExportedFile[]): string[] {
  return files.flatMap((file) =>
    layers(file).flatMap((layer) =>
      Object.entries(secrets)
        .filter(([, secret]) => writings(secret).some((bytes) => Buffer.from(layer).includes(bytes)))
        .map(([kind]) => `${file.name}: ${kind}`),
    ),
  );
}

const texts = new Set<string>(Object.values(secrets));
const whole = sealedWithout(content());
const redacted = sealedWithout(content(), ({ text }) => text !== null && texts.has(text));

describe("what was removed", () => {
  it("is found by this search in every file while it is public", async () => {
    const files = await exportRecord({ ...whole, address });
    const places = new Set(placesOf(files));
    // Letters of the PDF are numbers of its typeface: there the search finds what is metadata, and pdftotext the rest.
    expect([...new Set([...places].map((place) => place.split(":", 1)[0]))].sort()).toEqual([
      "attendance.csv",
      "body.html",
      "record.akn.xml",
      "record.docx",
      "record.html",
      "record.json",
      "record.jsonld",
      "record.md",
      "record.pdf",
      "resolutions.csv",
    ]);
  });

  it("is one unit of each kind, and the record still verifies", () => {
    expect(redacted.published.removals.length).toBeGreaterThanOrEqual(Object.keys(secrets).length);
    expect(redacted.published.digest).toBe(whole.published.digest);
    expect(readPublished(publishedBytes(redacted.sealed)).published.content).toEqual(
      redacted.published.content,
    );
  });

  it("stands in no file, not in its letters and not in what is packed inside", async () => {
    expect(placesOf(await exportRecord({ ...redacted, address }))).toEqual([]);
  });

  it("stands in no name, title or description, and its legal basis does", async () => {
    const files = await exportRecord({ ...redacted, address });
    for (const { name, bytes } of files) {
      const text = Buffer.from(bytes).toString("utf8");
      if (/\.(?:html|md|csv|xml|jsonld)$/.test(name))
        expect([name, text.includes(basis)]).toEqual([name, true]);
    }
    const html = files.find(({ name }) => name === "record.html");
    expect(Buffer.from(html?.bytes ?? []).toString("utf8")).toContain(
      `<title>ST-05/2012 · [Testado: ${basis}]</title>`,
    );
  });

  it.skipIf(!(has("pdftotext") && has("pdfinfo")))(
    "is read out by no PDF reader (needs pdftotext, pdfinfo)",
    async () => {
      const readers = (files: readonly ExportedFile[]) =>
        inFolder(files, (folder) => {
          const pdf = join(folder, "record.pdf");
          return [
            output("pdftotext", "-layout", pdf, "-"),
            output("pdftotext", "-raw", pdf, "-"),
            output("pdfinfo", pdf),
            output("pdfinfo", "-meta", pdf),
          ]
            .join("\n")
            .replaceAll(/\s+/g, " ");
        });
      const open = readers(await exportRecord({ ...whole, address }));
      for (const secret of texts) expect(open.replaceAll(" ", "")).toContain(secret.replaceAll(" ", ""));
      const closed = readers(await exportRecord({ ...redacted, address })).replaceAll(" ", "");
      for (const secret of texts) expect(closed).not.toContain(secret.replaceAll(" ", ""));
    },
  );

  it.skipIf(!(has("strings") && has("unzip")))(
    "is found by no search of the bytes from elsewhere (needs strings, unzip)",
    async () => {
      inFolder(await exportRecord({ ...redacted, address }), (folder) => {
        const all = [
          ...["s", "S", "l", "b"].flatMap((encoding) =>
            ["record.pdf", "record.docx", "record.json"].map((name) =>
              output("strings", "-e", encoding, join(folder, name)),
            ),
          ),
          output("unzip", "-p", join(folder, "record.docx")),
        ].join("\n");
        for (const secret of texts) expect(all).not.toContain(secret);
      });
    },
  );
});
