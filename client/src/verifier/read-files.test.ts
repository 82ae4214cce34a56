import { describe, expect, it } from "vitest";
import { mostFiles, NotRead, readChosen, recordFolder } from "./read-files.ts";

const site = "https://portal.example";
const reasonOf = (work: () => unknown): string => {
  try {
    return String(work());
  } catch (error) {
    return error instanceof NotRead ? error.reason : String(error);
  }
};

describe("the address of a record", () => {
  it("is that of its page or of one of its files, in either language, or its key", () => {
    for (const asked of [
      `${site}/registros/st-05-2012`,
      `${site}/registros/st-05-2012/`,
      `${site}/registros/st-05-2012/record.json`,
      `${site}/registros/st-05-2012#acuerdo-1`,
      "/registros/st-05-2012",
      " ST-05/2012 ",
      "st-05-2012",
    ])
      expect(recordFolder(asked, site)).toBe("/registros/st-05-2012");
    expect(recordFolder(`${site}/en/records/st-05-2012`, site)).toBe("/en/records/st-05-2012");
    expect(recordFolder("ST-05/2012-v2", site)).toBe("/registros/st-05-2012-v2");
  });

  it("is refused with its reason when it is none, or another site's", () => {
    for (const asked of [
      "",
      "  ",
      "¿?",
      "acuerdo",
      `${site}/acuerdos`,
      "https://",
      "/registros/../log/key",
      "x".repeat(99),
    ])
      expect([asked, reasonOf(() => recordFolder(asked, site))]).toEqual([asked, "addressWrong"]);
    for (const asked of [
      "https://otro.example/registros/st-05-2012",
      "http://portal.example/registros/st-05-2012",
    ])
      expect([asked, reasonOf(() => recordFolder(asked, site))]).toEqual([asked, "elsewhere"]);
  });
});

describe("chosen files", () => {
  const file = (name: string, size: number) =>
    Object.defineProperty(new File(["{}"], name), "size", { value: size }) as File;

  it("are read with their names", async () => {
    expect(await readChosen([new File(["{}"], "record.json")])).toEqual([
      { name: "record.json", bytes: new TextEncoder().encode("{}") },
    ]);
  });

  it("are refused before they are read when they are too many or too large", async () => {
    const megabyte = 1024 * 1024;
    for (const [files, reason] of [
      [Array.from({ length: mostFiles + 1 }, () => file("a", 1)), "tooMany"],
      [[file("a", 65 * megabyte)], "tooLarge"],
      [Array.from({ length: 5 }, () => file("a", 60 * megabyte)), "tooMuch"],
    ] as const)
      await expect(readChosen(files)).rejects.toMatchObject({ reason });
    const folder = Object.assign(new File([], "carpeta"), {
      arrayBuffer: () => Promise.reject(new Error("a folder")),
    });
    await expect(readChosen([folder])).rejects.toMatchObject({ reason: "unreadable", file: "carpeta" });
  });
});
