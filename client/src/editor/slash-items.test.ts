import { describe, expect, it } from "vitest";
import { findSlashItems, slashItemIds } from "./slash-items.ts";

describe("findSlashItems", () => {
  it("gives everything before a letter is written", () => {
    expect(findSlashItems("")).toEqual(slashItemIds);
    expect(findSlashItems("  ")).toEqual(slashItemIds);
  });

  it("finds an item by its words in both languages", () => {
    for (const query of ["acuerdo", "resolution", "resol", "agreement"]) {
      expect(findSlashItems(query)[0], query).toBe("resolution");
    }
    expect(findSlashItems("compromiso")[0]).toBe("commitment");
    expect(findSlashItems("commit")[0]).toBe("commitment");
    expect(findSlashItems("table")).toEqual(["table"]);
    expect(findSlashItems("tabla")).toEqual(["table"]);
  });

  it("does not ask for accents or capitals", () => {
    expect(findSlashItems("PARRAFO")[0]).toBe("paragraph");
    expect(findSlashItems("titulo 2")[0]).toBe("heading2");
    expect(findSlashItems("linea")[0]).toBe("rule");
  });

  it("sets what starts with the query before what only holds it", () => {
    const found = findSlashItems("lista");
    expect(found.slice(0, 2)).toEqual(["bulletList", "orderedList"]);
  });

  it("finds nothing for other words", () => {
    expect(findSlashItems("zzz")).toEqual([]);
  });
});
