import { describe, expect, it } from "vitest";
import { diffWords } from "./word-diff.ts";

const textOf = (parts: ReturnType<typeof diffWords>, without: "removed" | "added") =>
  parts
    .filter(({ type }) => type !== without)
    .map(({ text }) => text)
    .join("");

describe("diffWords", () => {
  it("shows the words that went and came, and leaves the rest", () => {
    expect(diffWords("Publicar el catálogo en abril.", "Publicar el padrón en abril.")).toEqual([
      { type: "same", text: "Publicar el " },
      { type: "removed", text: "catálogo" },
      { type: "added", text: "padrón" },
      { type: "same", text: " en abril." },
    ]);
  });

  it("has both texts in it, whatever they are", () => {
    const texts = ["", "uno", "uno dos tres", "tres, dos; uno", "uno  dos\ntres", "¡Ñandú! ".repeat(700)];
    for (const before of texts) {
      for (const after of texts) {
        const parts = diffWords(before, after);
        expect(textOf(parts, "added")).toBe(before);
        expect(textOf(parts, "removed")).toBe(after);
      }
    }
  });

  it("finds no difference in the same text", () => {
    expect(diffWords("lo mismo", "lo mismo")).toEqual([{ type: "same", text: "lo mismo" }]);
  });
});
