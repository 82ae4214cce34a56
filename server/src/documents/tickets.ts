import { createHash, randomBytes } from "node:crypto";
import type { Clock } from "../clock.ts";
import type { LivePerson } from "../live/live.ts";

/** Tickets for plain y-websocket clients, kept in the memory of this process and nowhere else. */
export type Tickets = {
  /** Makes a ticket for one connection of a person to a document. */
  readonly issue: (person: LivePerson, documentId: string) => { ticket: string; expiresAt: Date };
  /** Uses a ticket up; null when it is unknown, used, expired or of another document. */
  readonly redeem: (ticket: string, documentId: string) => LivePerson | null;
};

export const ticketLifetime = 30_000;
const maxTickets = 10_000;

/** Only the hash of a ticket is kept; the oldest goes when there are too many. */
export function memoryTickets(clock: Clock): Tickets {
  const issued = new Map<string, { person: LivePerson; documentId: string; expiresAt: number }>();
  return {
    issue: (person, documentId) => {
      const ticket = randomBytes(32).toString("base64url");
      const expiresAt = clock().getTime() + ticketLifetime;
      // Insertion order is order of expiry: what stands first goes first.
      for (const [key, { expiresAt: end }] of issued) {
        if (end > clock().getTime() && issued.size < maxTickets) break;
        issued.delete(key);
      }
      issued.set(hash(ticket), { person, documentId, expiresAt });
      return { ticket, expiresAt: new Date(expiresAt) };
    },
    redeem: (ticket, documentId) => {
      const key = hash(ticket);
      const held = issued.get(key);
      issued.delete(key);
      if (held === undefined || held.documentId !== documentId || held.expiresAt <= clock().getTime())
        return null;
      return held.person;
    },
  };
}

function hash(ticket: string): string {
  return createHash("sha256").update(ticket).digest("base64url");
}
