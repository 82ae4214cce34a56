import fc from "fast-check";
import { expect, test } from "vitest";
import type { Actor, Mandate, Role } from "./mandate.ts";
import {
  anySeatMandate,
  hasRole,
  isInForce,
  overlap,
  overlappingPrincipals,
  seatMandate,
} from "./mandate.ts";
import type { Party } from "./party.ts";

const mandate = (id: string, role: Role, party: Party | null): Mandate => ({
  id,
  role,
  party,
  organizationId: null,
  startsOn: "2012-01-01",
  endsOn: null,
});
const actor = (...mandates: Mandate[]): Actor => ({ userId: "me", mandates });

test("SE-1: in force from the first day to the last, both included", () => {
  const limited = { startsOn: "2012-01-10", endsOn: "2012-01-20" };
  const days = ["2012-01-09", "2012-01-10", "2012-01-15", "2012-01-20", "2012-01-21"];
  expect(days.map((day) => isInForce(limited, day))).toEqual([false, true, true, true, false]);
  expect(isInForce({ startsOn: "2012-01-10", endsOn: null }, "2099-12-31")).toBe(true);
});

test("SE-1: one that ended before it began was never in force", () => {
  const never = { startsOn: "2012-01-10", endsOn: "2012-01-09" };
  expect(["2012-01-09", "2012-01-10"].map((day) => isInForce(never, day))).toEqual([false, false]);
});

test("SE-2: a seat acts by its principal before its alternate, and by nobody of another seat", () => {
  const both = actor(mandate("a", "alternate", "institute"), mandate("p", "principal", "institute"));
  expect(seatMandate(both, "institute")?.id).toBe("p");
  expect(anySeatMandate(both)?.id).toBe("p");
  expect(seatMandate(actor(mandate("a", "alternate", "institute")), "institute")?.id).toBe("a");
  expect(seatMandate(both, "government")).toBeNull();
});

test("SE-2: a delegate of the party does not act for its seat", () => {
  const delegate = actor(mandate("d", "delegate", "civilSociety"));
  expect(seatMandate(delegate, "civilSociety")).toBeNull();
  expect(anySeatMandate(delegate)).toBeNull();
  expect(hasRole(delegate, "delegate")).toBe(true);
});

test("SE-3: a second principal of a seat overlaps the first unless one ends the day before the other begins", () => {
  const first = { ...mandate("a", "principal", "institute"), endsOn: "2012-03-31" };
  const next = (startsOn: string, parts: Partial<Mandate> = {}) =>
    overlappingPrincipals([first], { ...mandate("b", "principal", "institute"), startsOn, ...parts }).length;
  expect([next("2012-03-31"), next("2012-04-01")]).toEqual([1, 0]);
  expect(next("2012-02-01", { party: "government" })).toBe(0);
  expect(next("2012-02-01", { role: "alternate" })).toBe(0);
  const ended = { ...first, endsOn: "2011-12-31" };
  expect(overlappingPrincipals([ended], mandate("b", "principal", "institute"))).toEqual([]);
});

test("SE-3: two mandates overlap exactly when some day has both in force", () => {
  const day = fc.integer({ min: 1, max: 28 }).map((value) => `2012-02-${String(value).padStart(2, "0")}`);
  const dates = fc.record({ startsOn: day, endsOn: fc.option(day) });
  fc.assert(
    fc.property(dates, dates, (one, other) => {
      const days = Array.from({ length: 28 }, (_, index) => `2012-02-${String(index + 1).padStart(2, "0")}`);
      const common = days.some((each) => isInForce(one, each) && isInForce(other, each));
      expect(overlap(one, other)).toBe(common);
      expect(overlap(other, one)).toBe(common);
    }),
  );
});
