import type { BodyOf, endpoints } from "@minuta/contract";
import { can, isFullySigned, judgeStep, seatMandate } from "@minuta/domain";
import type { SignedIn } from "../accounts/signed-in.ts";
import type { Context } from "../context.ts";
import { readableDocument } from "../documents/reader.ts";
import { addEvent } from "../events/add-event.ts";
import { Refusal } from "../refusal.ts";
import { recordInForce, recordSummary } from "./record-reader.ts";

type Decision = BodyOf<typeof endpoints.signDocument>;

/**
 * A seat signs the record in force, or refuses it with a reason: once (rule LI-3), by its principal before its alternate
 * (rule SE-2), and only on the digest that was shown. The third signature makes the document signed in the same
 * transaction (rule LI-4). Repeating one's own decision on the same text is harmless.
 */
export async function signDocument(context: Context, by: SignedIn, documentId: string, decision: Decision) {
  const record = await context.db.transaction().execute(async (transaction) => {
    const { row, subject } = await readableDocument(transaction, by, documentId);
    const mandate = seatMandate(by.actor, decision.party);
    if (!can(by.actor, "document.sign", subject) || mandate === null) throw new Refusal("forbidden");
    const inForce = await recordInForce(transaction, documentId);
    const own = inForce?.signatures.find(({ party }) => party === decision.party);
    if (inForce !== null && own !== undefined) {
      if (own.decision === decision.decision && own.digest === decision.digest) return inForce;
      throw new Refusal("seat_already_decided");
    }
    const step = judgeStep("sign", row.state, inForce?.signatures ?? []);
    if (step.verdict === "refused") throw new Refusal(step.code);
    if (inForce === null) throw new Refusal("document_not_closed");
    if (decision.digest !== inForce.digest) throw new Refusal("digest_is_stale");
    const at = context.clock().toISOString();
    const reason = decision.decision === "refuse" ? decision.reason : "";
    await transaction
      .insertInto("signatures")
      .values({
        id: context.newId(),
        recordId: inForce.id,
        party: decision.party,
        decision: decision.decision,
        reason,
        digest: decision.digest,
        capacity: mandate.role === "principal" ? "principal" : "alternate",
        office: by.user.name,
        userId: by.user.userId,
        mandateId: mandate.id,
        signInId: by.signInId,
        at,
      })
      .execute();
    const outcomes = [...inForce.signatures, { party: decision.party, decision: decision.decision }];
    if (isFullySigned(outcomes)) {
      await transaction
        .updateTable("documents")
        .set({ state: "signed", changedAt: at })
        .where("id", "=", documentId)
        .execute();
    }
    await addEvent(transaction, {
      at,
      type: decision.decision === "sign" ? "document.signed" : "document.refused",
      by: { userId: by.user.userId, signInId: by.signInId },
      subjectId: documentId,
      data: { party: decision.party, digest: decision.digest, recordId: inForce.id },
    });
    return recordInForce(transaction, documentId);
  });
  if (record === null) throw new Refusal("document_not_closed");
  context.live.hint(documentId, { changed: "document" });
  return recordSummary(record);
}
