import fc from "fast-check";
import { expect, test } from "vitest";
import { attendanceModes } from "./attendance.ts";
import { parties } from "./party.ts";
import { quorumAt, quorumOf, quorumPeriods } from "./quorum.ts";
import { anyRoll, minute } from "./stays.fixture.ts";
import type { Stay } from "./voice.ts";

test("QU-1: there is quorum exactly when each of the three parties is there, in person or remotely", () => {
  const anyLine = fc.record({
    party: fc.constantFrom(...parties),
    mode: fc.constantFrom(...attendanceModes),
    arrivedAt: fc.constant("2012-03-20T16:00:00Z"),
    departedAt: fc.constantFrom(null, "2012-03-20T17:00:00Z"),
  });
  fc.assert(
    fc.property(fc.array(anyLine, { maxLength: 8 }), (attendance) => {
      const there = parties.filter((party) =>
        attendance.some((line) => line.party === party && line.mode !== "absent" && line.departedAt === null),
      );
      expect(quorumOf(attendance)).toEqual({ present: there, met: there.length === 3 });
    }),
  );
});

test("QU-1: two parties are no quorum, however many people they bring", () => {
  const line = { mode: "inPerson", arrivedAt: "2012-03-20T16:00:00Z", departedAt: null } as const;
  const two = (["government", "institute"] as const).flatMap((party) => [
    { party, ...line },
    { party, ...line },
  ]);
  expect(quorumOf(two)).toEqual({ present: ["government", "institute"], met: false });
});

const seated = (party: Stay["party"], from: number, to: number | null, capacity: Stay["capacity"]): Stay => ({
  id: `${party}${from}`,
  party,
  mode: "inPerson",
  capacity,
  arrivedAt: minute(from),
  departedAt: to === null ? null : minute(to),
});

test("QU-2: delegates, guests and record keepers make no quorum", () => {
  const roll = [
    seated("government", 0, null, "principal"),
    seated("institute", 0, null, "alternate"),
    seated("civilSociety", 0, null, "delegate"),
    seated("civilSociety", 1, null, "guest"),
  ];
  expect(quorumAt(roll, minute(5))).toEqual({ present: ["government", "institute"], met: false });
});

test("QU-3: quorum is lost when a party has left and regained when it is back", () => {
  const roll = [
    seated("government", 0, null, "principal"),
    seated("institute", 5, null, "alternate"),
    seated("civilSociety", 0, 60, "principal"),
    seated("civilSociety", 75, null, "principal"),
  ];
  const periods = quorumPeriods(roll, { from: minute(0), to: minute(120) });
  expect(periods.map(({ from, to, met }) => [from, to, met])).toEqual([
    [minute(0), minute(5), false],
    [minute(5), minute(60), true],
    [minute(60), minute(75), false],
    [minute(75), minute(120), true],
  ]);
});

test("QU-3: before anybody comes there is a period without quorum, and without an opening none at all", () => {
  expect(quorumPeriods([], { from: minute(0), to: null })).toEqual([
    { from: minute(0), to: null, present: [], met: false },
  ]);
  expect(quorumPeriods([], { from: null, to: null })).toEqual([]);
});

test("QU-3: the periods cover the session without gap or overlap, and say at each instant what the roll says then", () => {
  const ends = fc.record({
    from: fc.option(fc.integer({ min: 0, max: 150 })),
    to: fc.option(fc.integer({ min: 151, max: 330 })),
  });
  fc.assert(
    fc.property(anyRoll, ends, (roll, { from, to }) => {
      const span = { from: from === null ? null : minute(from), to: to === null ? null : minute(to) };
      const periods = quorumPeriods(roll, span);
      expect(quorumPeriods(roll.toReversed(), span)).toEqual(periods);
      for (const [index, period] of periods.entries()) {
        const next = periods[index + 1];
        expect(period.to).toBe(next === undefined ? span.to : next.from);
        if (next !== undefined) expect(next.present).not.toEqual(period.present);
        expect(period.met).toBe(period.present.length === 3);
      }
      const start = periods[0]?.from;
      if (span.from !== null) expect(start).toBe(span.from);
      for (let at = 0; at <= 330; at += 1) {
        const instant = minute(at);
        if (start === undefined || instant < start || (span.to !== null && instant >= span.to)) continue;
        const period = periods.findLast((each) => each.from <= instant);
        expect(period?.present).toEqual(quorumAt(roll, instant).present);
      }
    }),
    { numRuns: 60 },
  );
});
