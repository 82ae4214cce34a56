import type { Party } from "./party.ts";

/**
 * What a mandate lets its holder do. `principal` and `alternate` hold a seat, a `delegate` speaks for an
 * organization or an agency, the `recordKeeper` writes the record, a `guest` reads and comments, an
 * `observer` reads, the `operator` runs the machine and has no access to content.
 */
export const roles = [
  "principal",
  "alternate",
  "recordKeeper",
  "delegate",
  "guest",
  "observer",
  "operator",
] as const;
export type Role = (typeof roles)[number];

/** Calendar date `YYYY-MM-DD`, without time zone. */
export type PlainDate = string;

export type Mandate = {
  readonly id: string;
  readonly role: Role;
  /** The seat's party for `principal` and `alternate`; the organization's party for `delegate`; else null. */
  readonly party: Party | null;
  /** The organization or agency that a `delegate` speaks for; else null. */
  readonly organizationId: string | null;
  readonly startsOn: PlainDate;
  /** Last day of the mandate, or null while it has no end. */
  readonly endsOn: PlainDate | null;
};

/** A signed-in person with the mandates that are in force at the moment of asking. */
export type Actor = {
  readonly userId: string;
  readonly mandates: readonly Mandate[];
};

/** Rule SE-1: a mandate is in force from its first day to its last, both included. */
export function isInForce(mandate: Pick<Mandate, "startsOn" | "endsOn">, today: PlainDate): boolean {
  return mandate.startsOn <= today && (mandate.endsOn === null || today <= mandate.endsOn);
}

/** Whether two mandates are in force on a common day. One that ended before it began was never in force. */
export function overlap(
  one: Pick<Mandate, "startsOn" | "endsOn">,
  other: Pick<Mandate, "startsOn" | "endsOn">,
): boolean {
  const starts = one.startsOn > other.startsOn ? one.startsOn : other.startsOn;
  return isInForce(one, starts) && isInForce(other, starts);
}

/** Rule SE-3: the principals' mandates of one seat that a new one would overlap; a seat has one principal at a time. */
export function overlappingPrincipals<M extends Pick<Mandate, "role" | "party" | "startsOn" | "endsOn">>(
  mandates: readonly M[],
  given: Pick<Mandate, "role" | "party" | "startsOn" | "endsOn">,
): M[] {
  if (given.role !== "principal") return [];
  return mandates.filter(
    (mandate) => mandate.role === "principal" && mandate.party === given.party && overlap(mandate, given),
  );
}

/** The mandate by which the actor acts for the seat of `party`, the principal's before the alternate's; or null. */
export function seatMandate(actor: Actor, party: Party): Mandate | null {
  const held = actor.mandates.filter((mandate) => mandate.party === party);
  return (
    held.find((mandate) => mandate.role === "principal") ??
    held.find((mandate) => mandate.role === "alternate") ??
    null
  );
}

/** The first mandate by which the actor acts for any seat, or null. */
export function anySeatMandate(actor: Actor): Mandate | null {
  return (
    actor.mandates.find((mandate) => mandate.role === "principal") ??
    actor.mandates.find((mandate) => mandate.role === "alternate") ??
    null
  );
}

export function hasRole(actor: Actor, role: Role): boolean {
  return actor.mandates.some((mandate) => mandate.role === role);
}

/** The mandate by which the actor writes in the name of one of these civil-society organizations, or null (rule AC-19). */
export function authorMandate(actor: Actor, organizationIds: readonly string[]): Mandate | null {
  return (
    actor.mandates.find(
      ({ role, party, organizationId }) =>
        role === "delegate" &&
        party === "civilSociety" &&
        organizationId !== null &&
        organizationIds.includes(organizationId),
    ) ?? null
  );
}
