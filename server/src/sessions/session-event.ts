import type { Language } from "@minuta/domain";
import type { CalendarEvent } from "@minuta/export";
import { titleIn } from "../organizations/people-reader.ts";
import { plannedEnd } from "./planned-time.ts";
import type { SessionRow } from "./reader.ts";

/** The name by which every calendar knows a session or meeting, in a notice as in a feed. */
export function calendarUid(type: "session" | "meeting", id: string): string {
  return `${type}-${id}@minuta`;
}

/** A session as an event of a calendar. */
export function sessionEvent(
  language: Language,
  session: Pick<SessionRow, "id" | "key" | "titleEs" | "titleEn" | "heldOn" | "startsAt" | "place" | "state">,
  notice: {
    readonly sequence: number;
    readonly stamp: string;
    readonly minutes: number;
    readonly description: string;
    readonly invitation: CalendarEvent["invitation"];
  },
): CalendarEvent {
  const { startsAt } = session;
  const { sequence, stamp, description, invitation } = notice;
  const to = plannedEnd("session", startsAt, notice.minutes);
  return {
    uid: calendarUid("session", session.id),
    sequence,
    stamp,
    time: startsAt === null || to === null ? { day: session.heldOn } : { from: startsAt, to },
    summary: `${titleIn(language, session)} (${session.key})`,
    location: session.place,
    description,
    status:
      session.state === "cancelled" ? "CANCELLED" : session.state === "planned" ? "TENTATIVE" : "CONFIRMED",
    invitation,
  };
}
