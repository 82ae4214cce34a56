import { type DocumentKind, isHeldKind } from "./document-kind.ts";
import type { Party } from "./party.ts";
import { parties } from "./party.ts";
import type { SeatAttendance } from "./quorum.ts";
import { quorumOf } from "./quorum.ts";
import type { ResolutionStanding } from "./resolution-standing.ts";
import { resolutionGaps } from "./resolution-standing.ts";

export type ResolutionDraft = {
  readonly blockId: string;
  readonly text: string;
  readonly responsible: string;
  readonly dueDate: string;
};

/** A resolution as the closing asks about it: the block of the text, and what was decided on it. */
export type ResolutionToClose = ResolutionDraft & {
  readonly number: string | null;
  readonly standing: ResolutionStanding;
  /** The parties spoke on these words and did not agree: recorded, without a number (rule DE-6). */
  readonly disagreed: boolean;
  /** Whether the roll as it is now shows quorum at the adoption; true for what needs none. */
  readonly quorumAtAdoption: boolean;
};

export type ClosingFault =
  | { readonly code: "text_empty" }
  | { readonly code: "attendance_missing"; readonly party: Party }
  | { readonly code: "quorum_missing"; readonly parties: readonly Party[] }
  | { readonly code: "session_not_adjourned" }
  | { readonly code: "source_missing" }
  | {
      readonly code:
        | "resolution_text_missing"
        | "resolution_responsible_missing"
        | "resolution_due_date_missing"
        | "resolution_due_date_before_session"
        | "resolution_not_adopted"
        | "resolution_misplaced";
      readonly position: number;
      readonly blockId: string;
    }
  | {
      readonly code: "resolution_changed" | "resolution_without_quorum";
      readonly number: string;
      readonly position: number;
      readonly blockId: string;
    }
  | { readonly code: "resolution_gone"; readonly number: string; readonly blockId: string }
  | { readonly code: "block_invalid"; readonly path: string; readonly reason: string };

/**
 * What is asked before a document is frozen (rules CL-1 to CL-12). Positions count the resolutions of the text from 1; what
 * left the text has none.
 */
export function closingFaults(draft: {
  readonly kind: DocumentKind;
  readonly hasText: boolean;
  readonly attendance: readonly SeatAttendance[];
  /** Those of the text in its order, then what was adopted and is not in the text any more. */
  readonly resolutions: readonly ResolutionToClose[];
  /** Whether a translation has the source version that it is of; true for what translates nothing. */
  readonly hasSource: boolean;
  /** The session whose minutes these are; null for everything else. */
  readonly session: { readonly heldOn: string; readonly adjourned: boolean } | null;
}): ClosingFault[] {
  const faults: ClosingFault[] = [];
  if (!draft.hasText) faults.push({ code: "text_empty" });
  if (draft.session?.adjourned === false) faults.push({ code: "session_not_adjourned" });
  if (!draft.hasSource) faults.push({ code: "source_missing" });
  // Rule CL-12: nobody attends what was not held.
  const rolled = isHeldKind(draft.kind) ? parties : [];
  const unrecorded = rolled.filter((party) => !draft.attendance.some((line) => line.party === party));
  for (const party of unrecorded) faults.push({ code: "attendance_missing", party });
  // Absence is only a verdict once the whole roll was called (rule CL-3).
  if (rolled.length > 0 && unrecorded.length === 0) {
    const everPresent = draft.attendance.map((line) => ({ ...line, departedAt: null }));
    const quorum = quorumOf(everPresent);
    if (!quorum.met) {
      faults.push({
        code: "quorum_missing",
        parties: parties.filter((party) => !quorum.present.includes(party)),
      });
    }
  }
  let position = 0;
  for (const resolution of draft.resolutions) {
    if (resolution.standing !== "gone") position += 1;
    faults.push(...resolutionFaults(resolution, position, draft));
  }
  return faults;
}

const gapFaults = {
  text: "resolution_text_missing",
  responsible: "resolution_responsible_missing",
  dueDate: "resolution_due_date_missing",
} as const;

function resolutionFaults(
  resolution: ResolutionToClose,
  position: number,
  { kind, session }: { readonly kind: DocumentKind; readonly session: { readonly heldOn: string } | null },
): ClosingFault[] {
  const { blockId, number, standing, disagreed } = resolution;
  const place = { position, blockId };
  if (kind !== "minutes") return [{ code: "resolution_misplaced", ...place }];
  if (number !== null && standing === "gone") return [{ code: "resolution_gone", number, blockId }];
  if (standing === "void") return [];
  if (number !== null && standing === "adopted") {
    return resolution.quorumAtAdoption ? [] : [{ code: "resolution_without_quorum", number, ...place }];
  }
  if (disagreed) return [];
  const faults: ClosingFault[] = resolutionGaps(resolution).map((gap) => ({
    code: gapFaults[gap],
    ...place,
  }));
  if (session !== null && isBeforeSession(resolution.dueDate, session.heldOn)) {
    faults.push({ code: "resolution_due_date_before_session", ...place });
  }
  if (number !== null && standing === "changed")
    faults.push({ code: "resolution_changed", number, ...place });
  else if (faults.length === 0) faults.push({ code: "resolution_not_adopted", ...place });
  return faults;
}

/** Rule CL-7: nobody can be held to a date that was past when the resolution was adopted; "" is no date. */
export function isBeforeSession(dueDate: string, heldOn: string): boolean {
  return dueDate !== "" && dueDate < heldOn;
}
