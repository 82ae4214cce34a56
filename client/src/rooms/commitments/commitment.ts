import type { endpoints, ResultOf } from "@minuta/contract";

/** One commitment with its milestones, progress and lineage. */
export type Commitment = ResultOf<typeof endpoints.readCommitment>;
