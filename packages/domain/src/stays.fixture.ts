import fc from "fast-check";
import { attendanceCapacities } from "./attendance.ts";
import { parties } from "./party.ts";
import type { Stay } from "./voice.ts";

// For tests only.

/** The instant some minutes into the session. */
export const minute = (after: number) =>
  new Date(Date.parse("2012-03-20T16:00:00Z") + after * 60_000).toISOString();

const anyStay = fc
  .record({
    party: fc.option(fc.constantFrom(...parties), { freq: 6 }),
    mode: fc.constantFrom("inPerson", "remote", "absent" as const),
    capacity: fc.constantFrom(...attendanceCapacities),
    arrived: fc.integer({ min: 0, max: 200 }),
    length: fc.option(fc.integer({ min: 0, max: 120 })),
  })
  .map(
    ({ party, mode, capacity, arrived, length }): Omit<Stay, "id"> => ({
      party,
      mode,
      capacity: mode === "absent" ? null : capacity,
      arrivedAt: mode === "absent" ? null : minute(arrived),
      departedAt: mode === "absent" || length === null ? null : minute(arrived + length),
    }),
  );

/** Rolls of up to 14 lines, the stays of one party overlapping as they like. */
export const anyRoll: fc.Arbitrary<Stay[]> = fc
  .array(anyStay, { maxLength: 14 })
  .map((stays) => stays.map((stay, index) => ({ ...stay, id: `s${index}` })));
