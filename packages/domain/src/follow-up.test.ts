import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { followUpStatuses } from "./decision.ts";
import { carriedOver, daysBetween, isOpen, isOverdue, refuseFollowUp, reminderOn } from "./follow-up.ts";
import { foundingRules } from "./rules-of-procedure.ts";

const day = fc
  .date({ min: new Date("2011-01-01"), max: new Date("2035-12-31"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const resolution = fc.record({
  state: fc.constantFrom("adopted" as const, "void" as const),
  status: fc.constantFrom(...followUpStatuses),
  dueDate: fc.oneof(fc.constant("" as const), day),
});

describe("follow-up", () => {
  it("FU-1: a resolution is open until it is fulfilled or void", () => {
    expect(isOpen({ state: "adopted", status: "open" })).toBe(true);
    expect(isOpen({ state: "adopted", status: "inProgress" })).toBe(true);
    expect(isOpen({ state: "adopted", status: "fulfilled" })).toBe(false);
    expect(isOpen({ state: "void", status: "open" })).toBe(false);
  });

  it("FU-2: it is overdue from the day after its due date", () => {
    const due = { state: "adopted", status: "open", dueDate: "2012-03-30" } as const;
    expect(isOverdue(due, "2012-03-30")).toBe(false);
    expect(isOverdue(due, "2012-03-31")).toBe(true);
    expect(isOverdue({ ...due, dueDate: "" }, "2030-01-01")).toBe(false);
    fc.assert(
      fc.property(resolution, day, (any, today) => {
        if (isOverdue(any, today)) expect(isOpen(any)).toBe(true);
      }),
    );
  });

  it("FU-3: a void resolution takes no report", () => {
    const report = { status: "fulfilled", note: "Se publicó", evidence: "" } as const;
    expect(refuseFollowUp({ state: "void", status: "open" }, report)).toBe("resolution_is_void");
  });

  it("FU-4: ending and reopening need words or evidence, a step between does not", () => {
    const bare = { note: "", evidence: "" };
    const open = { state: "adopted", status: "open" } as const;
    expect(refuseFollowUp(open, { status: "fulfilled", ...bare })).toBe("follow_up_needs_words");
    expect(
      refuseFollowUp(open, { status: "fulfilled", note: "", evidence: "https://ejemplo.mx" }),
    ).toBeNull();
    expect(refuseFollowUp(open, { status: "inProgress", ...bare })).toBeNull();
    const done = { state: "adopted", status: "fulfilled" } as const;
    expect(refuseFollowUp(done, { status: "open", ...bare })).toBe("follow_up_needs_words");
    expect(refuseFollowUp(done, { status: "open", note: "El portal se cayó", evidence: "" })).toBeNull();
  });

  it("FU-5: a session finds what is open from others before it, the one due first first", () => {
    const made = (number: string, dueDate: string, more: object = {}) => ({
      number,
      dueDate,
      state: "adopted" as const,
      status: "open" as const,
      sessionId: "fifth",
      adoptedAt: "2012-03-01T18:00:00.000Z",
      ...more,
    });
    const carried = carriedOver(
      [
        made("ST-05/2012.03", ""),
        made("ST-05/2012.02", "2012-03-30"),
        made("ST-05/2012.01", "2012-03-09"),
        made("ST-06/2012.01", "2012-03-01", { sessionId: "sixth" }),
        made("ST-07/2012.01", "2012-03-01", { sessionId: "seventh", adoptedAt: "2012-04-01T00:00:00.000Z" }),
        made("ST-04/2012.01", "2012-03-01", { status: "fulfilled" }),
        made("ST-04/2012.02", "2012-03-01", { state: "void" }),
      ],
      { id: "sixth", before: "2012-03-20T15:30:00.000Z" },
    );
    expect(carried.map(({ number }) => number)).toEqual(["ST-05/2012.01", "ST-05/2012.02", "ST-05/2012.03"]);
  });

  it("FU-6: reminders go out the days ahead that the rules set and on the day, then on the first day over and every week", () => {
    const due = { state: "adopted", status: "open", dueDate: "2012-03-30" } as const;
    const says = (today: string) => {
      const reminder = reminderOn(due, today, foundingRules.reminderDays);
      return reminder === null ? "" : `${reminder.kind} ${reminder.days}`;
    };
    expect(["2012-03-22", "2012-03-23", "2012-03-24", "2012-03-29", "2012-03-30"].map(says)).toEqual([
      "",
      "due 7",
      "",
      "due 1",
      "due 0",
    ]);
    expect(["2012-03-31", "2012-04-01", "2012-04-06", "2012-04-13"].map(says)).toEqual([
      "overdue 1",
      "",
      "overdue 7",
      "overdue 14",
    ]);
    fc.assert(
      fc.property(resolution, day, fc.array(fc.nat(60), { maxLength: 5 }), (any, today, daysBefore) => {
        const reminder = reminderOn(any, today, daysBefore);
        if (reminder !== null) expect(reminder.kind === "overdue").toBe(isOverdue(any, today));
      }),
    );
  });

  it("FU-6: other days ahead remind on other days; the day itself and what is overdue stay", () => {
    const due = { state: "adopted", status: "open", dueDate: "2012-03-30" } as const;
    const daysThatRemind = (daysBefore: readonly number[]) =>
      [
        "2012-03-20",
        "2012-03-23",
        "2012-03-27",
        "2012-03-29",
        "2012-03-30",
        "2012-03-31",
        "2012-04-06",
      ].filter((today) => reminderOn(due, today, daysBefore) !== null);
    const always = ["2012-03-30", "2012-03-31", "2012-04-06"];
    expect(daysThatRemind([10, 3])).toEqual(["2012-03-20", "2012-03-27", ...always]);
    expect(daysThatRemind([])).toEqual(always);
    expect(daysThatRemind([0])).toEqual(always);
  });

  it("counts days between calendar days, over leap days and years", () => {
    expect(daysBetween("2012-02-28", "2012-03-01")).toBe(2);
    expect(daysBetween("2012-01-01", "2011-12-31")).toBe(-1);
  });
});
