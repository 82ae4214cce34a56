import type { FollowedEvent } from "../events/follow-events.ts";
import type { Control } from "./fan-out.ts";

/** What an event that another node wrote means for the connections of this one. */
export function controlsOf(event: FollowedEvent): readonly Control[] {
  const { type, subjectId, actorId, data } = event;
  switch (type) {
    case "mandate.ended":
      return typeof data.userId === "string" ? [{ type: "cutOff", who: { userId: data.userId } }] : [];
    case "signIn.ended":
      return data.everywhere === true && actorId !== null
        ? [{ type: "cutOff", who: { userId: actorId } }]
        : [{ type: "cutOff", who: { signInId: subjectId } }];
    case "document.closed":
    case "document.reopened":
    case "document.erratumStarted":
    case "document.erratumWithdrawn":
      return [
        { type: "refreshAccess", documentId: subjectId },
        { type: "hint", documentId: subjectId, hint: { changed: "document" } },
      ];
    case "document.signed":
    case "document.refused":
    case "document.published":
    case "document.removedFromPublic":
    case "document.signaturesReminded":
    case "translation.sourceNoted":
    case "translation.sourceChosen":
      return [{ type: "hint", documentId: subjectId, hint: { changed: "document" } }];
    case "document.attendanceRecorded":
    case "stay.recorded":
    case "stay.changed":
    case "stay.removed":
      return [
        { type: "hint", documentId: subjectId, hint: { changed: "document" } },
        { type: "hint", documentId: subjectId, hint: { changed: "session" } },
      ];
    case "session.opened":
    case "session.adjourned":
    case "session.recessStarted":
    case "session.recessEnded":
    case "session.itemStarted":
    case "session.itemAdded":
    case "floor.asked":
    case "floor.given":
    case "floor.ended":
    case "resolution.adopted":
    case "resolution.disagreed":
    case "resolution.completed":
    case "resolution.confirmed":
    case "resolution.voided":
      return typeof data.documentId === "string"
        ? [{ type: "hint", documentId: data.documentId, hint: { changed: "session" } }]
        : [];
    case "commitment.adopted":
    case "commitment.voided":
      return typeof data.documentId === "string"
        ? [{ type: "hint", documentId: data.documentId, hint: { changed: "document" } }]
        : [];
    case "thread.opened":
    case "thread.resolved":
    case "thread.reopened":
    case "comment.added":
    case "comment.edited":
    case "comment.deleted":
      return typeof data.documentId === "string"
        ? [{ type: "hint", documentId: data.documentId, hint: { changed: "threads" } }]
        : [];
    case "session.changed":
    case "session.called":
    case "session.cancelled":
    case "agenda.changed":
    case "annex.added":
    case "annex.removed":
      return typeof data.documentId === "string"
        ? [{ type: "hint", documentId: data.documentId, hint: { changed: "session" } }]
        : [];
    case "session.planned":
    case "meeting.planned":
    case "meeting.changed":
    case "meeting.cancelled":
    case "rules.recorded":
    case "account.calendarFeedMade":
    case "account.calendarFeedEnded":
    case "secretariat.founded":
    case "account.languageSet":
    case "invitation.made":
    case "invitation.withdrawn":
    case "mandate.given":
    case "document.created":
    case "resolution.followedUp":
    case "data.imported":
    case "proposal.submitted":
    case "proposal.withdrawn":
    case "proposal.assigned":
    case "proposal.answered":
    case "meeting.participantsChanged":
    case "commitment.reported":
    case "actionPlan.made":
    case "actionPlan.arranged":
    case "witness.registered":
    case "witness.cosigned":
      return [];
  }
}
