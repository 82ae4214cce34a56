import { can } from "@minuta/domain";
import type { SignedIn } from "../accounts/signed-in.ts";
import type { Context } from "../context.ts";
import { addEvent } from "../events/add-event.ts";
import { Refusal } from "../refusal.ts";
import { invitationState, mandateSubject } from "./mandates-reader.ts";

/** Withdraws an open invitation. Whoever may not is told as little as for one that does not exist. */
export async function withdrawInvitation(
  context: Context,
  by: SignedIn,
  invitationId: string,
): Promise<void> {
  await context.db.transaction().execute(async (transaction) => {
    const row = await transaction
      .selectFrom("invitations")
      .selectAll()
      .where("id", "=", invitationId)
      .executeTakeFirst();
    if (row === undefined || !can(by.actor, "mandate.end", mandateSubject(row)))
      throw new Refusal("not_found");
    const now = context.clock();
    const state = invitationState(row, now);
    if (state === "withdrawn") return;
    if (state !== "open") throw new Refusal("invitation_not_open");
    const at = now.toISOString();
    await transaction
      .updateTable("invitations")
      .set({ withdrawnAt: at })
      .where("id", "=", invitationId)
      .execute();
    await addEvent(transaction, {
      at,
      type: "invitation.withdrawn",
      by: { userId: by.user.userId, signInId: by.signInId },
      subjectId: invitationId,
    });
  });
}
