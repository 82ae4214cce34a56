import type { Action } from "@minuta/domain";
import type { Transaction } from "kysely";
import type { SignedIn } from "../accounts/signed-in.ts";
import type { Context } from "../context.ts";
import type { Tables } from "../db/tables.ts";
import { addEvent, type EventType } from "../events/add-event.ts";
import { cockpitOf } from "./cockpit-reader.ts";
import { type HeldSession, lockSession } from "./held-session.ts";

/** Who asks for a change of which session. */
export type SessionCall = {
  readonly context: Context;
  readonly by: SignedIn;
  readonly sessionId: string;
};

/** What a change does within its transaction: the event it is, or null when all is so already. */
export type SessionChange = (change: {
  readonly transaction: Transaction<Tables>;
  readonly session: HeldSession;
  readonly at: string;
}) => Promise<{
  readonly type: EventType;
  readonly data?: Readonly<Record<string, string | number | boolean | null>>;
} | null>;

/**
 * Changes a session in one transaction with its event, one at a time, tells everybody in its minutes to look again, and
 * answers with the cockpit as it is then.
 */
export async function changeSession(
  { context, by, sessionId }: SessionCall,
  action: Extract<Action, "session.run" | "floor.ask">,
  change: SessionChange,
) {
  const changed = await context.db.transaction().execute(async (transaction) => {
    const session = await lockSession(transaction, by, sessionId, action);
    const at = context.clock().toISOString();
    const event = await change({ transaction, session, at });
    if (event === null) return null;
    await addEvent(transaction, {
      at,
      type: event.type,
      by: { userId: by.user.userId, signInId: by.signInId },
      subjectId: sessionId,
      data: { documentId: session.minutes?.id ?? null, ...event.data },
    });
    return session.minutes;
  });
  if (changed !== null) context.live.hint(changed.id, { changed: "session" });
  return cockpitOf(context.db, by, sessionId, context.clock());
}
