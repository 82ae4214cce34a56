import { iCalendar } from "@minuta/export";
import type { SignedIn } from "../accounts/signed-in.ts";
import { type Context, secretariatName } from "../context.ts";
import { cancelLetter } from "../mail/call-letter.ts";
import { titleIn } from "../organizations/people-reader.ts";
import { mailNotice } from "./mail-notice.ts";
import { sessionPage } from "./notice.ts";
import { type NoticeContent, noticesOf } from "./notice-content.ts";
import { recipientsOf } from "./notice-recipients.ts";
import { changePlan } from "./planning.ts";
import { sessionEvent } from "./session-event.ts";

/**
 * Cancels a session that has not opened (rule SN-3); its key stays its own. Where it had been called, a notice that takes the
 * call back is kept and mailed to all who may have had one.
 */
export async function cancelSession(
  context: Context,
  by: SignedIn,
  sessionId: string,
  reason: string,
): Promise<void> {
  const { mail } = context;
  const taken = await changePlan(context, by, sessionId, async ({ transaction, session, at, happened }) => {
    await transaction
      .updateTable("sessions")
      .set({ state: "cancelled", cancelReason: reason })
      .where("id", "=", sessionId)
      .execute();
    await happened("session.cancelled", { reason });
    const sent = await noticesOf(transaction, sessionId);
    const last = sent.at(-1);
    if (last === undefined) return null;
    const { terms } = last.content;
    const page = sessionPage(context, sessionId);
    const letter = (language: "es" | "en") =>
      cancelLetter(language, {
        title: titleIn(language, session),
        key: session.key,
        startsAt: terms.startsAt,
        page,
        reason,
      });
    const texts = { es: letter("es"), en: letter("en") };
    const event = (language: "es" | "en", invitation: Parameters<typeof sessionEvent>[2]["invitation"]) =>
      sessionEvent(
        language,
        { ...session, startsAt: terms.startsAt, state: "cancelled" },
        { sequence: sent.length, stamp: at, minutes: 0, description: texts[language].text, invitation },
      );
    const recipients = await recipientsOf(transaction, ["seats", "delegates", "guests"], context.clock());
    const called = new Set(sent.flatMap(({ content }) => content.people.map(({ userId }) => userId)));
    const told = recipients.filter(({ userId }) => called.has(userId));
    const content: NoticeContent = {
      method: "cancel",
      terms,
      texts,
      calendar: iCalendar({ method: "PUBLISH", name: secretariatName.es, events: [event("es", null)] }),
      people: told.map(({ userId, name }) => ({ userId, name })),
      mailed: mail !== null,
    };
    await transaction
      .insertInto("call_notices")
      .values({
        id: context.newId(),
        sessionId,
        sequence: sent.length,
        sentAt: at,
        sentBy: by.user.userId,
        businessDays: 0,
        content: JSON.stringify(content),
        recipients: told.length,
      })
      .execute();
    return { texts, event, told };
  });
  if (taken === null || mail === null) return;
  mailNotice(context, mail, {
    method: "CANCEL",
    texts: taken.texts,
    event: taken.event,
    organizer: { name: by.user.name, email: by.user.email },
    recipients: taken.told,
  });
}
