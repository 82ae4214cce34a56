import { can } from "@minuta/domain";
import type { Transaction } from "kysely";
import type { SignedIn } from "../accounts/signed-in.ts";
import type { Context } from "../context.ts";
import type { Tables } from "../db/tables.ts";
import { addEvent } from "../events/add-event.ts";
import { requireTakingPart } from "../organizations/taking-part.ts";
import { Refusal } from "../refusal.ts";
import { readFacts } from "./proposal-facts.ts";
import { proposalSubject } from "./proposal-subject.ts";

/** Sets which agencies are asked to answer a proposal; one that has answered stays (rule RR-3). */
export async function assignAgencies(
  context: Context,
  by: SignedIn,
  proposalId: string,
  agencyIds: readonly string[],
): Promise<void> {
  requireTakingPart(by);
  await context.db.transaction().execute(async (transaction) => {
    const subject = await proposalSubject(transaction, proposalId);
    if (!can(by.actor, "proposal.assign", subject)) throw new Refusal("forbidden");
    if ((await readFacts(transaction, proposalId))?.withdrawn === true)
      throw new Refusal("proposal_withdrawn");
    const asked = new Set(agencyIds);
    await requireAgencies(transaction, asked);
    const gone = subject.agencyIds.filter((id) => !asked.has(id));
    const added = [...asked].filter((id) => !subject.agencyIds.includes(id));
    if (gone.length === 0 && added.length === 0) return;
    if (gone.length > 0) await removeAgencies(transaction, proposalId, gone);
    const at = context.clock().toISOString();
    if (added.length > 0) {
      await transaction
        .insertInto("proposal_agencies")
        .values(
          added.map((agencyId) => ({ proposalId, agencyId, assignedAt: at, assignedBy: by.user.userId })),
        )
        .execute();
    }
    await addEvent(transaction, {
      at,
      type: "proposal.assigned",
      by: { userId: by.user.userId, signInId: by.signInId },
      subjectId: proposalId,
      data: { added: added.join(" "), removed: gone.join(" ") },
    });
  });
}

async function requireAgencies(transaction: Transaction<Tables>, ids: ReadonlySet<string>): Promise<void> {
  if (ids.size === 0) return;
  const known = await transaction
    .selectFrom("organizations")
    .select("id")
    .where("kind", "=", "agency")
    .where("id", "in", [...ids])
    .execute();
  if (known.length < ids.size) throw new Refusal("not_found");
}

async function removeAgencies(
  transaction: Transaction<Tables>,
  proposalId: string,
  gone: readonly string[],
): Promise<void> {
  const answered = await transaction
    .selectFrom("reasoned_responses")
    .select("id")
    .where("proposalId", "=", proposalId)
    .where("agencyId", "in", gone)
    .limit(1)
    .executeTakeFirst();
  if (answered !== undefined) throw new Refusal("agency_answered");
  await transaction
    .deleteFrom("proposal_agencies")
    .where("proposalId", "=", proposalId)
    .where("agencyId", "in", gone)
    .execute();
}
