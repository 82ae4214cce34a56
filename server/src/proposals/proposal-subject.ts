import type { Subject } from "@minuta/domain";
import type { Reading } from "../db/reading.ts";
import { Refusal } from "../refusal.ts";

type ProposalSubject = Extract<Subject, { type: "proposal" }>;

/** A proposal as `can` asks for it; throws `not_found` when there is none. */
export async function proposalSubject(db: Reading, proposalId: string): Promise<ProposalSubject> {
  const proposal = await db
    .selectFrom("proposals")
    .select("organizationId")
    .where("id", "=", proposalId)
    .executeTakeFirst();
  if (proposal === undefined) throw new Refusal("not_found");
  const assigned = await db
    .selectFrom("proposal_agencies")
    .select("agencyId")
    .where("proposalId", "=", proposalId)
    .execute();
  return {
    type: "proposal",
    organizationId: proposal.organizationId,
    agencyIds: assigned.map(({ agencyId }) => agencyId),
  };
}
