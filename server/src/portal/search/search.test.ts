import { describe, expect, it } from "vitest";
import { publicRowsOf } from "../public-rows/public-rows.ts";
import { sampleContent } from "../published-fixture.ts";
import { excerpt } from "./excerpt.ts";
import { fits, queryWords } from "./query-words.ts";
import { rootsOf, wordsOf } from "./word-roots.ts";

describe("the roots of words", () => {
  const share = (one: string, other: string) =>
    rootsOf(one, "es").some((root) => rootsOf(other, "es").includes(root));

  it.each([
    ["acordaron", "acuerdo"],
    ["acordar", "acuerdos"],
    ["comisiones", "comisión"],
    ["comisiones", "comision"],
    ["organización", "ORGANIZACIONES"],
    ["organizacion", "organizaciones"],
    ["publicó", "publicar"],
    ["catálogos", "catalogo"],
    ["sesio\u0301n", "sesiones"],
    ["siguientes", "siguiente"],
  ])("are shared by %s and %s", (one, other) => {
    expect(share(one, other)).toBe(true);
  });

  it.each([
    ["portal", "posturas"],
    ["reunión", "reúso"],
    ["presupuesto", "presidente"],
  ])("are not shared by %s and %s", (one, other) => {
    expect(share(one, other)).toBe(false);
  });

  it("are English ones in an English text, and a key is one word", () => {
    expect(rootsOf("meetings", "en")).toEqual(rootsOf("meeting", "en"));
    const words = [...wordsOf("Véase ST-05/2012.03, p. 4", "es")].map(({ terms }) => terms[0]);
    expect(words).toEqual(["veas", "st-05-2012-03", "p", "4"]);
  });
});

describe("the words of a query", () => {
  it("are each taken once, ten at most, and silent ones only when there are no others", () => {
    expect(queryWords("Catálogo  catalogo % — P-017").map(({ typed }) => typed)).toEqual([
      "Catálogo",
      "P-017",
    ]);
    expect(queryWords(Array.from({ length: 30 }, (_, index) => `w${index}`).join(" "))).toHaveLength(10);
    expect(queryWords("%%__")).toEqual([]);
    expect(queryWords("el portal de la").map(({ typed }) => typed)).toEqual(["portal"]);
    expect(queryWords("de la")).toHaveLength(2);
  });

  it("find the beginning of a longer word, when they are long enough", () => {
    const [long, short] = queryWords("transpar el ag");
    expect(long !== undefined && fits(long, rootsOf("transparencia", "es")[0] ?? "")).toBe(true);
    expect(short !== undefined && fits(short, "agend")).toBe(false);
  });
});

describe("an excerpt", () => {
  const joined = (text: string, query: string) =>
    excerpt(text, "es", queryWords(query))
      .map((part) => (part.found ? `[${part.text}]` : part.text))
      .join("");

  it("marks what was found as it is written", () => {
    expect(joined("El Catálogo de programas", "catalogos programa")).toBe("El [Catálogo] de [programas]");
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

  it("gives the beginning when nothing is found", () => {
    expect(joined("Minuta", "nada")).toBe("Minuta");
    expect(joined("", "nada")).toBe("");
  });
});

describe("the public rows of a record", () => {
  it("hold its key, title, offices, resolutions and text, the key and the title above all", () => {
    const [record, ...resolutions] = publicRowsOf(sampleContent()).entries;
    const weight = (word: string) => record?.terms.get(rootsOf(word, "es")[0] ?? "") ?? 0;
    for (const word of ["quinta", "artículo", "catálogo", "entrega"]) expect(weight(word)).toBeGreaterThan(0);
    expect(record?.terms.get("st-05-2012")).toBeGreaterThanOrEqual(1000);
    expect(weight("quinta")).toBeGreaterThan(weight("entrega"));
    expect(resolutions.map(({ key, slug }) => [key, slug])).toEqual([
      ["ST-05/2012.01", "st-05-2012-01"],
      ["ST-05/2012.02", "st-05-2012-02"],
      ["ST-05/2012.03", "st-05-2012-03"],
    ]);
  });

  it("hold nothing of what the content given does not hold", () => {
    const without = sampleContent({ place: "[Testado: art. 116]" });
    const terms = publicRowsOf(without).entries.flatMap((entry) => [...entry.terms.keys()]);
    expect(terms).not.toContain(rootsOf("Ciudad", "es")[0]);
    expect(JSON.stringify(publicRowsOf(without).entries.map(({ text }) => text))).not.toContain("Ciudad");
  });
});
