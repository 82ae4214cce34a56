import { type Actor, can, isPublic, type Language } from "@minuta/domain";
import { type CalendarEvent, iCalendar } from "@minuta/export";
import { secretariatName } from "../context.ts";
import type { Reading } from "../db/reading.ts";
import { titleIn } from "../organizations/people-reader.ts";
import { concerning, meetingRows, minutesOf } from "../sessions/calendar-reader.ts";
import { plannedEnd } from "../sessions/planned-time.ts";
import { sessionRows } from "../sessions/reader.ts";
import { calendarUid, sessionEvent } from "../sessions/session-event.ts";

/** The newest sessions, and the newest meetings, that a feed holds; older ones no calendar asks for. */
const mostOfEach = 1000;

/** The public calendar: what was called or held, and where. It names no person. */
export async function publicFeed(db: Reading, language: Language, now: Date): Promise<string> {
  const events = [
    ...(await sessionEvents(db, language, now, isPublic)),
    ...(await meetingEvents(db, language, now, null)),
  ];
  return iCalendar({ method: "PUBLISH", name: secretariatName[language], events });
}

/**
 * The calendar of a person who takes part: the sessions, plans too, and the meetings that concern them. Titles, times and
 * places, nothing else; null for whoever takes part no more.
 */
export async function personalFeed(
  db: Reading,
  actor: Actor,
  language: Language,
  now: Date,
): Promise<string | null> {
  if (!can(actor, "secretariat.read", { type: "secretariat" })) return null;
  const events = [
    ...(await sessionEvents(db, language, now, () => true)),
    ...(await meetingEvents(db, language, now, organizationsOf(actor))),
  ];
  return iCalendar({ method: "PUBLISH", name: secretariatName[language], events });
}

/** The organizations whose meetings somebody comes to; null for all of them, where any mandate is not a delegate's. */
export function organizationsOf(actor: Actor): readonly string[] | null {
  const others = actor.mandates.some(({ role }) => role !== "delegate" && role !== "operator");
  return others ? null : actor.mandates.flatMap(({ organizationId }) => organizationId ?? []);
}

async function sessionEvents(
  db: Reading,
  language: Language,
  now: Date,
  isTold: typeof isPublic,
): Promise<CalendarEvent[]> {
  const rows = (
    await sessionRows(db)
      .orderBy("sessions.heldOn", "desc")
      .orderBy("sessions.key")
      .limit(mostOfEach)
      .execute()
  ).filter(isTold);
  const ids = rows.map(({ id }) => id);
  const minutes = await minutesOf(db, ids);
  const notices =
    ids.length === 0
      ? []
      : await db
          .selectFrom("call_notices")
          .select(["sessionId", (select) => select.fn.max("sequence").as("sequence")])
          .where("sessionId", "in", ids)
          .groupBy("sessionId")
          .execute();
  const sequences = new Map(notices.map(({ sessionId, sequence }) => [sessionId, Number(sequence)]));
  return rows.map((row) =>
    sessionEvent(language, row, {
      sequence: sequences.get(row.id) ?? 0,
      stamp: now.toISOString(),
      minutes: minutes.get(row.id) ?? 0,
      description: "",
      invitation: null,
    }),
  );
}

async function meetingEvents(
  db: Reading,
  language: Language,
  now: Date,
  organizationIds: readonly string[] | null,
): Promise<CalendarEvent[]> {
  let query = meetingRows(db)
    .orderBy("meetings.heldOn", "desc")
    .orderBy("meetings.ordinal")
    .limit(mostOfEach);
  if (organizationIds !== null) query = query.where(concerning(organizationIds));
  const rows = await query.execute();
  return rows.map((row) => {
    const to = plannedEnd("meeting", row.startsAt, 0);
    return {
      uid: calendarUid("meeting", row.id),
      sequence: 0,
      stamp: now.toISOString(),
      time: row.startsAt === null || to === null ? { day: row.heldOn } : { from: row.startsAt, to },
      summary: titleIn(language, row),
      location: row.place,
      description: "",
      status: row.cancelledAt === null ? "CONFIRMED" : "CANCELLED",
      invitation: null,
    };
  });
}
