import fc from "fast-check";
import { expect, test } from "vitest";
import {
  businessDaysBetween,
  daysAfter,
  federalHolidays,
  isBusinessDay,
  lastDayWithNotice,
  weekdayOf,
} from "./business-days.ts";

test("BD-1: the days of article 74", () => {
  expect(federalHolidays(2012)).toEqual([
    "2012-01-01",
    "2012-02-06",
    "2012-03-19",
    "2012-05-01",
    "2012-09-16",
    "2012-11-19",
    "2012-12-01",
    "2012-12-25",
  ]);
  expect(federalHolidays(2026)).toEqual([
    "2026-01-01",
    "2026-02-02",
    "2026-03-16",
    "2026-05-01",
    "2026-09-16",
    "2026-11-16",
    "2026-12-25",
  ]);
});

test("BD-2: power changed hands on 1 December until 2018 and does on 1 October since 2024", () => {
  const changes = (year: number) => federalHolidays(year).filter((day) => /-(?:10|12)-01$/.test(day));
  expect([2000, 2006, 2012, 2018].flatMap(changes)).toEqual([
    "2000-12-01",
    "2006-12-01",
    "2012-12-01",
    "2018-12-01",
  ]);
  expect([2024, 2030].flatMap(changes)).toEqual(["2024-10-01", "2030-10-01"]);
  for (const year of [1994, 2011, 2019, 2022, 2023, 2025, 2026, 2029]) expect(changes(year)).toEqual([]);
});

test("BD-3: neither weekend, nor holiday, nor a day that the rules set", () => {
  expect(
    ["2012-03-16", "2012-03-17", "2012-03-18", "2012-03-19", "2012-03-20"].map((day) => isBusinessDay(day)),
  ).toEqual([true, false, false, false, true]);
  expect(isBusinessDay("2012-04-05", ["2012-04-05", "2012-04-06"])).toBe(false);
});

test("BD-4: neither the day of the notice nor that of the session counts", () => {
  expect(businessDaysBetween("2012-03-12", "2012-03-20")).toBe(4);
  expect(businessDaysBetween("2012-03-09", "2012-03-20")).toBe(5);
  expect(businessDaysBetween("2012-03-20", "2012-03-20")).toBe(0);
  expect(businessDaysBetween("2012-03-21", "2012-03-20")).toBe(0);
});

test("BD-5: the last day for a notice of the sixth session", () => {
  expect(lastDayWithNotice("2012-03-20", 5)).toBe("2012-03-11");
  expect(lastDayWithNotice("2012-03-20", 0)).toBe("2012-03-19");
});

const anyDay = fc.integer({ min: 0, max: 20_000 }).map((count) => daysAfter("1998-01-01", count));
const anyDaysOff = fc.array(anyDay, { maxLength: 5 });

test("BD-1, BD-3: every holiday of every year is a day off, and Mondays stay Mondays", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1998, max: 2100 }), (year) => {
      const holidays = federalHolidays(year);
      expect(new Set(holidays).size).toBe(holidays.length);
      for (const day of holidays) expect([day, isBusinessDay(day)]).toEqual([day, false]);
      const mondays = holidays.filter((day) => /-(?:02|03|11)-/.test(day));
      expect(mondays.map(weekdayOf)).toEqual([1, 1, 1]);
      expect(mondays.map((day) => Math.ceil(Number(day.slice(8)) / 7))).toEqual([1, 3, 3]);
    }),
  );
});

test("BD-4: counting to a later day never gives less, and a stretch is the sum of its parts", () => {
  fc.assert(
    fc.property(anyDay, fc.nat(200), fc.nat(200), anyDaysOff, (from, one, two, off) => {
      const middle = daysAfter(from, one + 1);
      const end = daysAfter(middle, two + 1);
      expect(businessDaysBetween(from, end, off)).toBe(
        businessDaysBetween(from, middle, off) +
          (isBusinessDay(middle, off) ? 1 : 0) +
          businessDaysBetween(middle, end, off),
      );
    }),
  );
});

test("BD-5: the last day keeps the minimum, and the day after it does not", () => {
  fc.assert(
    fc.property(anyDay, fc.integer({ min: 1, max: 60 }), anyDaysOff, (session, minimum, off) => {
      const last = lastDayWithNotice(session, minimum, off);
      expect(businessDaysBetween(last, session, off)).toBeGreaterThanOrEqual(minimum);
      expect(businessDaysBetween(daysAfter(last, 1), session, off)).toBeLessThan(minimum);
    }),
  );
});
