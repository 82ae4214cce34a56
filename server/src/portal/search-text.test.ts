import { describe, expect, it } from "vitest";
import { sampleContent } from "./published-fixture.ts";
import { excerpt, foldForSearch, searchTextOf, searchWords } from "./search-text.ts";

describe("folding", () => {
  it("drops accents, capitals and runs of white space", () => {
    expect(foldForSearch("  Sesión\n\tORDINARIA del  Ñandú ")).toBe("sesion ordinaria del nandu");
    expect(foldForSearch("sesio\u0301n")).toBe(foldForSearch("SESIÓN"));
  });

  it("keeps key, title, offices, resolutions and text of a record", () => {
    const text = searchTextOf(sampleContent());
    for (const piece of [
      "st-05/2012",
      "quinta sesion",
      "articulo 19",
      "catalogo de programas",
      "primera entrega",
    ]) {
      expect(text).toContain(piece);
    }
  });
});

describe("the words of a query", () => {
  it("are folded, each once, ten at most, and hold a letter or a digit", () => {
    expect(searchWords("Catálogo  catalogo % — P-017")).toEqual(["catalogo", "p-017"]);
    expect(searchWords(Array.from({ length: 30 }, (_, index) => `w${index}`).join(" "))).toHaveLength(10);
    expect(searchWords("%%__")).toEqual([]);
  });
});

describe("an excerpt", () => {
  const joined = (text: string, ...words: string[]) =>
    excerpt(text, words)
      .map((part) => (part.found ? `[${part.text}]` : part.text))
      .join("");

  it("marks what was found as it is written", () => {
    expect(joined("El Catálogo de programas", "catalogo", "programas")).toBe("El [Catálogo] de [programas]");
  });

  it("stays right where folding changes the length of a text", () => {
    expect(joined("İI ﬁn  e\u0301poca 😀 Sesión", "sesion")).toBe("İI ﬁn e\u0301poca 😀 [Sesión]");
  });

  it("is a piece around the first word, never a whole record", () => {
    const long = `${"antes ".repeat(200)}hallazgo ${"después ".repeat(200)}`;
    const shown = joined(long, "hallazgo");
    expect(shown).toContain("[hallazgo]");
    expect(shown.length).toBeLessThan(300);
    expect(shown.startsWith("… ")).toBe(true);
    expect(shown.endsWith(" …")).toBe(true);
  });

  it("joins words that lie in each other", () => {
    expect(joined("acuerdos", "acuerdo", "cuerdos")).toBe("[acuerdo][s]");
  });

  it("gives the beginning when nothing is found", () => {
    expect(joined("Minuta", "nada")).toBe("Minuta");
    expect(joined("", "nada")).toBe("");
  });
});
