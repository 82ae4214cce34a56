import { expect, test } from "vitest";
import { monthsAfter, weeksOf } from "./month-days.ts";

test("a month is its weeks from Monday to Sunday, each of its days once", () => {
  const march = weeksOf("2012-03");
  expect(march[0]?.[0]).toBe("2012-02-27");
  expect(march.at(-1)?.at(-1)).toBe("2012-04-01");
  expect(march.flat().filter((day) => day.startsWith("2012-03"))).toHaveLength(31);
  expect(weeksOf("2010-02")).toHaveLength(4);
  expect(weeksOf("2026-08")).toHaveLength(6);
});

test("months are counted over the end of a year", () => {
  expect(monthsAfter("2011-12", 1)).toBe("2012-01");
  expect(monthsAfter("2012-01", -1)).toBe("2011-12");
  expect(monthsAfter("2012-03", 24)).toBe("2014-03");
});
