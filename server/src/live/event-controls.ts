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
      return [
        { type: "refreshAccess", documentId: subjectId },
        { type: "hint", documentId: subjectId, hint: { changed: "document" } },
      ];
    case "document.attendanceRecorded":
    case "document.signed":
    case "document.refused":
    case "document.published":
      return [{ type: "hint", documentId: subjectId, hint: { changed: "document" } }];
    case "thread.opened":
    case "thread.resolved":
    case "thread.reopened":
    case "comment.added":
    case "comment.edited":
    case "comment.deleted":
      return typeof data.documentId === "string"
        ? [{ type: "hint", documentId: data.documentId, hint: { changed: "threads" } }]
        : [];
    case "secretariat.founded":
    case "account.languageSet":
    case "invitation.made":
    case "invitation.withdrawn":
    case "mandate.given":
    case "document.created":
      return [];
  }
}
