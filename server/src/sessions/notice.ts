import {
  checkNotice,
  type Language,
  languages,
  type NoticeCheck,
  type NoticedTerms,
  noticeChange,
  plannedMinutes,
} from "@minuta/domain";
import { dayOf } from "../clock.ts";
import type { Context } from "../context.ts";
import type { Reading } from "../db/reading.ts";
import { type CallFacts, callLetter, type LetterWords } from "../mail/call-letter.ts";
import { titleIn } from "../organizations/people-reader.ts";
import { Refusal } from "../refusal.ts";
import { rulesOn } from "../rules/rules-reader.ts";
import { type AgendaRow, agendaRows, agendaView } from "./agenda-reader.ts";
import { noticesOf, termsOf } from "./notice-content.ts";
import { type SessionRow, sessionRows } from "./reader.ts";

/** A notice as it would go out now. */
export type DraftNotice = {
  readonly session: SessionRow;
  readonly agenda: readonly AgendaRow[];
  readonly terms: NoticedTerms;
  readonly sequence: number;
  readonly change: ReturnType<typeof noticeChange>;
  readonly check: NoticeCheck;
  readonly rulesVersion: number;
  readonly allowed: boolean;
  readonly minutes: number;
  readonly texts: Readonly<Record<Language, LetterWords>>;
};

/** Page of a session in the workspace. */
export function sessionPage(context: Context, sessionId: string): string {
  return `${context.config.origin}/app/sesiones/${sessionId}`;
}

/** Draws up the notice of a session that is not over, and judges it by the rules in force today (rules CN-1 to CN-6). */
export async function drawUpNotice(context: Context, db: Reading, sessionId: string): Promise<DraftNotice> {
  const session = await sessionRows(db).where("sessions.id", "=", sessionId).executeTakeFirst();
  if (session === undefined) throw new Refusal("not_found");
  const agenda = await agendaRows(db, sessionId);
  const terms = termsOf(session, agenda);
  if (terms === null || session.startsAt === null) throw new Refusal("session_without_time");
  const sent = await noticesOf(db, sessionId);
  const now = context.clock();
  const today = dayOf(now);
  const rules = await rulesOn(db, today);
  const check = checkNotice({ kind: session.kind, heldOn: session.heldOn, today, rules: rules.settings });
  const change = noticeChange(sent.at(-1)?.content.terms ?? null, terms);
  const begun = session.startsAt <= now.toISOString();
  const keepsTime = change === "details" || change === "none";
  const allowed = !begun && (check.verdict === "inTime" || check.verdict === "shortButAllowed" || keepsTime);
  const minutes = plannedMinutes(agenda);
  const seat =
    session.presiding === null
      ? undefined
      : await db.selectFrom("seats").selectAll().where("party", "=", session.presiding).executeTakeFirst();
  const annexes = await db
    .selectFrom("annexes")
    .select((select) => select.fn.countAll<number>().as("count"))
    .where("sessionId", "=", sessionId)
    .executeTakeFirst();
  const facts = (language: Language): CallFacts => ({
    title: titleIn(language, session),
    key: session.key,
    startsAt: terms.startsAt,
    place: session.place,
    remoteLink: session.remoteLink,
    presiding: seat ?? null,
    agenda: agendaView(agenda, session.startsAt, language),
    plannedMinutes: minutes,
    annexes: Number(annexes?.count ?? 0),
    rulesVersion: rules.version,
    businessDays: check.businessDays,
    minimum: check.minimum,
    page: sessionPage(context, sessionId),
    sequence: sent.length,
  });
  const [es, en] = languages.map((language) => callLetter(language, facts(language)));
  if (es === undefined || en === undefined) throw new Error("a notice has a text in both languages");
  return {
    session,
    agenda,
    terms,
    sequence: sent.length,
    change,
    check,
    rulesVersion: rules.version,
    allowed,
    minutes,
    texts: { es, en },
  };
}

/** The rule that a notice breaks, as a sentence with its numbers. */
export function noticeRule(language: Language, draft: Pick<DraftNotice, "check" | "rulesVersion">): string {
  const { businessDays, minimum, lastDay } = draft.check;
  const version = draft.rulesVersion;
  return language === "es"
    ? `Las reglas de procedimiento (versión ${version}) piden ${minimum} días hábiles completos entre la convocatoria y la sesión, y median ${businessDays}. El último día para convocar a esta sesión fue ${lastDay}.`
    : `The rules of procedure (version ${version}) ask for ${minimum} whole business days between notice and session, and there are ${businessDays}. The last day to call this session was ${lastDay}.`;
}
