import type { DocumentKind } from "./document-kind.ts";
import { isHeldKind, isSignedKind } from "./document-kind.ts";
import type { DocumentState } from "./document-state.ts";
import type { Actor, Role } from "./mandate.ts";
import { anySeatMandate, authorMandate, hasRole, seatMandate } from "./mandate.ts";
import type { Party } from "./party.ts";

/** What an actor may do with a document's text, each including the ones before. */
export type Access = "none" | "read" | "comment" | "write";

const accessOrder: readonly Access[] = ["none", "read", "comment", "write"];

export function accessIncludes(held: Access, asked: Access): boolean {
  return accessOrder.indexOf(held) >= accessOrder.indexOf(asked);
}

export type DocumentSubject = {
  readonly type: "document";
  readonly kind: DocumentKind;
  readonly state: DocumentState;
  /**
   * Organizations and agencies that the document concerns: a proposal's owner, a meeting's participants, a communiqué's
   * author.
   */
  readonly organizationIds: readonly string[];
};

export type Subject =
  | { readonly type: "secretariat" }
  | DocumentSubject
  | { readonly type: "newDocument"; readonly kind: DocumentKind; readonly organizationIds: readonly string[] }
  | { readonly type: "comment"; readonly authorId: string; readonly document: DocumentSubject }
  | {
      readonly type: "mandate";
      readonly role: Role;
      readonly party: Party | null;
      readonly organizationId: string | null;
    }
  | { readonly type: "session"; readonly presiding: Party | null }
  | { readonly type: "resolution"; readonly organizationId: string | null }
  | {
      readonly type: "proposal";
      readonly organizationId: string;
      /** The agencies that are asked to answer it. */
      readonly agencyIds: readonly string[];
    }
  | { readonly type: "commitment"; readonly leadAgencyId: string | null }
  | { readonly type: "account"; readonly userId: string }
  | { readonly type: "witness"; readonly party: Party }
  | { readonly type: "machine" };

export type Action =
  | "secretariat.read"
  | "document.read"
  | "document.comment"
  | "document.write"
  | "document.create"
  | "document.recordAttendance"
  | "document.close"
  | "document.reopen"
  | "document.sign"
  | "document.publish"
  | "translation.noteSource"
  | "session.plan"
  | "session.run"
  | "floor.ask"
  | "resolution.adopt"
  | "resolution.confirm"
  | "resolution.followUp"
  | "proposal.submit"
  | "proposal.assign"
  | "proposal.respond"
  | "commitment.adopt"
  | "commitment.report"
  | "secretariat.arrange"
  | "data.import"
  | "comment.edit"
  | "comment.resolve"
  | "mandate.give"
  | "mandate.end"
  | "account.manage"
  | "witness.register"
  | "machine.read";

/**
 * The one decision about permission, used by HTTP routes, the live gateway and the interface alike.
 * Pure: the actor's mandates are those in force now, the subject carries the facts it depends on.
 * The rules are SPEC section AC. An action that does not fit its subject is refused.
 */
export function can(actor: Actor, action: Action, subject: Subject): boolean {
  switch (action) {
    case "secretariat.read":
      return subject.type === "secretariat" && takesPart(actor);
    case "document.read":
      return subject.type === "document" && accessIncludes(accessTo(actor, subject), "read");
    case "document.comment":
      return subject.type === "document" && accessIncludes(accessTo(actor, subject), "comment");
    case "document.write":
      return subject.type === "document" && accessTo(actor, subject) === "write";
    case "document.create":
      return subject.type === "newDocument" && mayCreate(actor, subject.kind, subject.organizationIds);
    case "document.recordAttendance":
      return subject.type === "document" && hasRole(actor, "recordKeeper") && isHeldKind(subject.kind);
    case "document.close":
    case "document.reopen":
    case "document.sign":
    case "document.publish":
      return subject.type === "document" && isSignedKind(subject.kind) && mayTakeStep(actor, action, subject);
    case "translation.noteSource":
      return subject.type === "document" && subject.kind === "translation" && hasRole(actor, "recordKeeper");
    case "session.plan":
      return subject.type === "secretariat" && hasRole(actor, "recordKeeper");
    case "session.run":
      return subject.type === "session" && hasRole(actor, "recordKeeper");
    case "floor.ask":
      return subject.type === "session" && speaks(actor);
    case "resolution.adopt":
      return subject.type === "document" && subject.kind === "minutes" && hasRole(actor, "recordKeeper");
    case "resolution.confirm":
      return (
        subject.type === "session" &&
        (hasRole(actor, "recordKeeper") ||
          (subject.presiding !== null && seatMandate(actor, subject.presiding) !== null))
      );
    case "resolution.followUp":
      return (
        subject.type === "resolution" &&
        (hasRole(actor, "recordKeeper") ||
          anySeatMandate(actor) !== null ||
          speaksFor(actor, subject.organizationId))
      );
    case "proposal.submit":
      return subject.type === "proposal" && speaksFor(actor, subject.organizationId);
    case "proposal.assign":
      return subject.type === "proposal" && hasRole(actor, "recordKeeper");
    case "proposal.respond":
      return subject.type === "proposal" && subject.agencyIds.some((agencyId) => speaksFor(actor, agencyId));
    case "commitment.adopt":
      return (
        subject.type === "document" &&
        (subject.kind === "commitmentDraft" || subject.kind === "meetingForm") &&
        hasRole(actor, "recordKeeper")
      );
    case "commitment.report":
      return (
        subject.type === "commitment" &&
        (hasRole(actor, "recordKeeper") || speaksFor(actor, subject.leadAgencyId))
      );
    case "secretariat.arrange":
      return subject.type === "secretariat" && hasRole(actor, "recordKeeper");
    case "data.import":
      return (
        subject.type === "secretariat" && (hasRole(actor, "recordKeeper") || hasRole(actor, "principal"))
      );
    case "comment.edit":
      return (
        subject.type === "comment" &&
        subject.authorId === actor.userId &&
        accessIncludes(accessTo(actor, subject.document), "comment")
      );
    case "comment.resolve":
      return subject.type === "document" && accessIncludes(accessTo(actor, subject), "comment");
    case "mandate.give":
    case "mandate.end":
      return subject.type === "mandate" && mayGive(actor, subject);
    case "account.manage":
      return subject.type === "account" && subject.userId === actor.userId;
    case "witness.register":
      return subject.type === "witness" && seatMandate(actor, subject.party)?.role === "principal";
    case "machine.read":
      return subject.type === "machine" && hasRole(actor, "operator");
  }
}

/** Rule AC-8; rule AC-19 where the text is its author's own, and nobody else's. */
function mayTakeStep(
  actor: Actor,
  action: "document.close" | "document.reopen" | "document.sign" | "document.publish",
  { kind, organizationIds }: DocumentSubject,
): boolean {
  if (kind === "communique") return authorMandate(actor, organizationIds) !== null;
  const isSeated = anySeatMandate(actor) !== null;
  switch (action) {
    case "document.close":
    case "document.publish":
      return hasRole(actor, "recordKeeper");
    case "document.reopen":
      return hasRole(actor, "recordKeeper") || isSeated;
    case "document.sign":
      return isSeated;
  }
}

/** The strongest access that any of the actor's mandates gives (rules AC-1 to AC-7). */
export function accessTo(actor: Actor, document: DocumentSubject): Access {
  if (document.kind === "communique") return accessToCommunique(actor, document);
  let strongest: Access = "none";
  for (const mandate of actor.mandates) {
    const given = accessByMandate(mandate.role, mandate.organizationId, document);
    if (accessIncludes(given, strongest)) strongest = given;
  }
  // Rule AC-6: what is frozen is read by everyone who could see it and changed by no one.
  return document.state !== "draft" && strongest !== "none" ? "read" : strongest;
}

/** Rule AC-19: until it is published nobody but its author sees it; then everybody who takes part does. */
function accessToCommunique(actor: Actor, { state, organizationIds }: DocumentSubject): Access {
  if (authorMandate(actor, organizationIds) !== null) return state === "draft" ? "write" : "read";
  return state === "published" && takesPart(actor) ? "read" : "none";
}

function accessByMandate(role: Role, organizationId: string | null, document: DocumentSubject): Access {
  const concerned = organizationId !== null && document.organizationIds.includes(organizationId);
  switch (role) {
    case "operator":
      return "none";
    case "observer":
      return "read";
    case "guest":
      return "comment";
    case "delegate":
      // A translation concerns no organization more than another.
      return concerned && document.kind !== "minutes" && document.kind !== "translation"
        ? "write"
        : "comment";
    case "recordKeeper":
    case "principal":
    case "alternate":
      // Rule AC-4: a proposal is its organization's own text.
      return document.kind === "proposal" ? "comment" : "write";
  }
}

function takesPart(actor: Actor): boolean {
  return actor.mandates.some((mandate) => mandate.role !== "operator");
}

/** Whether the actor may ask for the floor (rule AC-13): everybody who takes part but does not merely watch. */
function speaks(actor: Actor): boolean {
  return actor.mandates.some(({ role }) => role !== "operator" && role !== "observer");
}

function speaksFor(actor: Actor, organizationId: string | null): boolean {
  return (
    organizationId !== null &&
    actor.mandates.some((mandate) => mandate.role === "delegate" && mandate.organizationId === organizationId)
  );
}

function mayCreate(actor: Actor, kind: DocumentKind, organizationIds: readonly string[]): boolean {
  const concerned = actor.mandates.some(
    (mandate) =>
      mandate.role === "delegate" &&
      mandate.organizationId !== null &&
      organizationIds.includes(mandate.organizationId),
  );
  switch (kind) {
    case "minutes":
    case "meetingForm":
    case "translation":
      return hasRole(actor, "recordKeeper");
    case "communique":
      return authorMandate(actor, organizationIds) !== null;
    case "commitmentDraft":
      return hasRole(actor, "recordKeeper") || anySeatMandate(actor) !== null || concerned;
    case "proposal":
      return concerned;
  }
}

function mayGive(
  actor: Actor,
  given: { readonly role: Role; readonly party: Party | null; readonly organizationId: string | null },
): boolean {
  switch (given.role) {
    case "principal":
    case "alternate": {
      // Rule AC-9: a seat is filled by its own principal, never by the record keeper or the operator.
      const held = given.party === null ? null : seatMandate(actor, given.party);
      return held !== null && held.role === "principal";
    }
    case "delegate":
      return (
        given.organizationId !== null &&
        ((given.party !== null && seatMandate(actor, given.party)?.role === "principal") ||
          actor.mandates.some(
            (mandate) => mandate.role === "delegate" && mandate.organizationId === given.organizationId,
          ))
      );
    case "recordKeeper":
      return hasRole(actor, "recordKeeper");
    case "guest":
    case "observer":
      return hasRole(actor, "recordKeeper") || hasRole(actor, "principal");
    case "operator":
      return hasRole(actor, "operator");
  }
}
