import { can } from "@minuta/domain";
import type { SignedIn } from "../accounts/signed-in.ts";
import type { Context } from "../context.ts";
import { readableDocument } from "../documents/reader.ts";
import { addEvent } from "../events/add-event.ts";
import { Refusal } from "../refusal.ts";
import { sourceVersionsOf } from "./sources-reader.ts";

/** Says of which noted version of its source a draft is the translation, once its text follows that (rule WF-5). */
export async function chooseSource(
  context: Context,
  by: SignedIn,
  documentId: string,
  ordinal: number,
): Promise<void> {
  await context.db.transaction().execute(async (transaction) => {
    const { row, subject } = await readableDocument(transaction, by, documentId);
    if (!can(by.actor, "document.write", subject)) {
      const wrote = can(by.actor, "document.write", { ...subject, state: "draft" });
      throw new Refusal(wrote ? "document_closed" : "forbidden");
    }
    const versions = await sourceVersionsOf(transaction, documentId);
    if (!versions.some((version) => version.ordinal === ordinal)) throw new Refusal("source_unknown");
    if (row.sourceOrdinal === ordinal) return;
    const at = context.clock().toISOString();
    await transaction
      .updateTable("documents")
      .set({ sourceOrdinal: ordinal, changedAt: at })
      .where("id", "=", documentId)
      .execute();
    await addEvent(transaction, {
      at,
      type: "translation.sourceChosen",
      by: { userId: by.user.userId, signInId: by.signInId },
      subjectId: documentId,
      data: { ordinal },
    });
  });
  context.live.hint(documentId, { changed: "document" });
}
