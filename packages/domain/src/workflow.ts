import { type DocumentKind, isSignedKind, type SignedKind, type SourceCategory } from "./document-kind.ts";
import type { Role } from "./mandate.ts";
import { type Party, parties } from "./party.ts";
import type { SignatureDecision } from "./signature-decision.ts";

/** As what somebody signs: for a seat, or as a delegate of the organization whose own text it is. */
export const signingCapacities = ["principal", "alternate", "author"] as const;
export type SigningCapacity = (typeof signingCapacities)[number];

/** As what somebody signs for a seat. */
export type SeatCapacity = Extract<Role, "principal" | "alternate">;

/** The way of a record through its rubric: who signs it and what a signer may decide (SPEC section WF). */
export type Workflow = {
  readonly sourceCategory: SourceCategory;
  /** The parties that sign; of a text of one author the author's party alone. */
  readonly signers: readonly Party[];
  readonly signsAs: "seat" | "author";
  readonly decisions: readonly SignatureDecision[];
};

const plan: Workflow = {
  sourceCategory: "plan",
  signers: parties,
  signsAs: "seat",
  decisions: ["sign", "signWithReservation", "refuse"],
};

const alliance: Workflow = {
  sourceCategory: "alliance",
  signers: parties,
  signsAs: "seat",
  // Rule WF-3: what is agreed with a reservation is not agreed by consensus.
  decisions: ["sign", "refuse"],
};

const civilSociety: Workflow = {
  sourceCategory: "civilSociety",
  signers: ["civilSociety"],
  signsAs: "author",
  decisions: ["sign"],
};

const workflows: Readonly<Record<SignedKind, Workflow>> = {
  minutes: plan,
  meetingForm: plan,
  translation: alliance,
  communique: civilSociety,
};

/** The workflow of a kind of document; null for a kind that becomes no record. */
export function workflowOf(kind: DocumentKind): Workflow | null {
  return isSignedKind(kind) ? workflows[kind] : null;
}

/** The parties whose signature a record of this kind needs; none for a kind that becomes no record. */
export function signersOf(kind: DocumentKind): readonly Party[] {
  return workflowOf(kind)?.signers ?? [];
}
