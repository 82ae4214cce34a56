import fc from "fast-check";
import { expect, test } from "vitest";
import { instantAt, wallClockAt } from "./zoned-time.ts";

test("TZ-1: summer time until October 2022, none since", () => {
  expect(instantAt("2012-03-20", "10:00")).toBe("2012-03-20T16:00:00.000Z");
  expect(instantAt("2012-04-20", "10:00")).toBe("2012-04-20T15:00:00.000Z");
  expect(instantAt("2022-10-29", "10:00")).toBe("2022-10-29T15:00:00.000Z");
  expect(instantAt("2022-10-31", "10:00")).toBe("2022-10-31T16:00:00.000Z");
  expect(instantAt("2026-07-15", "10:00")).toBe("2026-07-15T16:00:00.000Z");
});

test("TZ-2: of a time that occurs twice the first is meant", () => {
  expect(instantAt("2022-10-30", "01:30")).toBe("2022-10-30T06:30:00.000Z");
  expect(wallClockAt("2022-10-30T07:30:00.000Z")).toEqual({ day: "2022-10-30", time: "01:30" });
});

test("TZ-3: a time that was left out, or that is none, is refused", () => {
  expect(instantAt("2012-04-01", "02:30")).toBeNull();
  expect(instantAt("2012-04-01", "03:00")).toBe("2012-04-01T08:00:00.000Z");
  for (const [day, time] of [
    ["2012-02-30", "10:00"],
    ["2012-03-20", "24:00"],
    ["2012-03-20", "9:00"],
    ["", "10:00"],
  ] as const) {
    expect(instantAt(day, time)).toBeNull();
  }
});

test("TZ-1: what the clock shows at an instant leads back to it, the repeated hour apart", () => {
  const minute = fc.integer({ min: Date.UTC(1997, 0, 1) / 60_000, max: Date.UTC(2040, 0, 1) / 60_000 });
  fc.assert(
    fc.property(minute, (minutes) => {
      const instant = new Date(minutes * 60_000).toISOString();
      const { day, time } = wallClockAt(instant);
      const found = instantAt(day, time);
      expect([instant, new Date(minutes * 60_000 - 3_600_000).toISOString()]).toContain(found);
    }),
  );
});
