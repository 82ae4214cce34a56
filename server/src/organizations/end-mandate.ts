import { can, isInForce } from "@minuta/domain";
import type { Transaction } from "kysely";
import type { SignedIn } from "../accounts/signed-in.ts";
import { dayBefore, dayOf } from "../clock.ts";
import type { Context } from "../context.ts";
import type { Tables } from "../db/tables.ts";
import { addEvent } from "../events/add-event.ts";
import { Refusal } from "../refusal.ts";
import { mandateSubject } from "./mandates-reader.ts";
import { requireTakingPart } from "./taking-part.ts";

/**
 * Ends a mandate at once: its last day in force is yesterday (rule SE-1 counts the last day in). What it had invited to and
 * was not yet accepted is withdrawn with it, and its holder's connections are cut. The principal of a seat stays until
 * a successor accepts.
 */
export async function endMandate(context: Context, by: SignedIn, mandateId: string): Promise<void> {
  const holder = await context.db.transaction().execute(async (transaction) => {
    const mandate = await transaction
      .selectFrom("mandates")
      .selectAll()
      .where("id", "=", mandateId)
      .executeTakeFirst();
    if (mandate === undefined) throw new Refusal("not_found");
    if (!can(by.actor, "mandate.end", mandateSubject(mandate))) {
      requireTakingPart(by);
      throw new Refusal("forbidden");
    }
    const now = context.clock();
    const today = dayOf(now);
    if (!isInForce(mandate, today)) return null;
    if (mandate.role === "principal") await requireSuccessor(transaction, mandate, today);
    const at = now.toISOString();
    await transaction
      .updateTable("mandates")
      .set({ endsOn: dayBefore(today) })
      .where("id", "=", mandateId)
      .execute();
    await transaction
      .updateTable("invitations")
      .set({ withdrawnAt: at })
      .where("givenBy", "=", mandateId)
      .where("acceptedAt", "is", null)
      .where("withdrawnAt", "is", null)
      .execute();
    await addEvent(transaction, {
      at,
      type: "mandate.ended",
      by: { userId: by.user.userId, signInId: by.signInId },
      subjectId: mandateId,
      data: { userId: mandate.userId, role: mandate.role },
    });
    return mandate.userId;
  });
  if (holder !== null) context.live.cutOff({ userId: holder });
}

async function requireSuccessor(
  transaction: Transaction<Tables>,
  mandate: Tables["mandates"],
  today: string,
): Promise<void> {
  const principals = await transaction
    .selectFrom("mandates")
    .select(["id", "startsOn", "endsOn"])
    .where("role", "=", "principal")
    .where("party", "=", mandate.party)
    .execute();
  const others = principals.filter((other) => other.id !== mandate.id && isInForce(other, today));
  if (others.length === 0) throw new Refusal("last_principal");
}
