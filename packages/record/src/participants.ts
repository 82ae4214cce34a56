import { foldLetters, type Party, parties } from "@minuta/domain";
import type { RecordParticipant } from "./content.ts";

/** How many held one office of an institution in a meeting, and in which way they were there. */
export type ParticipantOffice = {
  /** "" when none was given. */
  readonly office: string;
  readonly mode: RecordParticipant["mode"];
  readonly count: number;
};

export type ParticipantInstitution = {
  readonly institution: string;
  readonly party: Party | null;
  /** In alphabetical order, who gave none last. */
  readonly offices: readonly ParticipantOffice[];
  readonly people: number;
};

/** The participants of a meeting by institution: in the order of the parties, who belongs to none last, then alphabetically. */
export function participantsByInstitution(
  participants: readonly RecordParticipant[],
): readonly ParticipantInstitution[] {
  const groups = Map.groupBy(participants, ({ party, institution }) => JSON.stringify([party, institution]));
  return [...groups.values()]
    .flatMap((people): ParticipantInstitution[] => {
      const [first] = people;
      return first === undefined
        ? []
        : [
            {
              institution: first.institution,
              party: first.party,
              offices: officesOf(people),
              people: people.length,
            },
          ];
    })
    .sort((one, other) => rank(one) - rank(other) || compare(one.institution, other.institution));
}

function officesOf(people: readonly RecordParticipant[]): readonly ParticipantOffice[] {
  const groups = Map.groupBy(people, ({ office, mode }) => JSON.stringify([office, mode]));
  return [...groups.values()]
    .flatMap((same) => same.slice(0, 1).map(({ office, mode }) => ({ office, mode, count: same.length })))
    .sort(
      (one, other) =>
        Number(one.office === "") - Number(other.office === "") ||
        compare(one.office, other.office) ||
        compare(one.mode, other.mode),
    );
}

const rank = ({ party }: ParticipantInstitution) =>
  party === null ? parties.length : parties.indexOf(party);

// By code points and not by a locale, so that a record is written alike by every program.
function compare(one: string, other: string): number {
  const [a, b] = [foldLetters(one), foldLetters(other)];
  if (a !== b) return a < b ? -1 : 1;
  return one < other ? -1 : Number(one > other);
}
