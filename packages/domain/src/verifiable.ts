import type { CommitmentDraft, MilestoneDraft } from "./commitment.ts";
import { deliverableWords, evidencePlaceWords } from "./deliverable-words.ts";
import { holdsAny } from "./plain-words.ts";

/** What a commitment as a whole lacks to be verifiable (SPEC section VF). */
export const commitmentFaultCodes = [
  "lead_agency_missing",
  "end_missing",
  "dates_reversed",
  "evidence_place_missing",
  "milestones_missing",
] as const;

/** What one milestone lacks. */
export const milestoneFaultCodes = [
  "deliverable_missing",
  "deliverable_vague",
  "milestone_date_missing",
  "milestone_dates_reversed",
  "milestone_after_end",
] as const;

export type VerifiableFault =
  | { readonly code: (typeof commitmentFaultCodes)[number] }
  | {
      readonly code: (typeof milestoneFaultCodes)[number];
      /** The milestone's place, from 1. */
      readonly position: number;
    };

type Checked = Pick<CommitmentDraft, "leadAgency" | "evidence" | "startsOn" | "endsOn" | "milestones">;

/** Rule VF-2: whether a text names something that can be handed over, in Spanish or English. */
export function namesDeliverable(text: string): boolean {
  return holdsAny(text, deliverableWords);
}

/** Rule VF-4: whether a text says where to look: a web address or the name of a place such as portal or gazette. */
export function namesEvidencePlace(text: string): boolean {
  return holdsAny(text, evidencePlaceWords) || text.split(/[\s<>()"'«»“”,;]+/u).some(isWebAddress);
}

const endings: ReadonlySet<string> = new Set(["com", "edu", "gob", "gov", "info", "int", "mx", "net", "org"]);

function isWebAddress(word: string): boolean {
  if (/^https?:\/\/[^/]/iu.test(word) || /^www\.[^.]/iu.test(word)) return true;
  const labels = (word.split("/")[0] ?? "")
    .toLowerCase()
    .replace(/[.:]+$/u, "")
    .split(".");
  return (
    labels.length > 1 && labels.every((label) => label !== "") && endings.has(labels[labels.length - 1] ?? "")
  );
}

/**
 * Whether somebody else could one day check that the commitment was kept, by the same rules for every commitment: an empty
 * list, or each reason why not, in the order of the form. It reads words and dates, never meaning.
 */
export function verifiableFaults(commitment: Checked): VerifiableFault[] {
  const faults: VerifiableFault[] = [];
  const { startsOn, endsOn, milestones } = commitment;
  if (commitment.leadAgency.trim() === "") faults.push({ code: "lead_agency_missing" });
  if (endsOn === "") faults.push({ code: "end_missing" });
  else if (startsOn !== "" && startsOn > endsOn) faults.push({ code: "dates_reversed" });
  if (milestones.length === 0) faults.push({ code: "milestones_missing" });
  milestones.forEach((milestone, index) => {
    faults.push(...milestoneFaults(milestone, endsOn).map((code) => ({ code, position: index + 1 })));
  });
  if (!namesEvidencePlace(commitment.evidence)) faults.push({ code: "evidence_place_missing" });
  return faults;
}

function milestoneFaults(
  milestone: MilestoneDraft,
  commitmentEndsOn: string,
): (typeof milestoneFaultCodes)[number][] {
  const faults: (typeof milestoneFaultCodes)[number][] = [];
  if (milestone.deliverable.trim() === "") faults.push("deliverable_missing");
  else if (!namesDeliverable(milestone.deliverable)) faults.push("deliverable_vague");
  if (milestone.endsOn === "") faults.push("milestone_date_missing");
  else if (milestone.startsOn !== "" && milestone.startsOn > milestone.endsOn) {
    faults.push("milestone_dates_reversed");
  } else if (commitmentEndsOn !== "" && milestone.endsOn > commitmentEndsOn) {
    faults.push("milestone_after_end");
  }
  return faults;
}
