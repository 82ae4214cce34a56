import { dataColumns, dataKinds } from "@minuta/contract";
import { describe, expect, it } from "vitest";
import { guessKind, headingsOf, largestDataFile, readDataFile } from "./read-data-file.ts";

const read = (content: BlobPart) => readDataFile(new Blob([content]), dataKinds);

describe("which list a file is", () => {
  for (const language of ["es", "en"] as const) {
    it.each(dataKinds)(`knows the headings of %s in ${language}, all or only those it must fill`, (kind) => {
      const columns = Object.values(dataColumns[kind]);
      const headings = (among: typeof columns) => among.map((column) => column[language][0]).join(",");
      expect(guessKind(headings(columns))).toBe(kind);
      expect(guessKind(headings(columns.filter(({ required }) => required)))).toBe(kind);
    });
  }

  it("is not put off by capitals, accents, quotes, semicolons or a byte order mark", () => {
    expect(headingsOf('\ufeff"Número, clave";Estado;\r\nST-01')).toEqual(["Número, clave", "Estado", ""]);
    expect(guessKind('\ufeff"NOMBRE";CORREO;"Organizacion"\r\n')).toBe("delegates");
  });

  it("guesses nothing where a heading that must be there is missing, or the list is not asked for", () => {
    expect(guessKind("nombre,tipo\n")).toBe(null);
    expect(guessKind("nombre corto,nombre,tipo,parte\n", ["delegates"])).toBe(null);
  });
});

describe("files that are refused at once", () => {
  it("reads UTF-8, and what Excel calls Unicode text", async () => {
    expect(await read("número,estado\nST-01,cumplido")).toEqual({
      content: "número,estado\nST-01,cumplido",
      kind: "followUps",
    });
    const wide = new Uint16Array([...`\ufeffnúmero\testado`].map((letter) => letter.charCodeAt(0)));
    expect(await read(wide)).toEqual({ content: "número\testado", kind: "followUps" });
  });

  it.each([
    ["tooLarge", new Uint8Array(largestDataFile + 1).fill(0x61)],
    ["spreadsheet", new Uint8Array([0x50, 0x4b, 3, 4, 0, 0])],
    ["notText", new Uint8Array([0x61, 0, 0x62])],
    ["notUtf8", new Uint8Array([0x6e, 0xfa, 0x6d])],
    ["empty", "\n \n"],
  ])("says %s", async (refusal, content) => {
    expect(await read(content)).toEqual({ refusal });
  });
});
