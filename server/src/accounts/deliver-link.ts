import type { Language } from "@minuta/domain";
import type { Logger } from "pino";
import type { Clock } from "../clock.ts";
import type { Reading } from "../db/reading.ts";
import { signInLetter } from "../mail/letters.ts";
import type { Mail } from "../mail/mail.ts";
import { openInvitationsOf } from "./accept-invitations.ts";
import { enterAddress } from "./magic-link.ts";
import { returnPath } from "./return-path.ts";

/**
 * Mails a sign-in link when the address has an account or an open invitation. Nobody waits for it, so that the answer to
 * whoever asked tells nothing, neither by its words nor by its time.
 */
export function linkDelivery(options: {
  readonly db: Reading;
  readonly mail: Mail | null;
  readonly origin: string;
  readonly clock: Clock;
  readonly log: Logger;
}): (email: string, token: string, returnTo: string | null) => void {
  const { db, mail, origin, clock, log } = options;
  const deliver = async (email: string, token: string, returnTo: string | null) => {
    const account = await db
      .selectFrom("user")
      .select("language")
      .where("email", "=", email)
      .executeTakeFirst();
    const invitations = await openInvitationsOf(db, email, clock());
    if (account === undefined && invitations.length === 0) return;
    if (mail === null) {
      log.warn("a sign-in link was asked for and no mail server is configured");
      return;
    }
    const language: Language = account?.language ?? invitations[0]?.language ?? "es";
    await mail.send(signInLetter(language, email, enterAddress(origin, token, returnPath(returnTo))));
  };
  return (email, token, returnTo) => {
    deliver(email.toLowerCase(), token, returnTo).catch((error: unknown) =>
      log.error({ err: error }, "a sign-in link could not be mailed"),
    );
  };
}
