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
  | "session.planned"
  | "session.changed"
  | "session.called"
  | "session.cancelled"
  | "agenda.changed"
  | "annex.added"
  | "annex.removed"
  | "meeting.planned"
  | "meeting.changed"
  | "meeting.cancelled"
  | "rules.recorded"
  | "account.calendarFeedMade"
  | "account.calendarFeedEnded"
  | "document.created"
  | "document.attendanceRecorded"
  | "document.closed"
  | "document.signed"
  | "document.refused"
  | "document.reopened"
  | "document.published"
  | "document.removedFromPublic"
  | "document.erratumStarted"
  | "document.erratumWithdrawn"
  | "document.signaturesReminded"
  | "translation.sourceNoted"
  | "translation.sourceChosen"
  | "resolution.followedUp"
  | "data.imported"
  | "session.opened"
  | "session.adjourned"
  | "session.recessStarted"
  | "session.recessEnded"
  | "session.itemStarted"
  | "session.itemAdded"
  | "floor.asked"
  | "floor.given"
  | "floor.ended"
  | "stay.recorded"
  | "stay.changed"
  | "stay.removed"
  | "resolution.adopted"
  | "resolution.disagreed"
  | "resolution.completed"
  | "resolution.confirmed"
  | "resolution.voided"
  | "proposal.submitted"
  | "proposal.withdrawn"
  | "proposal.assigned"
  | "proposal.answered"
  | "meeting.participantsChanged"
  | "commitment.adopted"
  | "commitment.voided"
  | "commitment.reported"
  | "actionPlan.made"
  | "actionPlan.arranged"
  | "witness.registered"
  | "witness.cosigned"
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
