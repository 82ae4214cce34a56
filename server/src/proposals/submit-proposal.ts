import type { BodyOf, endpoints } from "@minuta/contract";
import { can, proposalNumber } from "@minuta/domain";
import { sql, type Transaction } from "kysely";
import type { SignedIn } from "../accounts/signed-in.ts";
import type { Context } from "../context.ts";
import type { Tables } from "../db/tables.ts";
import { addEvent } from "../events/add-event.ts";
import { requireTakingPart } from "../organizations/taking-part.ts";
import { Refusal } from "../refusal.ts";
import { proposalSearchText } from "./search-text.ts";

/** Puts a proposal forward under the next number (rule NU-2); transactions take turns, so no two get the same. */
export async function submitProposal(
  context: Context,
  by: SignedIn,
  asked: BodyOf<typeof endpoints.submitProposal>,
): Promise<{ proposalId: string; number: string }> {
  requireTakingPart(by);
  return context.db.transaction().execute(async (transaction) => {
    const { organizationId } = asked;
    if (!can(by.actor, "proposal.submit", { type: "proposal", organizationId, agencyIds: [] })) {
      throw new Refusal("forbidden");
    }
    const organization = await transaction
      .selectFrom("organizations")
      .select(["kind", "shortName", "sample"])
      .where("id", "=", organizationId)
      .executeTakeFirst();
    if (organization?.kind !== "organization") throw new Refusal("forbidden");
    const id = context.newId();
    const at = context.clock().toISOString();
    const number = await nextNumber(transaction);
    const titles = { titleEs: asked.title, titleEn: asked.titleEn === "" ? asked.title : asked.titleEn };
    await transaction
      .insertInto("proposals")
      .values({
        id,
        number,
        organizationId,
        ...titles,
        sample: 0,
        submittedAt: at,
        searchText: proposalSearchText({ number, ...titles, organization: organization.shortName }),
      })
      .execute();
    await addEvent(transaction, {
      at,
      type: "proposal.submitted",
      by: { userId: by.user.userId, signInId: by.signInId },
      subjectId: id,
      data: { number, organizationId },
    });
    return { proposalId: id, number };
  });
}

async function nextNumber(transaction: Transaction<Tables>): Promise<string> {
  const last = await transaction
    .selectFrom("proposals")
    .select(sql<number | null>`max(cast(substr("number", 3) as integer))`.as("ordinal"))
    .where("number", "like", "P-%")
    .executeTakeFirst();
  return proposalNumber(Number(last?.ordinal ?? 0) + 1);
}
