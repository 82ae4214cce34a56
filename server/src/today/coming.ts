import type { endpoints, ResultOf } from "@minuta/contract";
import { can, checkNotice, type Language, noticeChange, type PlainDate } from "@minuta/domain";
import type { SignedIn } from "../accounts/signed-in.ts";
import { dayOf } from "../clock.ts";
import type { Reading } from "../db/reading.ts";
import { documentLinks } from "../documents/link-reader.ts";
import { organizationsOf } from "../feeds/feed-reader.ts";
import { titleIn } from "../organizations/people-reader.ts";
import { rulesOn } from "../rules/rules-reader.ts";
import { agendaRows } from "../sessions/agenda-reader.ts";
import { concerning, meetingRows } from "../sessions/calendar-reader.ts";
import { noticesOf, termsOf } from "../sessions/notice-content.ts";
import { stepOf } from "../sessions/plan-reader.ts";
import { type SessionRow, sessionRows, sessionView } from "../sessions/reader.ts";

type Today = ResultOf<typeof endpoints.today>;

const mostComing = 6;

/** The session that is on, else the one that comes next, else the last one that was held. */
async function atHand(db: Reading, today: PlainDate): Promise<SessionRow | null> {
  const live = await sessionRows(db)
    .where("sessions.state", "in", ["inSession", "recess"])
    .orderBy("sessions.heldOn", "desc")
    .limit(1)
    .executeTakeFirst();
  if (live !== undefined) return live;
  const next = await sessionRows(db)
    .where("sessions.state", "in", ["planned", "called"])
    .where("sessions.heldOn", ">=", today)
    .orderBy("sessions.heldOn")
    .orderBy("sessions.startsAt")
    .limit(1)
    .executeTakeFirst();
  if (next !== undefined) return next;
  const last = await sessionRows(db)
    .where("sessions.state", "!=", "cancelled")
    .orderBy("sessions.heldOn", "desc")
    .orderBy("sessions.key", "desc")
    .limit(1)
    .executeTakeFirst();
  return last ?? null;
}

/** The session at hand; to who plans it, with the next step and the last day for its notice. */
export async function sessionAtHand(
  db: Reading,
  by: SignedIn,
  language: Language,
  now: Date,
): Promise<Today["session"]> {
  const today = dayOf(now);
  const session = await atHand(db, today);
  if (session === null) return null;
  const links = await documentLinks(db, "sessionId", [session.id]);
  const minutes = links.get(session.id) ?? null;
  const view = sessionView(session, language, minutes);
  if (!can(by.actor, "session.plan", { type: "secretariat" })) {
    return { ...view, nextStep: null, lastNoticeDay: null, noticeLate: false };
  }
  const agenda = await agendaRows(db, session.id);
  const terms = termsOf(session, agenda);
  const sent = (await noticesOf(db, session.id)).at(-1)?.content.terms ?? null;
  const noticeOutdated =
    session.state === "called" && (terms === null || noticeChange(sent, terms) !== "none");
  const rules = await rulesOn(db, today);
  const notice = checkNotice({ kind: session.kind, heldOn: session.heldOn, today, rules: rules.settings });
  const toCall = session.state === "planned" && session.heldOn >= today;
  return {
    ...view,
    nextStep: await stepOf(db, { session, agenda, minutes, noticeOutdated }, now),
    lastNoticeDay: toCall ? notice.lastDay : null,
    noticeLate: toCall && notice.verdict === "tooShort",
  };
}

/** Sessions and meetings ahead that a person comes to. */
export async function comingFor(
  db: Reading,
  by: SignedIn,
  language: Language,
  now: Date,
): Promise<Today["coming"]> {
  const today = dayOf(now);
  const sessions = await sessionRows(db)
    .where("sessions.heldOn", ">=", today)
    .where("sessions.state", "in", ["planned", "called", "inSession", "recess"])
    .orderBy("sessions.heldOn")
    .orderBy("sessions.startsAt")
    .limit(mostComing)
    .execute();
  const organizationIds = organizationsOf(by.actor);
  let query = meetingRows(db)
    .where("meetings.heldOn", ">=", today)
    .where("meetings.cancelledAt", "is", null)
    .orderBy("meetings.heldOn")
    .orderBy("meetings.ordinal")
    .limit(mostComing);
  if (organizationIds !== null) query = query.where(concerning(organizationIds));
  const meetings = await query.execute();
  return [
    ...sessions.map((row) => ({ type: "session" as const, key: row.key, row })),
    ...meetings.map((row) => ({ type: "meeting" as const, key: null, row })),
  ]
    .map(({ type, key, row }) => ({
      subject: { type, id: row.id },
      title: titleIn(language, row),
      key,
      heldOn: row.heldOn,
      startsAt: row.startsAt,
      place: row.place,
    }))
    .sort((one, other) =>
      `${one.heldOn} ${one.startsAt ?? ""}`.localeCompare(`${other.heldOn} ${other.startsAt ?? ""}`),
    )
    .slice(0, mostComing);
}
