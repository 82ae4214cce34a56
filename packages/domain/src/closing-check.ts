import type { DocumentKind } from "./document-kind.ts";
import type { Party } from "./party.ts";
import { parties } from "./party.ts";
import type { SeatAttendance } from "./quorum.ts";
import { quorumOf } from "./quorum.ts";

export type ResolutionDraft = {
  readonly blockId: string;
  readonly text: string;
  readonly responsible: string;
  readonly dueDate: string;
};

export type ClosingFault =
  | { readonly code: "text_empty" }
  | { readonly code: "attendance_missing"; readonly party: Party }
  | { readonly code: "quorum_missing"; readonly parties: readonly Party[] }
  | { readonly code: "resolution_text_missing"; readonly position: number; readonly blockId: string }
  | { readonly code: "resolution_responsible_missing"; readonly position: number; readonly blockId: string }
  | { readonly code: "resolution_due_date_missing"; readonly position: number; readonly blockId: string }
  | { readonly code: "block_invalid"; readonly path: string; readonly reason: string };

/** What is asked before a document is frozen. Positions count resolutions from 1 in the order of the text. */
export function closingFaults(draft: {
  readonly kind: DocumentKind;
  readonly hasText: boolean;
  readonly attendance: readonly SeatAttendance[];
  readonly resolutions: readonly ResolutionDraft[];
}): ClosingFault[] {
  const faults: ClosingFault[] = [];
  if (!draft.hasText) faults.push({ code: "text_empty" });
  const unrecorded = parties.filter((party) => !draft.attendance.some((line) => line.party === party));
  for (const party of unrecorded) faults.push({ code: "attendance_missing", party });
  // Absence is only a verdict once the whole roll was called (rule CL-3).
  if (unrecorded.length === 0) {
    const everPresent = draft.attendance.map((line) => ({ ...line, departedAt: null }));
    const quorum = quorumOf(everPresent);
    if (!quorum.met) {
      faults.push({
        code: "quorum_missing",
        parties: parties.filter((party) => !quorum.present.includes(party)),
      });
    }
  }
  draft.resolutions.forEach((resolution, index) => {
    const place = { position: index + 1, blockId: resolution.blockId };
    if (resolution.text.trim() === "") faults.push({ code: "resolution_text_missing", ...place });
    if (resolution.responsible.trim() === "")
      faults.push({ code: "resolution_responsible_missing", ...place });
    if (resolution.dueDate === "") faults.push({ code: "resolution_due_date_missing", ...place });
  });
  return faults;
}
