import type { endpoints, ResultOf } from "@minuta/contract";

/** One proposal with its meetings. */
export type Proposal = ResultOf<typeof endpoints.readProposal>;
