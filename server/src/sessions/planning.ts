import { can, type DocumentState, isPlannable } from "@minuta/domain";
import type { Transaction } from "kysely";
import type { SignedIn } from "../accounts/signed-in.ts";
import type { Context } from "../context.ts";
import type { Tables } from "../db/tables.ts";
import { addEvent, type EventType, type NewEvent } from "../events/add-event.ts";
import { Refusal } from "../refusal.ts";
import { type SessionRow, sessionRows } from "./reader.ts";

/** Refuses whoever does not plan the calendar (rule AC-11). */
export function requirePlanning(by: SignedIn): void {
  if (!can(by.actor, "session.plan", { type: "secretariat" })) throw new Refusal("forbidden");
}

/** A change to a plan that is under way, within its transaction. */
export type Planning = {
  readonly transaction: Transaction<Tables>;
  readonly session: SessionRow;
  /** State of its minutes, which nobody closes until the transaction ends; null when there are none. */
  readonly minutes: DocumentState | null;
  readonly at: string;
  /** Adds the event of the change. */
  readonly happened: (type: EventType, data?: NonNullable<NewEvent["data"]>) => Promise<void>;
};

/**
 * Does a change to a session's plan in one transaction, and tells whoever has its minutes open. Refuses who may not plan, an
 * unknown session, and one that is past planning (rule SN-4).
 */
export async function changePlan<Result>(
  context: Context,
  by: SignedIn,
  sessionId: string,
  change: (planning: Planning) => Promise<Result>,
): Promise<Result> {
  return changePlanAnytime(context, by, sessionId, async (planning) => {
    if (!isPlannable(planning.session.state)) throw new Refusal("session_not_plannable");
    return change(planning);
  });
}

/** As `changePlan`, for what `change` itself finds may still be changed. */
export async function changePlanAnytime<Result>(
  context: Context,
  by: SignedIn,
  sessionId: string,
  change: (planning: Planning) => Promise<Result>,
): Promise<Result> {
  requirePlanning(by);
  const { result, documentId } = await context.db.transaction().execute(async (transaction) => {
    const session = await sessionRows(transaction).where("sessions.id", "=", sessionId).executeTakeFirst();
    if (session === undefined) throw new Refusal("not_found");
    // Setting a column to itself locks the row in either database.
    const minutes = await transaction
      .updateTable("documents")
      .set((row) => ({ state: row.ref("state") }))
      .where("sessionId", "=", sessionId)
      .where("kind", "=", "minutes")
      .returning(["id", "state"])
      .executeTakeFirst();
    const at = context.clock().toISOString();
    const result = await change({
      transaction,
      session,
      minutes: minutes?.state ?? null,
      at,
      happened: (type, data = {}) =>
        addEvent(transaction, {
          at,
          type,
          by: { userId: by.user.userId, signInId: by.signInId },
          subjectId: sessionId,
          data: { ...data, documentId: minutes?.id ?? null },
        }),
    });
    return { result, documentId: minutes?.id ?? null };
  });
  if (documentId !== null) context.live.hint(documentId, { changed: "session" });
  return result;
}
