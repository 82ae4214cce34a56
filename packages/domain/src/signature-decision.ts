/** What is decided on a record that is for signature (rule LI-3). */
export const signatureDecisions = ["sign", "signWithReservation", "refuse"] as const;
export type SignatureDecision = (typeof signatureDecisions)[number];

/** Whether the decision is a signature, with a reservation or without. */
export function isSignature(decision: SignatureDecision): boolean {
  return decision !== "refuse";
}
