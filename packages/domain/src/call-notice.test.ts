import fc from "fast-check";
import { expect, test } from "vitest";
import { businessDaysBetween, daysAfter } from "./business-days.ts";
import { checkNotice, minimumNotice, noticeChange } from "./call-notice.ts";
import { foundingRules } from "./rules-of-procedure.ts";

const rules = foundingRules;

test("CN-1: each kind has its own minimum", () => {
  expect([minimumNotice("regular", rules), minimumNotice("special", rules)]).toEqual([5, 2]);
  const check = checkNotice({ kind: "regular", heldOn: "2012-03-20", today: "2012-03-09", rules });
  expect(check).toEqual({ businessDays: 5, minimum: 5, lastDay: "2012-03-11", verdict: "inTime" });
});

test("CN-2: too few business days are refused, whatever the kind", () => {
  const verdict = (kind: "regular" | "special", today: string) =>
    checkNotice({ kind, heldOn: "2012-03-20", today, rules }).verdict;
  expect(verdict("regular", "2012-03-12")).toBe("tooShort");
  expect(verdict("special", "2012-03-14")).toBe("inTime");
  expect(verdict("special", "2012-03-15")).toBe("tooShort");
});

test("CN-3: the rules may let a special session be called late, a regular one never", () => {
  const lenient = { ...rules, specialOnShortNotice: true };
  const verdict = (kind: "regular" | "special") =>
    checkNotice({ kind, heldOn: "2012-03-20", today: "2012-03-20", rules: lenient }).verdict;
  expect([verdict("special"), verdict("regular")]).toEqual(["shortButAllowed", "tooShort"]);
});

test("CN-4: what lies behind is not called, even where the rules ask no days at all", () => {
  const none = { ...rules, noticeDaysRegular: 0, specialOnShortNotice: true };
  for (const kind of ["regular", "special"] as const) {
    expect(checkNotice({ kind, heldOn: "2012-03-20", today: "2012-03-21", rules: none }).verdict).toBe(
      "past",
    );
  }
});

test("CN-2: in time exactly when the minimum of business days lies between", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 9000 }),
      fc.integer({ min: 1, max: 60 }),
      fc.integer({ min: 0, max: 20 }),
      (offset, ahead, minimum) => {
        const today = daysAfter("2005-01-01", offset);
        const heldOn = daysAfter(today, ahead);
        const asked = { ...rules, noticeDaysRegular: minimum };
        const { verdict, lastDay } = checkNotice({ kind: "regular", heldOn, today, rules: asked });
        expect(verdict === "inTime").toBe(businessDaysBetween(today, heldOn) >= minimum);
        expect(verdict === "inTime").toBe(today <= lastDay);
      },
    ),
  );
});

test("CN-5, CN-6: a notice changes the time, the details, or nothing", () => {
  const sent = { startsAt: "2012-03-20T16:00:00.000Z", details: "Sala 1" };
  expect(noticeChange(null, sent)).toBe("first");
  expect(noticeChange(sent, sent)).toBe("none");
  expect(noticeChange(sent, { ...sent, details: "Sala 2" })).toBe("details");
  expect(noticeChange(sent, { startsAt: "2012-03-20T17:00:00.000Z", details: "Sala 2" })).toBe("time");
});
