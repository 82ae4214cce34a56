import { expect, test } from "vitest";
import { startingLanguage } from "./language.ts";

test("the language chosen in this browser comes first", () => {
  expect(startingLanguage("en", ["es-MX"])).toBe("en");
  expect(startingLanguage("es", ["en-US"])).toBe("es");
});

test("else the browser's first language that the interface speaks, else Spanish", () => {
  expect(startingLanguage(null, ["fr-FR", "en-GB", "es"])).toBe("en");
  expect(startingLanguage("xx", ["ES-419", "en"])).toBe("es");
  expect(startingLanguage(null, ["nah"])).toBe("es");
  expect(startingLanguage(null, [])).toBe("es");
});
