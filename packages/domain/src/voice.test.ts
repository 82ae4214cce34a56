import fc from "fast-check";
import { expect, test } from "vitest";
import { parties } from "./party.ts";
import { anyRoll, minute } from "./stays.fixture.ts";
import { actingStay, isThere, type Stay } from "./voice.ts";

const stay = (id: string, capacity: Stay["capacity"], from: number, to: number | null = null): Stay => ({
  id,
  party: "institute",
  mode: "inPerson",
  capacity,
  arrivedAt: minute(from),
  departedAt: to === null ? null : minute(to),
});
const voiceAt = (stays: readonly Stay[], at: number) =>
  actingStay(stays, "institute", minute(at))?.id ?? null;

test("SE-4: the principal speaks while present, the alternate before and after", () => {
  const roll = [stay("alternate", "alternate", 0), stay("principal", "principal", 10, 30)];
  expect([5, 10, 29, 30].map((at) => voiceAt(roll, at))).toEqual([
    "alternate",
    "principal",
    "principal",
    "alternate",
  ]);
});

test("SE-5: of several alternates the one who arrived first, and the next when they leave", () => {
  const roll = [stay("late", "alternate", 8), stay("first", "alternate", 3, 20)];
  expect([2, 5, 9, 20].map((at) => voiceAt(roll, at))).toEqual([null, "first", "first", "late"]);
});

test("SE-3: a vacant seat has no voice, whoever else of the party is there", () => {
  expect(voiceAt([stay("delegate", "delegate", 0), stay("guest", "guest", 0)], 5)).toBe(null);
});

test("SE-4: at any instant a seat has one voice at most, of somebody who is there for it, in whatever order the roll is read", () => {
  fc.assert(
    fc.property(anyRoll, fc.integer({ min: -5, max: 330 }), (roll, at) => {
      for (const party of parties) {
        const acting = actingStay(roll, party, minute(at));
        expect(actingStay(roll.toReversed(), party, minute(at))).toBe(acting);
        const ofSeat = roll.filter(
          (line) =>
            line.party === party &&
            (line.capacity === "principal" || line.capacity === "alternate") &&
            isThere(line, minute(at)),
        );
        expect(acting === null).toBe(ofSeat.length === 0);
        if (acting === null) continue;
        expect(ofSeat).toContain(acting);
        const principals = ofSeat.filter(({ capacity }) => capacity === "principal");
        if (principals.length > 0) expect(principals).toContain(acting);
        for (const other of principals.length > 0 ? principals : ofSeat) {
          expect((acting.arrivedAt ?? "") <= (other.arrivedAt ?? "")).toBe(true);
        }
      }
    }),
  );
});

test("QU-2: somebody is there from the arrival on, and no longer at the departure", () => {
  const line = stay("a", "principal", 10, 20);
  expect([9, 10, 19, 20].map((at) => isThere(line, minute(at)))).toEqual([false, true, true, false]);
  expect(isThere({ ...line, mode: "absent" }, minute(15))).toBe(false);
});
