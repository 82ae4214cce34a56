import { expect, test } from "vitest";
import { matchesWords } from "./match-words.ts";

test("accents and capitals do not count, and words may stand in any order", () => {
  expect(matchesWords("educacion sep", ["P-017", "Datos de Educación", "SEP"])).toBe(true);
  expect(matchesWords("EDUCACIÓN", ["educacion"])).toBe(true);
});

test("every word must be there; no words match everything", () => {
  expect(matchesWords("educación salud", ["Educación"])).toBe(false);
  expect(matchesWords("  ", ["Educación"])).toBe(true);
  expect(matchesWords("", [])).toBe(true);
});
