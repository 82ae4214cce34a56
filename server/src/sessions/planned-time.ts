import { instantAt } from "@minuta/domain";
import { Refusal } from "../refusal.ts";

/**
 * The instant at which something planned begins, in UTC, or null while its hour is open. Refuses an hour that the clock of
 * the secretariat does not show on that day (rule TZ-3).
 */
export function plannedInstant(day: string, time: string | null): string | null {
  if (time === null) return null;
  const instant = instantAt(day, time);
  if (instant === null) throw new Refusal("invalid_input", [{ path: "time", message: "clock change" }]);
  return instant;
}

/** Minutes that something takes when nothing was planned. */
const usualMinutes = { session: 120, meeting: 60 };

/** When something planned ends. */
export function plannedEnd(
  what: keyof typeof usualMinutes,
  startsAt: string | null,
  minutes: number,
): string | null {
  if (startsAt === null) return null;
  return new Date(Date.parse(startsAt) + (minutes || usualMinutes[what]) * 60_000).toISOString();
}
