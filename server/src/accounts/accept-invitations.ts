import { dayOf } from "../clock.ts";
import type { Context } from "../context.ts";
import type { Reading } from "../db/reading.ts";
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
      await transaction
        .insertInto("mandates")
        .values({
          id: mandateId,
          userId,
          role: invitation.role,
          party: invitation.party,
          organizationId: invitation.organizationId,
          startsOn: dayOf(now),
          endsOn: null,
          givenBy: invitation.givenBy,
        })
        .execute();
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
