import fc from "fast-check";
import { expect, test } from "vitest";
import { type PersonalStay, stayFault } from "./roll-call.ts";
import { minute } from "./stays.fixture.ts";

const stay = (id: string, person: string, from: number, to: number | null): PersonalStay => ({
  id,
  person,
  party: "government",
  mode: "inPerson",
  capacity: "principal",
  arrivedAt: minute(from),
  departedAt: to === null ? null : minute(to),
});
const now = minute(500);

test("RO-1: a departure before its arrival", () => {
  expect(stayFault(stay("a", "x", 10, 9), [], now)).toBe("departure_before_arrival");
  expect(stayFault(stay("a", "x", 10, 10), [], now)).toBe(null);
});

test("RO-2: what has not happened yet", () => {
  expect(stayFault(stay("a", "x", 501, null), [], now)).toBe("time_in_future");
  expect(stayFault(stay("a", "x", 10, 501), [], now)).toBe("time_in_future");
});

test("RO-3: who leaves and returns has two stays, and never two at a time", () => {
  const first = stay("a", "x", 10, 20);
  expect(stayFault(stay("b", "x", 20, null), [first], now)).toBe(null);
  expect(stayFault(stay("b", "x", 19, null), [first], now)).toBe("stay_overlaps");
  expect(stayFault(stay("b", "y", 19, null), [first], now)).toBe(null);
  expect(stayFault(stay("a", "x", 5, 30), [first], now)).toBe(null);
});

test("RO-3: of stays that were let in one by one, no instant has the same person twice", () => {
  const asked = fc.record({
    person: fc.constantFrom("x", "y"),
    from: fc.integer({ min: 0, max: 60 }),
    length: fc.option(fc.integer({ min: 0, max: 20 })),
  });
  fc.assert(
    fc.property(fc.array(asked, { maxLength: 20 }), (list) => {
      const roll: PersonalStay[] = [];
      for (const [index, { person, from, length }] of list.entries()) {
        const next = stay(`s${index}`, person, from, length === null ? null : from + length);
        if (stayFault(next, roll, now) === null) roll.push(next);
      }
      for (let at = 0; at <= 90; at += 1) {
        for (const person of ["x", "y"]) {
          const there = roll.filter(
            (line) =>
              line.person === person &&
              (line.arrivedAt ?? "") <= minute(at) &&
              (line.departedAt === null || minute(at) < line.departedAt),
          );
          expect(there.length).toBeLessThanOrEqual(1);
        }
      }
    }),
  );
});
