import { describe, expect, it } from "vitest";
import { prefixOf, readSlashLine, slashLineKinds } from "./slash-line.ts";

describe("readSlashLine", () => {
  it("reads what follows a prefix, in both languages", () => {
    expect(readSlashLine("/plazo 30/03/2012")).toEqual({ kind: "dueDate", rest: "30/03/2012" });
    expect(readSlashLine("/due Mar 30")).toEqual({ kind: "dueDate", rest: "Mar 30" });
    expect(readSlashLine("/Responsable  Función Pública ")).toEqual({
      kind: "responsible",
      rest: "Función Pública",
    });
    expect(readSlashLine("/acuerdo ")).toEqual({ kind: "resolution", rest: "" });
  });

  it("knows the prefix that the menu writes in either language", () => {
    for (const kind of slashLineKinds) {
      for (const language of ["es", "en"] as const) {
        expect(readSlashLine(`/${prefixOf(kind, language)} algo`)).toEqual({ kind, rest: "algo" });
      }
    }
  });

  it("leaves alone what is no such line", () => {
    for (const text of [
      "/plazo",
      "plazo 30 mar",
      "y/o plazo",
      "/tabla tres columnas",
      " /plazo 30 mar",
      "/",
    ]) {
      expect(readSlashLine(text), text).toBeNull();
    }
  });
});
