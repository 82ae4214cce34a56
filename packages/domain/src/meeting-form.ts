import type { DocumentState } from "./document-state.ts";
import type { Party } from "./party.ts";
import { parties } from "./party.ts";

/** What a meeting form can lack, in the order in which it is made up (SPEC section MF). */
export const meetingFormLacks = [
  "participants",
  "parties",
  "proposal",
  "commitments",
  "closing",
  "signatures",
  "publication",
] as const;
export type MeetingFormLack = (typeof meetingFormLacks)[number];

export type MeetingFormFacts = {
  /** The party of each participant; null for who belongs to none. */
  readonly participants: readonly (Party | null)[];
  /** Proposals that the meeting analyses. */
  readonly proposals: number;
  /** Commitments in force that were adopted from the form. */
  readonly commitments: number;
  /** `none` while the form is not started. */
  readonly state: DocumentState | "none";
  /** Seats that signed the record in force. */
  readonly signed: number;
  /** The meeting was cancelled. */
  readonly cancelled: boolean;
};

/** Everything that a form lacks, each once (rules MF-1 to MF-6); of a cancelled meeting nothing is asked (MF-9). */
export function lacksOfMeetingForm(facts: MeetingFormFacts): MeetingFormLack[] {
  if (facts.cancelled) return [];
  const lacks: Record<MeetingFormLack, boolean> = {
    participants: facts.participants.length === 0,
    parties: absentParties(facts.participants).length > 0,
    proposal: facts.proposals === 0,
    commitments: facts.commitments === 0,
    closing: facts.state === "none" || facts.state === "draft",
    signatures: facts.signed < parties.length,
    publication: facts.state !== "published",
  };
  return meetingFormLacks.filter((lack) => lacks[lack]);
}

/** The parties of which nobody takes part (rule MF-2). */
export function absentParties(participants: readonly (Party | null)[]): Party[] {
  return parties.filter((party) => !participants.includes(party));
}

/** Rules MF-7, MF-9: a form is valid when the three parties took part and the three signed it, whatever else it lacks. */
export function isValidMeetingForm(facts: MeetingFormFacts): boolean {
  return !facts.cancelled && absentParties(facts.participants).length === 0 && facts.signed >= parties.length;
}
