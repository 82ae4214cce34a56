import { type Party, parties } from "@minuta/domain";
import type { Candidate, Cockpit, Stay } from "./cockpit.ts";

/** One person of the roll: somebody who may be called, or a guest who was written down. */
export type RollPerson = {
  readonly key: string;
  readonly name: string;
  readonly institution: string;
  readonly capacity: Candidate["capacity"];
  /** Null for a guest without an account: they are written down anew when they come back. */
  readonly candidate: Candidate | null;
  /** The stay that lasts; null for who is not here. */
  readonly here: Stay | null;
  /** The stay that ended last. */
  readonly last: Stay | null;
  /** Whether they act for their seat at this moment. */
  readonly isActing: boolean;
};

export type RollGroup = { readonly party: Party | null; readonly people: readonly RollPerson[] };

/** Everybody of the roll by party in the parties' order, seats first; at the end who speaks for none. */
export function rollGroups(cockpit: Cockpit): readonly RollGroup[] {
  const acting = new Set(cockpit.seats.flatMap(({ actingStayId }) => actingStayId ?? []));
  const known = new Set(cockpit.candidates.map(({ mandateId }) => mandateId));
  const byMandate = Map.groupBy(
    cockpit.stays.filter(({ mode }) => mode !== "absent"),
    ({ mandateId }) => mandateId,
  );
  const personOf = (
    own: readonly Stay[],
    rest: Pick<RollPerson, "key" | "name" | "institution" | "capacity" | "candidate">,
  ): RollPerson => {
    const here = own.find(({ departedAt }) => departedAt === null) ?? null;
    const ended = own
      .filter(({ departedAt }) => departedAt !== null)
      .toSorted((one, other) => (one.departedAt ?? "").localeCompare(other.departedAt ?? ""));
    return { ...rest, here, last: ended.at(-1) ?? null, isActing: here !== null && acting.has(here.id) };
  };
  const called = cockpit.candidates.map((candidate) => ({
    party: candidate.party,
    person: personOf(byMandate.get(candidate.mandateId) ?? [], {
      key: candidate.mandateId,
      name: candidate.name,
      institution: candidate.institution,
      capacity: candidate.capacity,
      candidate,
    }),
  }));
  // Guests, and holders of a mandate that is no longer in force.
  const others = cockpit.stays
    .filter(({ mode, mandateId }) => mode !== "absent" && (mandateId === null || !known.has(mandateId)))
    .map((stay) => ({
      party: stay.party,
      person: personOf([stay], {
        key: stay.id,
        name: stay.office,
        institution: stay.institution,
        capacity: stay.capacity ?? "guest",
        candidate: null,
      }),
    }));
  return [...parties, null].flatMap((party) => {
    const people = [...called, ...others]
      .filter((entry) => entry.party === party)
      .map(({ person }) => person);
    return people.length === 0
      ? []
      : [{ party, people: people.toSorted((one, other) => rank(one) - rank(other)) }];
  });
}

const order: readonly Candidate["capacity"][] = [
  "principal",
  "alternate",
  "recordKeeper",
  "delegate",
  "guest",
];
const rank = (person: RollPerson) => order.indexOf(person.capacity);
