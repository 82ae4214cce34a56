import { accessTo } from "@minuta/domain";
import type { CookieForm } from "../accounts/cookie.ts";
import { tokenOfCookie } from "../accounts/cookie.ts";
import { mandatesInForce, type SignedIn, signedInByToken } from "../accounts/signed-in.ts";
import type { Clock } from "../clock.ts";
import type { Reading } from "../db/reading.ts";
import type { LiveAuthority, LivePerson } from "../live/live.ts";
import { personByAccount } from "../organizations/people-reader.ts";
import { findDocument } from "./reader.ts";
import type { Tickets } from "./tickets.ts";

/** What the live service asks about people and documents, answered from the rows as they are at that moment. */
export function liveAuthority(options: {
  readonly db: Reading;
  readonly cookie: CookieForm;
  readonly tickets: Tickets;
  readonly clock: Clock;
}): LiveAuthority {
  const { db, cookie, tickets, clock } = options;
  return {
    personOf: async (header) => {
      const token = tokenOfCookie(header, cookie);
      if (token === null) return null;
      const by = await signedInByToken(db, token, clock());
      return by === null ? null : livePerson(db, by, clock());
    },
    accessTo: async (person, documentId) => {
      const now = clock();
      const signIn = await db
        .selectFrom("session")
        .select("userId")
        .where("id", "=", person.signInId)
        .where("expiresAt", ">", now.toISOString())
        .executeTakeFirst();
      // Who signed out meanwhile has no access, whatever the connection still believes.
      if (signIn?.userId !== person.userId) return "none";
      const document = await findDocument(db, documentId);
      if (document === null) return "none";
      const mandates = await mandatesInForce(db, person.userId, now);
      return accessTo({ userId: person.userId, mandates }, document.subject);
    },
    redeemTicket: async (ticket, documentId) => tickets.redeem(ticket, documentId),
  };
}

/** A signed-in person as the others in a document see them. */
export async function livePerson(db: Reading, by: SignedIn, now: Date): Promise<LivePerson> {
  const { userId, name, party, institution } = await personByAccount(db, by.user.userId, now);
  return { userId, signInId: by.signInId, name, party, institution };
}
