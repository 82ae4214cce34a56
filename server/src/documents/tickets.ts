import { createHash, randomBytes } from "node:crypto";
import type { Clock } from "../clock.ts";
import type { Reading } from "../db/reading.ts";
import type { LivePerson } from "../live/live.ts";

/** Tickets for plain y-websocket clients; one that a node issued is good at every node. */
export type Tickets = {
  /** Makes a ticket for one connection of a person to a document. */
  readonly issue: (person: LivePerson, documentId: string) => Promise<{ ticket: string; expiresAt: Date }>;
  /** Uses a ticket up; null when it is unknown, used, expired or of another document. */
  readonly redeem: (ticket: string, documentId: string) => Promise<LivePerson | null>;
};

export const ticketLifetime = 30_000;

/** Tickets as rows; only the hash of a ticket is kept, and redeeming deletes its row, so of two at once one wins. */
export function rowTickets(db: Reading, clock: Clock): Tickets {
  return {
    issue: async (person, documentId) => {
      const ticket = randomBytes(32).toString("base64url");
      const now = clock();
      const expiresAt = new Date(now.getTime() + ticketLifetime);
      await db.deleteFrom("tickets").where("expiresAt", "<=", now.toISOString()).execute();
      await db
        .insertInto("tickets")
        .values({
          hash: hash(ticket),
          documentId,
          person: JSON.stringify(person),
          expiresAt: expiresAt.toISOString(),
        })
        .execute();
      return { ticket, expiresAt };
    },
    redeem: async (ticket, documentId) => {
      const held = await db
        .deleteFrom("tickets")
        .where("hash", "=", hash(ticket))
        .returning(["documentId", "person", "expiresAt"])
        .executeTakeFirst();
      if (held === undefined || held.documentId !== documentId) return null;
      if (held.expiresAt <= clock().toISOString()) return null;
      return JSON.parse(held.person) as LivePerson;
    },
  };
}

function hash(ticket: string): string {
  return createHash("sha256").update(ticket).digest("base64url");
}
