import type { PlainDate } from "./mandate.ts";

/** How far a commitment has come, in the four words of the OGP template. */
export const commitmentStatuses = ["notStarted", "limited", "substantial", "completed"] as const;
export type CommitmentStatus = (typeof commitmentStatuses)[number];

/** A milestone as worded: what will be there to verify, and from when to when (`YYYY-MM-DD` or ""). */
export type MilestoneDraft = {
  readonly deliverable: string;
  readonly startsOn: PlainDate | "";
  readonly endsOn: PlainDate | "";
};

/** A commitment as worded, in the fields of the OGP template. */
export type CommitmentDraft = {
  readonly blockId: string;
  readonly title: string;
  readonly leadAgency: string;
  readonly supportingActors: string;
  readonly publicProblem: string;
  readonly solution: string;
  readonly ogpRelevance: string;
  /** Where what shows it will be. */
  readonly evidence: string;
  readonly contact: string;
  readonly startsOn: PlainDate | "";
  readonly endsOn: PlainDate | "";
  readonly milestones: readonly MilestoneDraft[];
};

/** One report of progress, on the whole commitment or on one of its milestones. */
export type ProgressReport = {
  /** Null for the commitment as a whole. */
  readonly milestoneId: string | null;
  readonly status: CommitmentStatus;
};

/** The status in force of each milestone: that of the newest report on it. */
function newestByMilestone(reports: readonly ProgressReport[]): ReadonlyMap<string | null, CommitmentStatus> {
  return new Map(reports.map(({ milestoneId, status }) => [milestoneId, status]));
}

/**
 * Rule CM-6: the status that reports give, the oldest first. Completed when every milestone is; else what the newest report
 * on the whole says, at most substantial; else limited once work on any milestone began.
 */
export function statusByReports(
  milestoneIds: readonly string[],
  reports: readonly ProgressReport[],
): CommitmentStatus {
  const newest = newestByMilestone(reports);
  const ofMilestones = milestoneIds.map((id) => newest.get(id) ?? "notStarted");
  const whole = newest.get(null);
  if (milestoneIds.length === 0) return whole ?? "notStarted";
  if (ofMilestones.every((status) => status === "completed")) return "completed";
  if (whole !== undefined && whole !== "notStarted") return whole === "completed" ? "substantial" : whole;
  return ofMilestones.some((status) => status !== "notStarted") ? "limited" : "notStarted";
}

export type ReportRefusal = "commitment_void" | "milestones_open" | "evidence_missing";

/** Why a report cannot be taken (rules CM-4, CM-7 and CM-8). */
export function judgeReport(
  report: ProgressReport & { readonly evidence: string },
  commitment: {
    readonly isVoid: boolean;
    readonly milestoneIds: readonly string[];
    readonly reports: readonly ProgressReport[];
  },
): ReportRefusal | null {
  if (commitment.isVoid) return "commitment_void";
  if (report.status !== "completed") return null;
  if (report.evidence.trim() === "") return "evidence_missing";
  if (report.milestoneId !== null) return null;
  const newest = newestByMilestone(commitment.reports);
  return commitment.milestoneIds.every((id) => newest.get(id) === "completed") ? null : "milestones_open";
}

/** Rule CM-9: a milestone is overdue from the day after its last, until it is completed. */
export function isMilestoneOverdue(
  milestone: { readonly endsOn: PlainDate | ""; readonly completedOn: PlainDate | null },
  today: PlainDate,
): boolean {
  return milestone.completedOn === null && milestone.endsOn !== "" && milestone.endsOn < today;
}

export type AdoptionRefusal = "title_missing" | "not_verifiable";

/** Rules CM-2 and CM-3: what stands in the way of an adoption; a note lifts a failed check and nothing else. */
export function judgeAdoption(
  draft: Pick<CommitmentDraft, "title">,
  isVerifiable: boolean,
  note: string,
): AdoptionRefusal | null {
  if (draft.title.trim() === "") return "title_missing";
  return isVerifiable || note.trim() !== "" ? null : "not_verifiable";
}
