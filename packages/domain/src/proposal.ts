/** Where a proposal stands on its way to a commitment or a reasoned response (SPEC section PR). */
export const proposalStates = [
  "submitted",
  "assigned",
  "answered",
  "accepted",
  "committed",
  "declined",
  "withdrawn",
] as const;
export type ProposalState = (typeof proposalStates)[number];

/** What a proposal's state follows from; each is a question that rows answer with yes or no. */
export type ProposalFacts = {
  /** Its organization took it back. */
  readonly withdrawn: boolean;
  /** A commitment in force came of it. */
  readonly committed: boolean;
  /** A response in force accepts it, wholly or in part. */
  readonly accepted: boolean;
  /** There is a response in force. */
  readonly answered: boolean;
  /** An assigned agency has no response in force. */
  readonly open: boolean;
  /** An agency was asked to answer. */
  readonly assigned: boolean;
};

/** The state that the facts give (rules PR-1 to PR-4); total over every combination. */
export function proposalState(facts: ProposalFacts): ProposalState {
  if (facts.committed) return "committed";
  if (facts.withdrawn) return "withdrawn";
  if (facts.accepted) return "accepted";
  if (facts.answered) return facts.open ? "answered" : "declined";
  return facts.assigned || facts.open ? "assigned" : "submitted";
}

/** Rule PR-1: how a proposal ends. Null while it is under way. */
export function proposalEnd(state: ProposalState): "commitment" | "reasons" | "withdrawal" | null {
  switch (state) {
    case "committed":
      return "commitment";
    case "declined":
      return "reasons";
    case "withdrawn":
      return "withdrawal";
    case "submitted":
    case "assigned":
    case "answered":
    case "accepted":
      return null;
  }
}

/** Every combination of the facts. */
export function everyProposalFacts(): ProposalFacts[] {
  const yesNo = [false, true] as const;
  return yesNo.flatMap((withdrawn) =>
    yesNo.flatMap((committed) =>
      yesNo.flatMap((accepted) =>
        yesNo.flatMap((answered) =>
          yesNo.flatMap((open) =>
            yesNo.map((assigned) => ({ withdrawn, committed, accepted, answered, open, assigned })),
          ),
        ),
      ),
    ),
  );
}

/** How far the answers to all proposals have come; the four parts add up to the total. */
export type Coverage = {
  readonly total: number;
  /** With a commitment in force. */
  readonly committed: number;
  /** With a response in writing, and no commitment yet or none to come. */
  readonly answered: number;
  /** Without any word of an agency. */
  readonly waiting: number;
  readonly withdrawn: number;
  readonly byState: Readonly<Record<ProposalState, number>>;
};

/** Rule PR-5: the coverage over proposals, counted by state. */
export function coverageOf(
  counted: readonly { readonly state: ProposalState; readonly count: number }[],
): Coverage {
  const byState: Record<ProposalState, number> = {
    submitted: 0,
    assigned: 0,
    answered: 0,
    accepted: 0,
    committed: 0,
    declined: 0,
    withdrawn: 0,
  };
  for (const { state, count } of counted) byState[state] += count;
  return {
    total: proposalStates.reduce((sum, state) => sum + byState[state], 0),
    committed: byState.committed,
    answered: byState.answered + byState.accepted + byState.declined,
    waiting: byState.submitted + byState.assigned,
    withdrawn: byState.withdrawn,
    byState,
  };
}

/** Rule PR-6: a proposal with a commitment in force is not taken back, nor one that has been already. */
export function judgeWithdrawal(facts: ProposalFacts): "allowed" | "alreadyDone" | "proposal_committed" {
  if (facts.committed) return "proposal_committed";
  return facts.withdrawn ? "alreadyDone" : "allowed";
}
