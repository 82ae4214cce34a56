import type { AttendanceMode } from "./attendance.ts";
import type { Party } from "./party.ts";
import { parties } from "./party.ts";
import type { Stay } from "./voice.ts";
import { actingStay, isOfSeat } from "./voice.ts";

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

/** The parties whose seat somebody acts for at an instant, and whether that is a quorum (rules QU-1, QU-2). */
export function quorumAt(stays: readonly Stay[], at: string): Quorum {
  const present = parties.filter((party) => actingStay(stays, party, at) !== null);
  return { present, met: present.length === parties.length };
}

/** A stretch of time in which the same parties were present; `to` is null while it lasts. */
export type QuorumPeriod = Quorum & { readonly from: string; readonly to: string | null };

/**
 * The quorum over time (rule QU-3): periods without gap or overlap, neighbours with different parties.
 * @param span when the session was opened and adjourned; null before the one or the other. Without an opening the
 *   periods begin with the first arrival.
 */
export function quorumPeriods(
  stays: readonly Stay[],
  span: { readonly from: string | null; readonly to: string | null },
): QuorumPeriod[] {
  const moments = stays
    .filter((stay) => isOfSeat(stay) && stay.mode !== "absent")
    .flatMap(({ arrivedAt, departedAt }) => [arrivedAt, departedAt])
    .filter((instant) => instant !== null)
    .sort((one, other) => Date.parse(one) - Date.parse(other));
  const start = span.from ?? moments[0];
  if (start === undefined) return [];
  const isWithin = (instant: string) =>
    Date.parse(instant) > Date.parse(start) &&
    (span.to === null || Date.parse(instant) < Date.parse(span.to));
  const starts = [start, ...moments.filter(isWithin)];
  const periods: QuorumPeriod[] = [];
  for (const from of starts) {
    const quorum = quorumAt(stays, from);
    const last = periods.at(-1);
    if (last !== undefined && String(last.present) === String(quorum.present)) continue;
    if (last !== undefined) periods[periods.length - 1] = { ...last, to: from };
    periods.push({ from, to: span.to, ...quorum });
  }
  return periods;
}
