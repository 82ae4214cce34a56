import fc from "fast-check";
import { expect, test } from "vitest";
import { foundingRules, readRulesSettings, rulesInForce } from "./rules-of-procedure.ts";

test("RP-1: the founding rules", () => {
  expect(foundingRules).toMatchObject({
    noticeDaysRegular: 5,
    noticeDaysSpecial: 2,
    decisionDefault: "consensus",
    writtenProcedureDays: 5,
    reminderDays: [7, 1],
  });
});

const versions = [
  { version: 1, effectiveFrom: "2011-12-01" },
  { version: 2, effectiveFrom: "2012-02-01" },
  { version: 3, effectiveFrom: "2012-02-01" },
  { version: 4, effectiveFrom: "2013-01-01" },
];

test("RP-2: the version that began last, and of one day the newest", () => {
  expect(rulesInForce(versions, "2012-01-31")?.version).toBe(1);
  expect(rulesInForce(versions, "2012-02-01")?.version).toBe(3);
  expect(rulesInForce(versions, "2012-12-31")?.version).toBe(3);
  expect(rulesInForce(versions, "2013-01-01")?.version).toBe(4);
});

test("RP-2: the order in which versions are kept does not matter", () => {
  fc.assert(
    fc.property(fc.shuffledSubarray(versions, { minLength: 4 }), (shuffled) => {
      expect(rulesInForce(shuffled, "2012-06-01")?.version).toBe(3);
    }),
  );
});

test("RP-3: before the first version the first one holds", () => {
  expect(rulesInForce(versions, "2001-01-01")?.version).toBe(1);
  expect(rulesInForce([], "2001-01-01")).toBeNull();
});

test("RP-4: what is missing or cannot be meant is as in the founding rules", () => {
  expect(readRulesSettings({})).toEqual(foundingRules);
  expect(
    readRulesSettings({ noticeDaysRegular: 3, noticeDaysSpecial: -1, decisionDefault: "shouting" }),
  ).toEqual({
    ...foundingRules,
    noticeDaysRegular: 3,
  });
  fc.assert(
    fc.property(fc.anything(), (kept) => {
      const { noticeDaysRegular, reminderDays, daysOff } = readRulesSettings(kept);
      expect(Number.isInteger(noticeDaysRegular)).toBe(true);
      expect([Array.isArray(reminderDays), Array.isArray(daysOff)]).toEqual([true, true]);
    }),
  );
});
