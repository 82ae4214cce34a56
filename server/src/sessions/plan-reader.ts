import {
  can,
  isTimed,
  type Language,
  mayRemoveAnnex,
  nextStep,
  noticeChange,
  plannedMinutes,
  takesAnnexes,
  wallClockAt,
} from "@minuta/domain";
import type { SignedIn } from "../accounts/signed-in.ts";
import { dayOf } from "../clock.ts";
import type { Reading } from "../db/reading.ts";
import { type DocumentLink, documentLinks } from "../documents/link-reader.ts";
import { Refusal } from "../refusal.ts";
import { type AgendaRow, agendaRows, agendaView } from "./agenda-reader.ts";
import { noticesOf, noticeView, termsOf } from "./notice-content.ts";
import { plannedEnd } from "./planned-time.ts";
import { type SessionRow, sessionRows, sessionView } from "./reader.ts";

const maxOpenResolutions = 100;

/** Everything about a session that is planned or was held: when, where, agenda, annexes, notices, and what comes next. */
export async function readPlan(db: Reading, by: SignedIn, language: Language, sessionId: string, now: Date) {
  const session = await sessionRows(db).where("sessions.id", "=", sessionId).executeTakeFirst();
  if (session === undefined) throw new Refusal("not_found");
  const agenda = await agendaRows(db, sessionId);
  const notices = await noticesOf(db, sessionId);
  const links = await documentLinks(db, "sessionId", [sessionId]);
  const minutes = links.get(sessionId) ?? null;
  const terms = termsOf(session, agenda);
  const lastSent = notices.at(-1)?.content.terms ?? null;
  const noticeOutdated =
    session.state === "called" && (terms === null || noticeChange(lastSent, terms) !== "none");
  const total = plannedMinutes(agenda);
  const plans = can(by.actor, "session.plan", { type: "secretariat" });
  return {
    ...sessionView(session, language, minutes),
    time: session.startsAt === null ? null : wallClockAt(session.startsAt).time,
    endsAt: plannedEnd("session", session.startsAt, total),
    presiding: session.presiding,
    remoteLink: session.remoteLink,
    cancelReason: session.cancelReason,
    calledAt: session.calledAt,
    agenda: agendaView(agenda, session.startsAt, language),
    plannedMinutes: total,
    annexes: (await annexesOf(db, sessionId)).map((annex) => ({
      ...annex,
      mayRemove: plans && mayRemoveAnnex(session, annex, minutes?.state ?? null),
    })),
    notices: notices.map(noticeView),
    noticeOutdated,
    previous: await previousOf(db, session),
    followUp: await followUpOf(db, session, dayOf(now)),
    nextStep: await stepOf(db, { session, agenda, minutes, noticeOutdated }, now),
    may: {
      plan: plans,
      addAnnexes: plans && takesAnnexes(session.state, minutes?.state ?? null),
      run: can(by.actor, "session.run", { type: "session", presiding: session.presiding }),
    },
  };
}

/** The next thing that the record keeper does for a session (rule SN-6). */
export async function stepOf(
  db: Reading,
  plan: {
    readonly session: SessionRow;
    readonly agenda: readonly AgendaRow[];
    readonly minutes: DocumentLink | null;
    readonly noticeOutdated: boolean;
  },
  now: Date,
) {
  const { session, agenda, minutes, noticeOutdated } = plan;
  const roll =
    minutes === null
      ? undefined
      : await db
          .selectFrom("attendance")
          .select("id")
          .where("documentId", "=", minutes.documentId)
          .limit(1)
          .executeTakeFirst();
  return nextStep({
    state: session.state,
    heldOn: session.heldOn,
    today: dayOf(now),
    hasTime: session.startsAt !== null,
    discussionItems: agenda.filter(({ kind }) => kind === "discussion").length,
    agendaTimed: isTimed(agenda),
    noticeOutdated,
    rollCalled: roll !== undefined,
    minutes,
  });
}

async function annexesOf(db: Reading, sessionId: string) {
  const rows = await db
    .selectFrom("annexes")
    .leftJoin("user", "user.id", "annexes.addedBy")
    .select([
      "annexes.id",
      "annexes.agendaItemId",
      "annexes.title",
      "annexes.fileName",
      "annexes.mediaType",
      "annexes.size",
      "annexes.digest",
      "annexes.addedAt",
      "user.name as addedBy",
    ])
    .where("annexes.sessionId", "=", sessionId)
    .orderBy("annexes.addedAt")
    .orderBy("annexes.id")
    .execute();
  return rows.map((row) => ({ ...row, addedBy: row.addedBy ?? "" }));
}

/** The session of the same body before this one, whose minutes are to be approved. */
async function previousOf(db: Reading, session: SessionRow) {
  const previous = await db
    .selectFrom("sessions")
    .select(["id", "key"])
    .where("workingGroupId", "is not distinct from", session.workingGroupId)
    .where("state", "!=", "cancelled")
    .where("heldOn", "<", session.heldOn)
    .orderBy("heldOn", "desc")
    .orderBy("ordinal", "desc")
    .limit(1)
    .executeTakeFirst();
  if (previous === undefined) return null;
  const links = await documentLinks(db, "sessionId", [previous.id]);
  return { sessionId: previous.id, key: previous.key, minutes: links.get(previous.id) ?? null };
}

/** Open resolutions of earlier sessions of the same body: they stand on the follow-up item by themselves (rule FU-5). */
async function followUpOf(db: Reading, session: SessionRow, today: string) {
  const open = db
    .selectFrom("resolutions")
    .innerJoin("sessions as origin", "origin.id", "resolutions.sessionId")
    .where("resolutions.state", "=", "adopted")
    .where("resolutions.status", "!=", "fulfilled")
    .where("origin.id", "!=", session.id)
    .where("origin.workingGroupId", "is not distinct from", session.workingGroupId)
    .where("origin.heldOn", "<=", session.heldOn);
  const counted = await open.select((select) => select.fn.countAll<number>().as("count")).executeTakeFirst();
  const rows = await open
    .select([
      "resolutions.number",
      "resolutions.text",
      "resolutions.responsible",
      "resolutions.dueDate",
      "resolutions.status",
    ])
    .orderBy("resolutions.dueDate")
    .orderBy("resolutions.number")
    .limit(maxOpenResolutions)
    .execute();
  return {
    open: Number(counted?.count ?? 0),
    resolutions: rows.map((row) => ({ ...row, overdue: row.dueDate !== "" && row.dueDate < today })),
  };
}
