import type { NoticedTerms } from "@minuta/domain";
import { z } from "zod";
import type { Reading } from "../db/reading.ts";
import type { AgendaRow } from "./agenda-reader.ts";
import type { SessionRow } from "./reader.ts";

const text = z.object({ subject: z.string(), text: z.string() });

/** What was sent, as it is kept in a row of `call_notices`. */
const noticeContent = z.object({
  method: z.enum(["request", "cancel"]),
  terms: z.object({ startsAt: z.string(), details: z.string() }),
  texts: z.object({ es: text, en: text }),
  /** The iCalendar file without a person's name in it. */
  calendar: z.string(),
  /** The people it went to. */
  people: z.array(z.object({ userId: z.string(), name: z.string() })),
  mailed: z.boolean(),
});
export type NoticeContent = z.output<typeof noticeContent>;

/** The terms that a notice would tell now; null while the session has no hour. */
export function termsOf(session: SessionRow, agenda: readonly AgendaRow[]): NoticedTerms | null {
  if (session.startsAt === null) return null;
  const { place, remoteLink, presiding } = session;
  const items = agenda.map(({ kind, title, minutes, presenter, number }) => [
    kind,
    title,
    minutes,
    presenter,
    number,
  ]);
  return { startsAt: session.startsAt, details: JSON.stringify([place, remoteLink, presiding, items]) };
}

/** The notices of a session, the first one first. */
export async function noticesOf(db: Reading, sessionId: string) {
  const rows = await db
    .selectFrom("call_notices")
    .leftJoin("user", "user.id", "call_notices.sentBy")
    .select([
      "call_notices.sequence",
      "call_notices.sentAt",
      "call_notices.businessDays",
      "call_notices.recipients",
      "call_notices.content",
      "user.name as sender",
    ])
    .where("call_notices.sessionId", "=", sessionId)
    .orderBy("call_notices.sequence")
    .execute();
  return rows.map(({ content, sender, ...row }) => ({
    ...row,
    sentBy: sender ?? "",
    content: noticeContent.parse(JSON.parse(content)),
  }));
}

export type KeptNotice = Awaited<ReturnType<typeof noticesOf>>[number];

/** What everybody is told of a notice that was sent. */
export function noticeView({ sequence, sentAt, sentBy, businessDays, recipients, content }: KeptNotice) {
  const { method, mailed } = content;
  return { sequence, method, sentAt, sentBy, businessDays, recipients, mailed };
}
