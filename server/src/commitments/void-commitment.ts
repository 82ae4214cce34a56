import { can } from "@minuta/domain";
import type { SignedIn } from "../accounts/signed-in.ts";
import type { Context } from "../context.ts";
import { addEvent } from "../events/add-event.ts";
import { requireTakingPart } from "../organizations/taking-part.ts";
import { Refusal } from "../refusal.ts";
import { adoptionSubject } from "./commitment-subject.ts";

/** Leaves a commitment without effect; it keeps its number and its history (rule NU-8). */
export async function voidCommitment(
  context: Context,
  by: SignedIn,
  number: string,
  reason: string,
): Promise<void> {
  requireTakingPart(by);
  const documentId = await context.db.transaction().execute(async (transaction) => {
    const commitment = await transaction
      .selectFrom("commitments")
      .select(["documentId", "state"])
      .where("number", "=", number)
      .executeTakeFirst();
    if (commitment === undefined) throw new Refusal("not_found");
    const subject = await adoptionSubject(transaction, commitment.documentId);
    if (!can(by.actor, "commitment.adopt", subject)) throw new Refusal("forbidden");
    if (commitment.state === "void") return null;
    const at = context.clock().toISOString();
    await transaction
      .updateTable("commitments")
      .set({ state: "void", voidedAt: at, voidReason: reason })
      .where("number", "=", number)
      .execute();
    await addEvent(transaction, {
      at,
      type: "commitment.voided",
      by: { userId: by.user.userId, signInId: by.signInId },
      subjectId: number,
      data: { documentId: commitment.documentId },
    });
    return commitment.documentId;
  });
  if (documentId !== null) context.live.hint(documentId, { changed: "document" });
}
