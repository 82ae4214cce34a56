import type { DocumentKind } from "./document-kind.ts";
import type { Party } from "./party.ts";
import { isSignature, type SignatureDecision } from "./signature-decision.ts";
import { signersOf, workflowOf } from "./workflow.ts";

/** Life of a document (SPEC section LI). */
export const documentStates = ["draft", "forSignature", "signed", "published"] as const;
export type DocumentState = (typeof documentStates)[number];

/** The provision by which personal data are not public: the transparency law of 2025. */
export const personalDataBasis = "Artículo 115 de la LGTAIP";

export type SeatOutcome = { readonly party: Party; readonly decision: SignatureDecision };

/** How many of those who sign a record have signed; never rounds a partial result up (rule LI-4). */
export function signedCount(kind: DocumentKind, outcomes: readonly SeatOutcome[]): number {
  return signersOf(kind).filter((party) =>
    outcomes.some((outcome) => outcome.party === party && isSignature(outcome.decision)),
  ).length;
}

/** Whether all have signed whose signature a record of this kind needs: three seats, or its one author (rule WF-1). */
export function isFullySigned(kind: DocumentKind, outcomes: readonly SeatOutcome[]): boolean {
  const needed = signersOf(kind).length;
  return needed > 0 && signedCount(kind, outcomes) === needed;
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
export function judgeStep(
  step: Step,
  kind: DocumentKind,
  state: DocumentState,
  outcomes: readonly SeatOutcome[],
): StepVerdict {
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
      // Rule WF-4: nobody but the author has a word in its text, so nobody has to object first.
      if (workflowOf(kind)?.signsAs === "author") return allowed;
      return outcomes.some((outcome) => outcome.decision === "refuse") ? allowed : refused("nobody_objected");
    case "publish":
      if (state === "published") return alreadyDone;
      if (state === "draft") return refused("document_not_closed");
      return state === "signed" && isFullySigned(kind, outcomes) ? allowed : refused("signatures_missing");
  }
}
