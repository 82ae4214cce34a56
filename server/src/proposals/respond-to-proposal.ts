import type { BodyOf, endpoints } from "@minuta/contract";
import { can, judgeResponse } from "@minuta/domain";
import type { SignedIn } from "../accounts/signed-in.ts";
import type { Context } from "../context.ts";
import { addEvent } from "../events/add-event.ts";
import { requireTakingPart } from "../organizations/taking-part.ts";
import { Refusal } from "../refusal.ts";
import { readFacts } from "./proposal-facts.ts";
import { proposalSubject } from "./proposal-subject.ts";

/** An agency answers with its reasons; its earlier answer stays as superseded (rules RR-1 to RR-3). */
export async function respondToProposal(
  context: Context,
  by: SignedIn,
  proposalId: string,
  asked: BodyOf<typeof endpoints.respondToProposal>,
): Promise<void> {
  requireTakingPart(by);
  const { agencyId, outcome, reasons } = asked;
  await context.db.transaction().execute(async (transaction) => {
    const subject = await proposalSubject(transaction, proposalId);
    // Whoever speaks for the agency hears that it was not asked; everybody else that it is not theirs to answer.
    if (!can(by.actor, "proposal.respond", { ...subject, agencyIds: [agencyId] }))
      throw new Refusal("forbidden");
    const facts = await readFacts(transaction, proposalId);
    const refusal = judgeResponse({
      withdrawn: facts?.withdrawn === true,
      assigned: subject.agencyIds.includes(agencyId),
      reasons,
    });
    if (refusal !== null) throw new Refusal(refusal);
    const at = context.clock().toISOString();
    await transaction
      .updateTable("reasoned_responses")
      .set({ supersededAt: at })
      .where("proposalId", "=", proposalId)
      .where("agencyId", "=", agencyId)
      .where("supersededAt", "is", null)
      .execute();
    await transaction
      .insertInto("reasoned_responses")
      .values({
        id: context.newId(),
        proposalId,
        agencyId,
        outcome,
        reasons,
        at,
        by: by.user.userId,
        supersededAt: null,
      })
      .execute();
    await addEvent(transaction, {
      at,
      type: "proposal.answered",
      by: { userId: by.user.userId, signInId: by.signInId },
      subjectId: proposalId,
      data: { agencyId, outcome },
    });
  });
}
