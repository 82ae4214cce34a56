import fc from "fast-check";
import { expect, test } from "vitest";
import { resolutionNumber } from "./numbers.ts";
import { nextOrdinal, resolutionGaps, resolutionStanding } from "./resolution-standing.ts";

type Row = {
  readonly ordinal: number;
  readonly block: string;
  state: "adopted" | "void";
  textDigest: string;
};

test("NU-2, NU-3: however adoptions, changes and voidings follow each other, the numbers are 1 to n, each given once and kept", () => {
  const step = fc.record({
    block: fc.constantFrom("a", "b", "c", "d", "e"),
    act: fc.constantFrom("adopt", "change", "void"),
    words: fc.constantFrom("one", "two", "three"),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const rows: Row[] = [];
      const text = new Map<string, string>();
      const firstNumbers = new Map<string, string>();
      for (const { block, act, words } of steps) {
        const row = rows.find((each) => each.block === block);
        if (act === "change") text.set(block, words);
        if (act === "void" && row !== undefined) row.state = "void";
        if (act !== "adopt") continue;
        const drafted = text.get(block) ?? "";
        const standing = resolutionStanding(drafted, row ?? null);
        if (standing === "draft") {
          const ordinal = nextOrdinal(rows.map((each) => each.ordinal));
          rows.push({ ordinal, block, state: "adopted", textDigest: drafted });
          firstNumbers.set(block, resolutionNumber("ST-06/2012", ordinal));
        } else if (standing === "changed" && row !== undefined) row.textDigest = drafted;
      }
      expect(rows.map(({ ordinal }) => ordinal)).toEqual(rows.map((_, index) => index + 1));
      for (const { block, ordinal } of rows) {
        expect(resolutionNumber("ST-06/2012", ordinal)).toBe(firstNumbers.get(block));
      }
    }),
  );
});

test("NU-4, NU-5: where a resolution stands beside what was adopted", () => {
  const adopted = { state: "adopted", textDigest: "x" } as const;
  expect(resolutionStanding("x", null)).toBe("draft");
  expect(resolutionStanding("x", adopted)).toBe("adopted");
  expect(resolutionStanding("y", adopted)).toBe("changed");
  expect(resolutionStanding(null, adopted)).toBe("gone");
  expect(resolutionStanding("y", { ...adopted, state: "void" })).toBe("void");
});

test("CL-4: what a resolution lacks", () => {
  expect(resolutionGaps({ text: " ", responsible: "", dueDate: "" })).toEqual([
    "text",
    "responsible",
    "dueDate",
  ]);
  expect(resolutionGaps({ text: "a", responsible: "b", dueDate: "2012-04-01" })).toEqual([]);
});
