import { can } from "@minuta/domain";
import type { SignedIn } from "../accounts/signed-in.ts";
import type { Context } from "../context.ts";
import { readableDocument } from "../documents/reader.ts";
import { addEvent } from "../events/add-event.ts";
import { Refusal } from "../refusal.ts";
import { recordInForce } from "./record-reader.ts";

/**
 * Opens a published text as the draft of an erratum (rule LI-9). The published record, its signatures and its address stay as
 * they are; the erratum names it when it is closed, and is signed anew by the three seats.
 */
export async function startErratum(
  context: Context,
  by: SignedIn,
  documentId: string,
  reason: string,
): Promise<void> {
  await context.db.transaction().execute(async (transaction) => {
    const { row, subject } = await readableDocument(transaction, by, documentId);
    if (!can(by.actor, "document.close", subject)) throw new Refusal("forbidden");
    const record = await recordInForce(transaction, documentId);
    if (row.state !== "published" || record === null) throw new Refusal("document_not_published");
    const at = context.clock().toISOString();
    await transaction.updateTable("records").set({ supersededAt: at }).where("id", "=", record.id).execute();
    await transaction
      .updateTable("documents")
      .set({ state: "draft", changedAt: at, erratumReason: reason })
      .where("id", "=", documentId)
      .execute();
    await addEvent(transaction, {
      at,
      type: "document.erratumStarted",
      by: { userId: by.user.userId, signInId: by.signInId },
      subjectId: documentId,
      data: { recordId: record.id, digest: record.digest },
    });
  });
  context.live.refreshAccess(documentId);
  context.live.hint(documentId, { changed: "document" });
}
