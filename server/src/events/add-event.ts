import type { Transaction } from "kysely";
import type { Tables } from "../db/tables.ts";

/** What happened; names are kept for ever, because readers keep cursors over them. */
export type EventType =
  | "secretariat.founded"
  | "account.languageSet"
  | "signIn.ended"
  | "invitation.made"
  | "invitation.withdrawn"
  | "mandate.given"
  | "mandate.ended"
  | "document.created"
  | "document.attendanceRecorded"
  | "document.closed"
  | "document.signed"
  | "document.refused"
  | "document.reopened"
  | "document.published"
  | "thread.opened"
  | "thread.resolved"
  | "thread.reopened"
  | "comment.added"
  | "comment.edited"
  | "comment.deleted";

export type NewEvent = {
  readonly at: string;
  readonly type: EventType;
  /** Account and sign-in that did it; null for what the server did itself. */
  readonly by: { readonly userId: string; readonly signInId: string } | null;
  /** Identifier of what it happened to: a document, thread, mandate or account. */
  readonly subjectId: string;
  readonly data?: Readonly<Record<string, string | number | boolean | null>>;
};

/** Adds the event of a change within the change's own transaction. */
export async function addEvent(transaction: Transaction<Tables>, event: NewEvent): Promise<void> {
  await transaction
    .insertInto("events")
    .values({
      at: event.at,
      type: event.type,
      actorId: event.by?.userId ?? null,
      signInId: event.by?.signInId ?? null,
      subjectId: event.subjectId,
      data: JSON.stringify(event.data ?? {}),
    })
    .execute();
}
