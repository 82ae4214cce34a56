import type { endpoints, ResultOf } from "@minuta/contract";

/** One proposal with everything that came of it. */
export type Proposal = ResultOf<typeof endpoints.readProposal>;

/** A proposal as the list shows it. */
export type ProposalLine = ResultOf<typeof endpoints.listProposals>["proposals"][number];
