import { expect, test } from "vitest";
import { initials } from "./initials.ts";

test("takes the institution of an office, and skips joining words", () => {
  expect(initials("Titular, Artículo 19")).toBe("A1");
  expect(initials("Titular, Secretaría de la Función Pública")).toBe("SF");
  expect(initials("Secretaría técnica")).toBe("ST");
});

test("one word gives its first two letters", () => {
  expect(initials("Suplente, Fundar")).toBe("FU");
  expect(initials("Á")).toBe("Á");
});

test("a name without letters is a question mark", () => {
  expect(initials("")).toBe("?");
  expect(initials(" , – ")).toBe("?");
});
