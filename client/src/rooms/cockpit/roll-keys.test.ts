import { describe, expect, it } from "vitest";
import { letterOf, mayMark, readRollKey, rollMarks } from "./roll-keys.ts";

const pressed = (key: string, held: Partial<Record<"ctrlKey" | "metaKey" | "altKey", boolean>> = {}) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...held,
});

describe("readRollKey", () => {
  it("has a letter of its own for every mark in each language", () => {
    for (const language of ["es", "en"] as const) {
      const used = rollMarks.map((mark) => letterOf(mark, language));
      expect(new Set(used).size).toBe(rollMarks.length);
      for (const mark of rollMarks) {
        expect(readRollKey(pressed(letterOf(mark, language).toUpperCase()), language)).toEqual({
          type: "mark",
          mark,
        });
      }
    }
  });

  it("moves with the arrows and leaves the browser's own keys alone", () => {
    expect(readRollKey(pressed("ArrowDown"), "es")).toEqual({ type: "move", to: "next" });
    expect(readRollKey(pressed("Home"), "en")).toEqual({ type: "move", to: "first" });
    expect(readRollKey(pressed("p", { ctrlKey: true }), "es")).toBeNull();
    expect(readRollKey(pressed("r"), "es")).toBeNull();
    expect(readRollKey(pressed("Tab"), "es")).toBeNull();
  });
});

describe("mayMark", () => {
  it("lets who is here leave and who is not arrive", () => {
    expect(rollMarks.filter((mark) => mayMark(mark, true))).toEqual(["left"]);
    expect(rollMarks.filter((mark) => mayMark(mark, false))).toEqual(["inPerson", "remote", "late"]);
  });
});
