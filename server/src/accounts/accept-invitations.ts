import { overlappingPrincipals } from "@minuta/domain";
import type { Transaction } from "kysely";
import { dayBefore, dayOf } from "../clock.ts";
import type { Context } from "../context.ts";
import type { Reading } from "../db/reading.ts";
import type { Tables } from "../db/tables.ts";
import { addEvent } from "../events/add-event.ts";

/** The invitations that an address may accept now. */
export async function openInvitationsOf(db: Reading, email: string, now: Date) {
  return db
    .selectFrom("invitations")
    .selectAll()
    .where("email", "=", email)
    .where("acceptedAt", "is", null)
    .where("withdrawnAt", "is", null)
    .where("expiresAt", ">", now.toISOString())
    .orderBy("createdAt")
    .execute();
}

/**
 * Accepts what an address was invited to, when somebody enters by a link that went to that address: the account, when there
 * is none, the mandates and their events, in one transaction. An invitation is accepted once, whoever else tries.
 */
export async function acceptInvitations(
  context: Pick<Context, "db" | "clock" | "newId">,
  email: string,
): Promise<void> {
  const now = context.clock();
  if ((await openInvitationsOf(context.db, email, now)).length === 0) return;
  await context.db.transaction().execute(async (transaction) => {
    const open = await openInvitationsOf(transaction, email, now);
    const first = open[0];
    if (first === undefined) return;
    const at = now.toISOString();
    const account = await transaction
      .selectFrom("user")
      .select("id")
      .where("email", "=", email)
      .executeTakeFirst();
    const userId = account?.id ?? context.newId();
    if (account === undefined) {
      await transaction
        .insertInto("user")
        .values({
          id: userId,
          name: first.name,
          email,
          emailVerified: 1,
          image: null,
          createdAt: at,
          updatedAt: at,
          language: first.language,
        })
        .execute();
    }
    for (const invitation of open) {
      const mandateId = context.newId();
      const given = {
        id: mandateId,
        userId,
        role: invitation.role,
        party: invitation.party,
        organizationId: invitation.organizationId,
        startsOn: dayOf(now),
        endsOn: null,
        givenBy: invitation.givenBy,
      };
      await endPredecessors(transaction, given, email, now);
      await transaction.insertInto("mandates").values(given).execute();
      await transaction
        .updateTable("invitations")
        .set({ acceptedAt: at })
        .where("id", "=", invitation.id)
        .execute();
      await addEvent(transaction, {
        at,
        type: "mandate.given",
        by: null,
        subjectId: mandateId,
        data: { userId, role: invitation.role, invitationId: invitation.id },
      });
    }
  });
}

/**
 * Rule SE-3: who accepts to be principal succeeds. The mandate of the one before ends the day before, what it had invited to
 * and was not accepted yet ends with it, and its holder's connections are cut by the event.
 */
async function endPredecessors(
  transaction: Transaction<Tables>,
  given: Tables["mandates"],
  email: string,
  now: Date,
): Promise<void> {
  if (given.role !== "principal" || given.party === null) return;
  const principals = await transaction
    .selectFrom("mandates")
    .selectAll()
    .where("role", "=", "principal")
    .where("party", "=", given.party)
    .execute();
  const at = now.toISOString();
  for (const { id, userId, role } of overlappingPrincipals(principals, given)) {
    await transaction
      .updateTable("mandates")
      .set({ endsOn: dayBefore(given.startsOn) })
      .where("id", "=", id)
      .execute();
    await transaction
      .updateTable("invitations")
      .set({ withdrawnAt: at })
      .where("givenBy", "=", id)
      .where("email", "!=", email)
      .where("acceptedAt", "is", null)
      .where("withdrawnAt", "is", null)
      .execute();
    await addEvent(transaction, {
      at,
      type: "mandate.ended",
      by: null,
      subjectId: id,
      data: { userId, role, succeededBy: given.id },
    });
  }
}
