import type { Party } from "./party.ts";
import { parties } from "./party.ts";

/** Life of a document (SPEC section LI). */
export const documentStates = ["draft", "forSignature", "signed", "published"] as const;
export type DocumentState = (typeof documentStates)[number];

/** What a seat decides on a record that is for signature (rule LI-3). */
export const signatureDecisions = ["sign", "signWithReservation", "refuse"] as const;
export type SignatureDecision = (typeof signatureDecisions)[number];

/** Whether the decision is a signature, with a reservation or without. */
export function isSignature(decision: SignatureDecision): boolean {
  return decision !== "refuse";
}

/** The provision by which personal data are not public: the transparency law of 2025. */
export const personalDataBasis = "Artículo 115 de la LGTAIP";

export type SeatOutcome = { readonly party: Party; readonly decision: SignatureDecision };

/** How many of the three seats have signed; never rounds a partial result up (rule LI-4). */
export function signedCount(outcomes: readonly SeatOutcome[]): number {
  return parties.filter((party) =>
    outcomes.some((outcome) => outcome.party === party && isSignature(outcome.decision)),
  ).length;
}

export function isFullySigned(outcomes: readonly SeatOutcome[]): boolean {
  return signedCount(outcomes) === parties.length;
}

export type Step = "close" | "sign" | "reopen" | "publish";

export type StepVerdict =
  | { readonly verdict: "allowed" }
  | { readonly verdict: "alreadyDone" }
  | { readonly verdict: "refused"; readonly code: StepRefusal };

export type StepRefusal =
  | "document_not_closed"
  | "document_already_signed"
  | "document_already_published"
  | "signatures_missing"
  | "nobody_objected";

export type ErratumVerdict =
  | { readonly verdict: "allowed" }
  | { readonly verdict: "refused"; readonly code: "no_erratum" | "erratum_closed" | "erratum_decided" };

/**
 * Whether an erratum that was begun may be withdrawn (rule LI-11).
 * @param erratum.isBegun whether the text was opened to correct what is published
 * @param erratum.isDecided whether the parties adopted or voided something in it since
 */
export function judgeErratumWithdrawal(
  state: DocumentState,
  erratum: { readonly isBegun: boolean; readonly isDecided: boolean },
): ErratumVerdict {
  const refused = (code: Extract<ErratumVerdict, { verdict: "refused" }>["code"]) =>
    ({ verdict: "refused", code }) as const;
  if (!erratum.isBegun) return refused("no_erratum");
  if (state !== "draft") return refused("erratum_closed");
  return erratum.isDecided ? refused("erratum_decided") : { verdict: "allowed" };
}

/**
 * Whether a step may be taken now. Repeating the step that brought the document here is `alreadyDone`
 * and harmless; skipping one is refused with the reason (rules LI-1 to LI-6).
 */
export function judgeStep(step: Step, state: DocumentState, outcomes: readonly SeatOutcome[]): StepVerdict {
  const allowed = { verdict: "allowed" } as const;
  const alreadyDone = { verdict: "alreadyDone" } as const;
  const refused = (code: StepRefusal) => ({ verdict: "refused", code }) as const;
  switch (step) {
    case "close":
      return state === "draft"
        ? allowed
        : state === "forSignature"
          ? alreadyDone
          : refused("document_already_signed");
    case "sign":
      if (state === "draft") return refused("document_not_closed");
      return state === "forSignature" ? allowed : refused("document_already_signed");
    case "reopen":
      if (state === "draft") return alreadyDone;
      if (state !== "forSignature") return refused("document_already_signed");
      return outcomes.some((outcome) => outcome.decision === "refuse") ? allowed : refused("nobody_objected");
    case "publish":
      if (state === "published") return alreadyDone;
      if (state === "draft") return refused("document_not_closed");
      return state === "signed" && isFullySigned(outcomes) ? allowed : refused("signatures_missing");
  }
}
