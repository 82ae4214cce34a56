/** What an agency answers to a proposal, with its reasons. */
export const responseOutcomes = ["accepted", "partial", "declined"] as const;
export type ResponseOutcome = (typeof responseOutcomes)[number];

/** Words that reasons have at the least (rule RR-1). */
export const fewestReasonWords = 5;

/** Rule RR-1: whether reasons are more than a yes or a no. */
export function reasonsSuffice(reasons: string): boolean {
  const words = reasons.split(/\s+/u).filter((word) => /\p{L}/u.test(word));
  return words.length >= fewestReasonWords;
}

/** Why a response cannot be given (rules RR-1 to RR-3). */
export type ResponseRefusal = "proposal_withdrawn" | "agency_not_assigned" | "reasons_too_short";

export function judgeResponse(facts: {
  readonly withdrawn: boolean;
  readonly assigned: boolean;
  readonly reasons: string;
}): ResponseRefusal | null {
  if (facts.withdrawn) return "proposal_withdrawn";
  if (!facts.assigned) return "agency_not_assigned";
  return reasonsSuffice(facts.reasons) ? null : "reasons_too_short";
}
