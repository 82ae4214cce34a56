import type { AttendanceCapacity, AttendanceMode } from "./attendance.ts";
import type { Party } from "./party.ts";

/** One stay of one person in a session or meeting. Instants are ISO 8601; a stay without departure goes on. */
export type Stay = {
  readonly id: string;
  readonly party: Party | null;
  readonly mode: AttendanceMode;
  /** Null when absent; only principal and alternate act for a seat. */
  readonly capacity: AttendanceCapacity | null;
  readonly arrivedAt: string | null;
  readonly departedAt: string | null;
};

/** Whether the person is there at an instant: from the arrival on, and no longer at the departure. */
export function isThere(stay: Pick<Stay, "mode" | "arrivedAt" | "departedAt">, at: string): boolean {
  if (stay.mode === "absent" || stay.arrivedAt === null) return false;
  const time = Date.parse(at);
  return (
    Date.parse(stay.arrivedAt) <= time && (stay.departedAt === null || time < Date.parse(stay.departedAt))
  );
}

/** Whether the stay is one of a seat's holder or alternate. */
export function isOfSeat(stay: Pick<Stay, "party" | "capacity">): boolean {
  return stay.party !== null && (stay.capacity === "principal" || stay.capacity === "alternate");
}

/**
 * The stay that acts for a seat at an instant, or null when nobody does (rules SE-4, SE-5): the principal's, else that of
 * the alternate who arrived first.
 */
export function actingStay<S extends Stay>(stays: readonly S[], party: Party, at: string): S | null {
  const there = stays.filter((stay) => stay.party === party && isOfSeat(stay) && isThere(stay, at));
  const ranked = there.sort(
    (one, other) => rank(one) - rank(other) || arrival(one) - arrival(other) || (one.id < other.id ? -1 : 1),
  );
  return ranked[0] ?? null;
}

const rank = (stay: Stay) => (stay.capacity === "principal" ? 0 : 1);
const arrival = (stay: Stay) => (stay.arrivedAt === null ? 0 : Date.parse(stay.arrivedAt));
