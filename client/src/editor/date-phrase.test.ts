import { describe, expect, it } from "vitest";
import { readDatePhrase } from "./date-phrase.ts";

/** A Tuesday: the sixth session of the sample. */
const base = "2012-03-20";

describe("readDatePhrase", () => {
  it.each([
    ["30 mar", "2012-03-30"],
    ["30 de marzo", "2012-03-30"],
    ["30 de marzo de 2013", "2013-03-30"],
    ["el 5 de abril", "2012-04-05"],
    ["March 30", "2012-03-30"],
    ["Mar 30, 2012", "2012-03-30"],
    ["30th of March 2012", "2012-03-30"],
    ["1 ene", "2013-01-01"],
    ["30/03/2012", "2012-03-30"],
    ["5/4/2012", "2012-04-05"],
    ["03/30/2012", "2012-03-30"],
    ["30-03-12", "2012-03-30"],
    ["5/4", "2012-04-05"],
    ["2012-03-30", "2012-03-30"],
    ["en 10 días", "2012-03-30"],
    ["10 días naturales", "2012-03-30"],
    ["in ten days", "2012-03-30"],
    ["en dos semanas", "2012-04-03"],
    ["in 2 weeks", "2012-04-03"],
    ["en un mes", "2012-04-20"],
    ["hoy", "2012-03-20"],
    ["MAÑANA", "2012-03-21"],
    ["pasado mañana", "2012-03-22"],
    ["el viernes", "2012-03-23"],
    ["next Tuesday", "2012-03-27"],
    ["fin de mes", "2012-03-31"],
    ["end of the month", "2012-03-31"],
  ])("reads «%s»", (phrase, day) => {
    expect(readDatePhrase(phrase, base)).toBe(day);
  });

  it.each([
    "",
    "pronto",
    "31 de abril de 2012",
    "32/01/2012",
    "en 10 días hábiles",
    "30 xyz",
    "99999 días",
    "ma 3",
  ])("does not guess at «%s»", (phrase) => {
    expect(readDatePhrase(phrase, base)).toBeNull();
  });

  it("ends a month that is too short on its last day, and waits for a leap day", () => {
    expect(readDatePhrase("en un mes", "2012-01-31")).toBe("2012-02-29");
    expect(readDatePhrase("29 feb", "2013-01-01")).toBe("2016-02-29");
  });

  it("reads every day back in the order of Mexico, and never gives a day before the base without a year", () => {
    for (let time = Date.UTC(2011, 11, 1); time < Date.UTC(2016, 2, 2); time += 86_400_000) {
      const day = new Date(time).toISOString().slice(0, 10);
      const [year, month, date] = day.split("-");
      expect(readDatePhrase(`${date}/${month}/${year}`, base)).toBe(day);
      const next = readDatePhrase(`${date}/${month}`, base);
      expect([day, next !== null && next >= base]).toEqual([day, true]);
    }
  });
});
