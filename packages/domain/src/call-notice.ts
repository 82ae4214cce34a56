import { businessDaysBetween, lastDayWithNotice } from "./business-days.ts";
import type { PlainDate } from "./mandate.ts";
import type { SessionKind } from "./numbers.ts";
import type { RulesSettings } from "./rules-of-procedure.ts";

/** Whether a call notice may be sent, and by which numbers that is decided. */
export type NoticeCheck = {
  /** Whole business days between the day of the notice and that of the session. */
  readonly businessDays: number;
  /** How many the rules ask for. */
  readonly minimum: number;
  /** The last day on which the notice is in time. */
  readonly lastDay: PlainDate;
  readonly verdict:
    | "inTime"
    /** Too late, and yet allowed: the rules let a special session be called on short notice. */
    | "shortButAllowed"
    | "tooShort"
    /** The session would have begun. */
    | "past";
};

/** How many business days the rules ask between notice and session (rule CN-1). */
export function minimumNotice(kind: SessionKind, rules: RulesSettings): number {
  return kind === "special" ? rules.noticeDaysSpecial : rules.noticeDaysRegular;
}

/**
 * Judges a notice that would be sent on `today` for a session on `heldOn` (rules CN-1 to CN-4). The hours are the
 * caller's: on the day itself there are no whole days left, and a session in the past cannot be called.
 */
export function checkNotice(session: {
  readonly kind: SessionKind;
  readonly heldOn: PlainDate;
  readonly today: PlainDate;
  readonly rules: RulesSettings;
}): NoticeCheck {
  const { kind, heldOn, today, rules } = session;
  const minimum = minimumNotice(kind, rules);
  const businessDays = businessDaysBetween(today, heldOn, rules.daysOff);
  const lastDay = lastDayWithNotice(heldOn, minimum, rules.daysOff);
  const inTime = today < heldOn && businessDays >= minimum;
  return {
    businessDays,
    minimum,
    lastDay,
    verdict:
      today > heldOn
        ? "past"
        : inTime
          ? "inTime"
          : kind === "special" && rules.specialOnShortNotice
            ? "shortButAllowed"
            : "tooShort",
  };
}

/** What a notice says; one that says otherwise than the session stands has to be sent anew. */
export type NoticedTerms = {
  readonly startsAt: string;
  /** Place, link, presiding seat and agenda, as one text to compare. */
  readonly details: string;
};

/** What a new notice would change of the one before: nothing, its details alone, or its time (rules CN-5 and CN-6). */
export function noticeChange(
  sent: NoticedTerms | null,
  now: NoticedTerms,
): "first" | "none" | "details" | "time" {
  if (sent === null) return "first";
  if (sent.startsAt !== now.startsAt) return "time";
  return sent.details === now.details ? "none" : "details";
}
