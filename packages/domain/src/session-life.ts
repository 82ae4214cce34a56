import type { DocumentState } from "./document-state.ts";
import type { PlainDate } from "./mandate.ts";
import type { SessionState } from "./session-state.ts";

/** Where a session may go from where it stands (rules SN-1 to SN-3). */
const ways: Readonly<Record<SessionState, readonly SessionState[]>> = {
  planned: ["called", "inSession", "cancelled"],
  called: ["inSession", "cancelled"],
  inSession: ["recess", "adjourned"],
  recess: ["inSession", "adjourned"],
  adjourned: [],
  cancelled: [],
};

/** Whether a session may go from one state to another. */
export function mayGo(from: SessionState, to: SessionState): boolean {
  return ways[from].includes(to);
}

/** Whether day, place and agenda of a session are still open to planning (rule SN-4). */
export function isPlannable(state: SessionState): boolean {
  return state === "planned" || state === "called";
}

/** Whether a file may still be added to a session's agenda: until its minutes are closed (rule AG-8). */
export function takesAnnexes(state: SessionState, minutes: DocumentState | null): boolean {
  return state !== "cancelled" && (minutes === null || minutes === "draft");
}

/** Whether an annex may be taken off: only what came after the opening, once the session has opened (rule AG-8). */
export function mayRemoveAnnex(
  session: { readonly state: SessionState; readonly openedAt: string | null },
  annex: { readonly addedAt: string },
  minutes: DocumentState | null,
): boolean {
  if (!takesAnnexes(session.state, minutes)) return false;
  return isPlannable(session.state) || (session.openedAt !== null && annex.addedAt >= session.openedAt);
}

/** Whether a session is told to the public: it was called, and what became of it (rule SN-5). */
export function isPublic(session: {
  readonly state: SessionState;
  readonly calledAt: string | null;
}): boolean {
  return session.state === "cancelled" ? session.calledAt !== null : session.state !== "planned";
}

/** What the record keeper does next for a session, one thing at a time and in this order (rule SN-6). */
export const sessionSteps = [
  "setTime",
  "addItems",
  "timeItems",
  "sendNotice",
  "renewNotice",
  "open",
  "callRoll",
  "resume",
  "adjourn",
  "startMinutes",
  "closeMinutes",
  "reopenMinutes",
  "awaitSignatures",
  "publish",
] as const;
export type SessionStep = (typeof sessionSteps)[number];

export type SessionStanding = {
  readonly state: SessionState;
  readonly heldOn: PlainDate;
  readonly today: PlainDate;
  readonly hasTime: boolean;
  /** Items of the agenda that are no standing ones. */
  readonly discussionItems: number;
  readonly agendaTimed: boolean;
  /** Whether the notice that was sent says something else than the session does now. */
  readonly noticeOutdated: boolean;
  readonly rollCalled: boolean;
  readonly minutes: { readonly state: DocumentState; readonly refused: boolean } | null;
};

/** The next step of a session, or null when there is nothing left to do (rule SN-6). */
export function nextStep(session: SessionStanding): SessionStep | null {
  switch (session.state) {
    case "cancelled":
      return null;
    case "planned":
    case "called":
      // A day that has passed cannot be called any more: what is left is to hold the session's record.
      if (session.today > session.heldOn) return stepOfMinutes(session) ?? null;
      if (!session.hasTime) return "setTime";
      if (session.discussionItems === 0) return "addItems";
      if (session.state === "planned") return session.agendaTimed ? "sendNotice" : "timeItems";
      if (session.noticeOutdated) return "renewNotice";
      return session.today === session.heldOn ? "open" : null;
    case "recess":
      return "resume";
    case "inSession":
      return session.rollCalled ? "adjourn" : "callRoll";
    case "adjourned":
      return stepOfMinutes(session);
  }
}

function stepOfMinutes({ minutes }: SessionStanding): SessionStep | null {
  if (minutes === null) return "startMinutes";
  switch (minutes.state) {
    case "draft":
      return "closeMinutes";
    case "forSignature":
      return minutes.refused ? "reopenMinutes" : "awaitSignatures";
    case "signed":
      return "publish";
    case "published":
      return null;
  }
}
