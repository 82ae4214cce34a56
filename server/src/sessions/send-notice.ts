import type { BodyOf, endpoints } from "@minuta/contract";
import type { Language } from "@minuta/domain";
import { iCalendar } from "@minuta/export";
import type { SignedIn } from "../accounts/signed-in.ts";
import { type Context, secretariatName } from "../context.ts";
import { Refusal } from "../refusal.ts";
import { mailNotice } from "./mail-notice.ts";
import { drawUpNotice, noticeRule } from "./notice.ts";
import type { NoticeContent } from "./notice-content.ts";
import { recipientsOf } from "./notice-recipients.ts";
import { changePlan } from "./planning.ts";
import { sessionEvent } from "./session-event.ts";

type Asked = BodyOf<typeof endpoints.sendNotice>;

/**
 * Calls a session. The notice is kept with its sequence number (rule CN-7) and the session is called from then on; the mail
 * goes out when that is on disk. Refused with the rule's sentence when the notice comes too late.
 */
export async function sendNotice(
  context: Context,
  by: SignedIn,
  language: Language,
  sessionId: string,
  asked: Asked,
): Promise<void> {
  const { mail } = context;
  const { draft, recipients, at } = await changePlan(
    context,
    by,
    sessionId,
    async ({ transaction, session, at, happened }) => {
      const draft = await drawUpNotice(context, transaction, sessionId);
      if (draft.change === "none") throw new Refusal("notice_unchanged");
      if (!draft.allowed) {
        throw new Refusal("notice_too_short", [{ path: "heldOn", message: noticeRule(language, draft) }]);
      }
      const recipients = await recipientsOf(
        transaction,
        ["seats", ...new Set(asked.audiences)],
        context.clock(),
      );
      const content: NoticeContent = {
        method: "request",
        terms: draft.terms,
        texts: draft.texts,
        calendar: iCalendar({
          method: "PUBLISH",
          name: secretariatName.es,
          events: [
            sessionEvent(
              "es",
              { ...session, state: "called" },
              {
                sequence: draft.sequence,
                stamp: at,
                minutes: draft.minutes,
                description: draft.texts.es.text,
                invitation: null,
              },
            ),
          ],
        }),
        people: recipients.map(({ userId, name }) => ({ userId, name })),
        mailed: mail !== null,
      };
      await transaction
        .insertInto("call_notices")
        .values({
          id: context.newId(),
          sessionId,
          sequence: draft.sequence,
          sentAt: at,
          sentBy: by.user.userId,
          businessDays: draft.check.businessDays,
          content: JSON.stringify(content),
          recipients: recipients.length,
        })
        .execute();
      await transaction
        .updateTable("sessions")
        .set({ state: "called", calledAt: session.calledAt ?? at })
        .where("id", "=", sessionId)
        .execute();
      await happened("session.called", {
        sequence: draft.sequence,
        businessDays: draft.check.businessDays,
        minimum: draft.check.minimum,
        rulesVersion: draft.rulesVersion,
      });
      return { draft, recipients, at };
    },
  );
  if (mail === null) return;
  mailNotice(context, mail, {
    method: "REQUEST",
    texts: draft.texts,
    event: (spoken, invitation) =>
      sessionEvent(
        spoken,
        { ...draft.session, state: "called" },
        {
          sequence: draft.sequence,
          stamp: at,
          minutes: draft.minutes,
          description: draft.texts[spoken].text,
          invitation,
        },
      ),
    organizer: { name: by.user.name, email: by.user.email },
    recipients,
  });
}
