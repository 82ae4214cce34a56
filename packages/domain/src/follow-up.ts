import type { FollowUpStatus } from "./decision.ts";
import type { PlainDate } from "./mandate.ts";

/** What following a resolution up depends on. */
export type FollowedResolution = {
  readonly state: "adopted" | "void";
  readonly status: FollowUpStatus;
  /** "" when it has no due date. */
  readonly dueDate: PlainDate | "";
};

/** Rule FU-1: whether something is still to be done. */
export function isOpen(resolution: Pick<FollowedResolution, "state" | "status">): boolean {
  return resolution.state === "adopted" && resolution.status !== "fulfilled";
}

/** Rule FU-2: the due date has passed and it is still open; on the day itself it is not overdue. */
export function isOverdue(resolution: FollowedResolution, today: PlainDate): boolean {
  return isOpen(resolution) && resolution.dueDate !== "" && resolution.dueDate < today;
}

export type FollowUpRefusal = "resolution_is_void" | "follow_up_needs_words";

/**
 * Rules FU-3 and FU-4: why a report may not be taken, or null. `note` and `evidence` are what the report says and where it
 * can be seen.
 */
export function refuseFollowUp(
  resolution: Pick<FollowedResolution, "state" | "status">,
  report: { readonly status: FollowUpStatus; readonly note: string; readonly evidence: string },
): FollowUpRefusal | null {
  if (resolution.state === "void") return "resolution_is_void";
  const ends = report.status === "fulfilled";
  const reopens = resolution.status === "fulfilled" && !ends;
  if ((ends || reopens) && report.note === "" && report.evidence === "") return "follow_up_needs_words";
  return null;
}

/** What was adopted, and when: enough to know which session has to hear of it. */
export type CarriedResolution = FollowedResolution & {
  readonly number: string;
  readonly sessionId: string | null;
  /** ISO 8601 instant. */
  readonly adoptedAt: string;
};

/**
 * Rule FU-5: the resolutions that a session finds in its follow-up: those still open that were adopted before it in another
 * session of the same body, the one due first first, those without a date last.
 */
export function carriedOver<R extends CarriedResolution>(
  resolutions: readonly R[],
  session: { readonly id: string; readonly before: string },
): R[] {
  return resolutions
    .filter(
      (resolution) =>
        isOpen(resolution) && resolution.sessionId !== session.id && resolution.adoptedAt < session.before,
    )
    .sort(
      (one, other) =>
        orderOf(one.dueDate).localeCompare(orderOf(other.dueDate)) || one.number.localeCompare(other.number),
    );
}

const orderOf = (dueDate: string) => (dueDate === "" ? "9999-12-31" : dueDate);

/** After the first day over, a reminder goes out every so many days. */
const overdueEvery = 7;

export type Reminder = { readonly kind: "due" | "overdue"; readonly days: number };

/**
 * Rule FU-6: whether a reminder of this resolution goes out today, and what it says: due in, or overdue for, so many days.
 * `daysBefore` is what the rules of procedure in force today set (RP-2).
 */
export function reminderOn(
  resolution: FollowedResolution,
  today: PlainDate,
  daysBefore: readonly number[],
): Reminder | null {
  if (!isOpen(resolution) || resolution.dueDate === "") return null;
  const days = daysBetween(today, resolution.dueDate);
  if (days >= 0) return days === 0 || daysBefore.includes(days) ? { kind: "due", days } : null;
  const over = -days;
  return over === 1 || over % overdueEvery === 0 ? { kind: "overdue", days: over } : null;
}

/** Days from one calendar day to another; negative when the other comes first. */
export function daysBetween(from: PlainDate, to: PlainDate): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}
