import type { Party } from "./party.ts";
import { parties } from "./party.ts";

export const attendanceModes = ["inPerson", "remote", "absent"] as const;
export type AttendanceMode = (typeof attendanceModes)[number];

/** One line of the roll call: who acts for a seat, how, from when to when. Times are ISO 8601 instants. */
export type SeatAttendance = {
  readonly party: Party;
  readonly mode: AttendanceMode;
  readonly arrivedAt: string | null;
  readonly departedAt: string | null;
};

export type Quorum = { readonly present: readonly Party[]; readonly met: boolean };

/** Rule QU-1: there is quorum when each of the three parties is present by its principal or alternate. */
export function quorumOf(attendance: readonly SeatAttendance[]): Quorum {
  const present = parties.filter((party) =>
    attendance.some((line) => line.party === party && line.mode !== "absent" && line.departedAt === null),
  );
  return { present, met: present.length === parties.length };
}
