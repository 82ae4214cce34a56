import { can, judgeStep } from "@minuta/domain";
import type { SignedIn } from "../accounts/signed-in.ts";
import type { Context } from "../context.ts";
import { readableDocument } from "../documents/reader.ts";
import { addEvent } from "../events/add-event.ts";
import { Refusal } from "../refusal.ts";
import { recordInForce } from "./record-reader.ts";

/** Thaws a text that a seat refused, or that its author has not signed; its record and signatures stay as superseded evidence (rule LI-5). */
export async function reopenDocument(context: Context, by: SignedIn, documentId: string): Promise<void> {
  const reopened = await context.db.transaction().execute(async (transaction) => {
    const { row, subject } = await readableDocument(transaction, by, documentId);
    if (!can(by.actor, "document.reopen", subject)) throw new Refusal("forbidden");
    const record = await recordInForce(transaction, documentId);
    const step = judgeStep("reopen", row.kind, row.state, record?.signatures ?? []);
    if (step.verdict === "refused") throw new Refusal(step.code);
    if (step.verdict === "alreadyDone" || record === null) return false;
    const at = context.clock().toISOString();
    await transaction.updateTable("records").set({ supersededAt: at }).where("id", "=", record.id).execute();
    await transaction
      .updateTable("documents")
      .set({ state: "draft", changedAt: at })
      .where("id", "=", documentId)
      .execute();
    await addEvent(transaction, {
      at,
      type: "document.reopened",
      by: { userId: by.user.userId, signInId: by.signInId },
      subjectId: documentId,
      data: { recordId: record.id, version: record.version },
    });
    return true;
  });
  if (!reopened) return;
  context.live.refreshAccess(documentId);
  context.live.hint(documentId, { changed: "document" });
}
