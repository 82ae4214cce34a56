import { can, judgeWithdrawal } from "@minuta/domain";
import type { SignedIn } from "../accounts/signed-in.ts";
import type { Context } from "../context.ts";
import { addEvent } from "../events/add-event.ts";
import { requireTakingPart } from "../organizations/taking-part.ts";
import { Refusal } from "../refusal.ts";
import { readFacts } from "./proposal-facts.ts";
import { proposalSubject } from "./proposal-subject.ts";

/** Its organization takes a proposal back (rule PR-6); it keeps its number and everything that was said. */
export async function withdrawProposal(
  context: Context,
  by: SignedIn,
  proposalId: string,
  reason: string,
): Promise<void> {
  requireTakingPart(by);
  await context.db.transaction().execute(async (transaction) => {
    const subject = await proposalSubject(transaction, proposalId);
    if (!can(by.actor, "proposal.submit", subject)) throw new Refusal("forbidden");
    const facts = await readFacts(transaction, proposalId);
    if (facts === null) throw new Refusal("not_found");
    const verdict = judgeWithdrawal(facts);
    if (verdict === "proposal_committed") throw new Refusal(verdict);
    if (verdict === "alreadyDone") return;
    const at = context.clock().toISOString();
    await transaction
      .updateTable("proposals")
      .set({ state: "withdrawn", withdrawnAt: at, withdrawReason: reason })
      .where("id", "=", proposalId)
      .execute();
    await addEvent(transaction, {
      at,
      type: "proposal.withdrawn",
      by: { userId: by.user.userId, signInId: by.signInId },
      subjectId: proposalId,
    });
  });
}
