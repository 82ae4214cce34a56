import type { Party } from "./party.ts";
import { parties } from "./party.ts";

/** How a resolution comes about (DOMAIN, "Decision modes"); consensus is the rule. */
export const decisionModes = ["consensus", "vote", "writtenProcedure", "noAgreement"] as const;
export type DecisionMode = (typeof decisionModes)[number];

/** What a party says to a resolution; one voice for each seat. */
export const positions = ["for", "against", "abstain", "absent"] as const;
export type Position = (typeof positions)[number];

/** How far a resolution has been carried out. */
export const followUpStatuses = ["open", "inProgress", "fulfilled"] as const;
export type FollowUpStatus = (typeof followUpStatuses)[number];

/** A party's voice, with what it wants published beside the resolution; "" when nothing. */
export type PartyPosition = {
  readonly party: Party;
  readonly position: Position;
  readonly reservation: string;
  readonly dissent: string;
};

export type DecisionRefusal =
  | "seat_votes_twice"
  | "quorum_missing"
  | "position_against_roll"
  | "no_consensus"
  | "no_majority"
  | "nobody_disagrees";

export type DecisionVerdict =
  | { readonly verdict: "adopted" | "noAgreement"; readonly positions: readonly PartyPosition[] }
  | { readonly verdict: "refused"; readonly code: DecisionRefusal };

/**
 * Whether a decision stands (rules DE-1 to DE-7), with the voice of each of the three parties in their order.
 * @param decision the parties present at that moment, and what parties said; one that is left out is for when it is
 *   present, and in a written procedure by its silence
 */
export function judgeDecision(decision: {
  readonly mode: DecisionMode;
  readonly present: readonly Party[];
  readonly said: readonly PartyPosition[];
}): DecisionVerdict {
  const { mode, present, said } = decision;
  const refused = (code: DecisionRefusal) => ({ verdict: "refused", code }) as const;
  if (new Set(said.map(({ party }) => party)).size < said.length) return refused("seat_votes_twice");
  const inSession = mode !== "writtenProcedure";
  if (inSession && present.length < parties.length) return refused("quorum_missing");
  const voices = parties.map(
    (party): PartyPosition =>
      said.find((voice) => voice.party === party) ?? {
        party,
        position: "for",
        reservation: "",
        dissent: "",
      },
  );
  if (inSession && voices.some(({ position }) => position === "absent")) {
    return refused("position_against_roll");
  }
  const count = (position: Position) => voices.filter((voice) => voice.position === position).length;
  switch (mode) {
    case "consensus":
      return count("against") > 0 ? refused("no_consensus") : { verdict: "adopted", positions: voices };
    case "vote":
      return isMajority(count("for")) ? { verdict: "adopted", positions: voices } : refused("no_majority");
    case "writtenProcedure":
      if (count("against") > 0) return refused("no_consensus");
      return isMajority(count("for")) ? { verdict: "adopted", positions: voices } : refused("no_majority");
    case "noAgreement":
      return count("for") === parties.length
        ? refused("nobody_disagrees")
        : { verdict: "noAgreement", positions: voices };
  }
}

/** More than half of the seats, whoever is there. */
function isMajority(voices: number): boolean {
  return voices * 2 > parties.length;
}

/**
 * Whether the same decision is told again, at most with a reservation or dissent more (rule DE-8): what was said stays
 * said, and only its words beside it are completed.
 */
export function completesDecision(
  decided: { readonly mode: DecisionMode; readonly positions: readonly PartyPosition[] },
  again: { readonly mode: DecisionMode; readonly said: readonly PartyPosition[] },
): boolean {
  return (
    decided.mode === again.mode &&
    again.said.every(({ party, position }) =>
      decided.positions.some((voice) => voice.party === party && voice.position === position),
    )
  );
}
