import fc from "fast-check";
import { expect, test } from "vitest";
import { parties } from "./party.ts";
import { attendanceModes, quorumOf } from "./quorum.ts";

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
