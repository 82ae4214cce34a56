import { can, type PersonalStay, stayFault } from "@minuta/domain";
import type { Transaction } from "kysely";
import type { SignedIn } from "../accounts/signed-in.ts";
import type { Context } from "../context.ts";
import type { Tables } from "../db/tables.ts";
import { readableDocument } from "../documents/reader.ts";
import { addEvent, type EventType } from "../events/add-event.ts";
import { Refusal } from "../refusal.ts";
import { lockSessionRow } from "./held-session.ts";
import { personalStaysOf, staysOf, stayView } from "./stays-reader.ts";

/** The roll while it is changed: nobody else changes it before the transaction ends. */
export type OpenRoll = {
  readonly transaction: Transaction<Tables>;
  readonly now: Date;
  readonly stays: readonly PersonalStay[];
  /** When the session was adjourned; null while it is not, and for a meeting. */
  readonly adjournedAt: string | null;
};

export type RollChange = (roll: OpenRoll) => Promise<{
  readonly type: EventType;
  readonly data: Readonly<Record<string, string | number | boolean | null>>;
}>;

/** Changes a document's roll in one transaction with its event, while it is a draft; answers with the roll as it is then. */
export async function changeRoll(context: Context, by: SignedIn, documentId: string, change: RollChange) {
  const stays = await context.db.transaction().execute(async (transaction) => {
    const { row, subject } = await readableDocument(transaction, by, documentId);
    if (!can(by.actor, "document.recordAttendance", subject)) throw new Refusal("forbidden");
    const adjournedAt = await lockRoll(transaction, documentId, row.sessionId);
    const now = context.clock();
    const roll = { transaction, now, stays: await personalStaysOf(transaction, documentId), adjournedAt };
    const { type, data } = await change(roll);
    await addEvent(transaction, {
      at: now.toISOString(),
      type,
      by: { userId: by.user.userId, signInId: by.signInId },
      subjectId: documentId,
      data,
    });
    return staysOf(transaction, documentId);
  });
  context.live.hint(documentId, { changed: "document" });
  context.live.hint(documentId, { changed: "session" });
  return { stays: stays.map(stayView) };
}

/** Locks what the roll hangs on; answers when its session was adjourned. Throws when the document is no draft any more. */
export async function lockRoll(
  transaction: Transaction<Tables>,
  documentId: string,
  sessionId: string | null,
): Promise<string | null> {
  if (sessionId !== null) await lockSessionRow(transaction, sessionId);
  const document = await transaction
    .updateTable("documents")
    .set((row) => ({ state: row.ref("state") }))
    .where("id", "=", documentId)
    .returning("state")
    .executeTakeFirst();
  if (document?.state !== "draft") throw new Refusal("document_closed");
  if (sessionId === null) return null;
  const session = await transaction
    .selectFrom("sessions")
    .select("adjournedAt")
    .where("id", "=", sessionId)
    .executeTakeFirst();
  return session?.adjournedAt ?? null;
}

/** Throws when the roll cannot hold the stay (rules RO-1 to RO-4). */
export function requireSoundStay(roll: OpenRoll, stay: PersonalStay): void {
  const { adjournedAt } = roll;
  if (adjournedAt !== null) {
    const isPast = (instant: string | null) =>
      instant !== null && Date.parse(instant) <= Date.parse(adjournedAt);
    if (!isPast(stay.arrivedAt) || !isPast(stay.departedAt)) throw new Refusal("session_adjourned");
  }
  const fault = stayFault(stay, roll.stays, roll.now.toISOString());
  if (fault !== null) throw new Refusal(fault);
}
