import type { Stay } from "./voice.ts";

/** A stay with the key of the person whose it is: of one person no two stays overlap. */
export type PersonalStay = Stay & { readonly person: string };

export type StayFault = "departure_before_arrival" | "time_in_future" | "stay_overlaps";

/**
 * Why a stay cannot be recorded beside the others of the roll, or null (rules RO-1 to RO-3).
 * @param now the instant of recording
 */
export function stayFault(
  stay: PersonalStay,
  others: readonly PersonalStay[],
  now: string,
): StayFault | null {
  if (stay.arrivedAt === null) return null;
  const arrived = Date.parse(stay.arrivedAt);
  const departed = stay.departedAt === null ? Number.POSITIVE_INFINITY : Date.parse(stay.departedAt);
  if (departed < arrived) return "departure_before_arrival";
  const latest = Date.parse(now);
  if (arrived > latest || (stay.departedAt !== null && departed > latest)) return "time_in_future";
  const overlaps = others.some((other) => {
    if (other.id === stay.id || other.person !== stay.person || other.arrivedAt === null) return false;
    const from = Date.parse(other.arrivedAt);
    const to = other.departedAt === null ? Number.POSITIVE_INFINITY : Date.parse(other.departedAt);
    // A stay of no length still stands on the roll at its instant.
    return (arrived < to && from < departed) || arrived === from;
  });
  return overlaps ? "stay_overlaps" : null;
}
