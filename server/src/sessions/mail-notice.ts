import type { Language } from "@minuta/domain";
import { type CalendarEvent, iCalendar } from "@minuta/export";
import { type Context, secretariatName } from "../context.ts";
import type { LetterWords } from "../mail/call-letter.ts";
import type { Mail } from "../mail/mail.ts";
import type { Recipient } from "./notice-recipients.ts";

export type Mailing = {
  readonly method: "REQUEST" | "CANCEL";
  readonly texts: Readonly<Record<Language, LetterWords>>;
  /** The event in a language, as an invitation of one person. */
  readonly event: (language: Language, invitation: CalendarEvent["invitation"]) => CalendarEvent;
  readonly organizer: { readonly name: string; readonly email: string };
  readonly recipients: readonly Recipient[];
};

/**
 * Mails a notice, each person alone and in their language, one letter after the other. It goes on behind the answer: the
 * notice stands whether or not the mail server takes every letter, and what it refuses is logged without names.
 */
export function mailNotice(context: Context, mail: Mail, mailing: Mailing): void {
  const { method, texts, event, organizer, recipients } = mailing;
  const sendAll = async () => {
    let refused = 0;
    for (const { email, name, language } of recipients) {
      const content = iCalendar({
        method,
        name: secretariatName[language],
        events: [event(language, { organizer, attendee: { name, email } })],
      });
      await mail
        .send({ to: email, ...texts[language], calendar: { method, content } })
        .catch((error: unknown) => {
          refused += 1;
          context.log.error({ err: error }, "a call notice could not be mailed");
        });
    }
    context.log.info({ letters: recipients.length, refused }, "a call notice was mailed");
  };
  sendAll().catch((error: unknown) => context.log.error({ err: error }, "call notices could not be mailed"));
}
