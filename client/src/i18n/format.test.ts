import { expect, test } from "vitest";
import { formatIn } from "./format.ts";
import { plainDateOf } from "./plain-date.ts";

const es = formatIn("es");
const en = formatIn("en");

test("a calendar date is the same day everywhere", () => {
  expect(es.date("2012-02-20")).toBe("20 de febrero de 2012");
  expect(en.date("2012-02-20")).toBe("February 20, 2012");
  expect(es.month("2012-02-01")).toBe("febrero de 2012");
});

test("an instant stands on the secretariat's clock", () => {
  expect(en.time("2012-02-20T15:30:00Z")).toMatch(/^9:30\sAM$/u);
  expect(plainDateOf(new Date("2012-02-21T04:00:00Z"))).toBe("2012-02-20");
});

test("how long ago, in the largest unit that fits", () => {
  const now = new Date("2012-02-20T15:30:00Z");
  expect(es.relative("2012-02-20T15:28:30Z", now)).toBe("hace 1 minuto");
  expect(es.relative("2012-02-20T12:30:00Z", now)).toBe("hace 3 horas");
  expect(es.relative("2012-02-19T15:00:00Z", now)).toBe("ayer");
  expect(en.relative("2012-02-27T16:00:00Z", now)).toBe("in 7 days");
  expect(en.relative("2010-01-01T00:00:00Z", now)).toBe("2 years ago");
  expect(en.relative("2012-02-20T15:29:50Z", now)).toBe("this minute");
});
