import type { SignedIn } from "../accounts/signed-in.ts";
import type { Context } from "../context.ts";
import { addEvent } from "../events/add-event.ts";
import { changeThread, threadRow } from "./change-thread.ts";

/** Resolves or reopens a thread; to what it is already changes nothing. */
export function setThreadState(
  context: Context,
  by: SignedIn,
  ids: { readonly documentId: string; readonly threadId: string },
  state: "open" | "resolved",
) {
  const { documentId, threadId } = ids;
  return changeThread(context, by, documentId, "comment.resolve", async (change) => {
    const { transaction, at } = change;
    const thread = await threadRow(change, threadId);
    if (thread.state === state) return threadId;
    const resolved = state === "resolved";
    await transaction
      .updateTable("threads")
      .set({ state, resolvedAt: resolved ? at : null, resolvedBy: resolved ? by.user.userId : null })
      .where("id", "=", threadId)
      .execute();
    await addEvent(transaction, {
      at,
      type: resolved ? "thread.resolved" : "thread.reopened",
      by: change.by,
      subjectId: threadId,
      data: { documentId },
    });
    return threadId;
  });
}
