import type { BodyOf, endpoints } from "@minuta/contract";
import type { SignedIn } from "../accounts/signed-in.ts";
import type { Context } from "../context.ts";
import { addEvent } from "../events/add-event.ts";
import { Refusal } from "../refusal.ts";
import { changeThread, threadRow } from "./change-thread.ts";
import { insertComment } from "./comment-writer.ts";
import { maxComments } from "./reader.ts";

/** Adds a comment to a thread. */
export function reply(
  context: Context,
  by: SignedIn,
  ids: { readonly documentId: string; readonly threadId: string },
  asked: BodyOf<typeof endpoints.reply>,
) {
  const { documentId, threadId } = ids;
  return changeThread(context, by, documentId, "document.comment", async (change) => {
    const { transaction, at } = change;
    await threadRow(change, threadId);
    const { count } = await transaction
      .selectFrom("comments")
      .select((select) => select.fn.countAll<number>().as("count"))
      .where("threadId", "=", threadId)
      .executeTakeFirstOrThrow();
    if (Number(count) >= maxComments) throw new Refusal("too_large");
    const commentId = context.newId();
    const comment = { id: commentId, threadId, authorId: by.user.userId, body: asked.body };
    await insertComment(transaction, comment, asked.mentions, at);
    await addEvent(transaction, {
      at,
      type: "comment.added",
      by: change.by,
      subjectId: threadId,
      data: { documentId, commentId },
    });
    return threadId;
  });
}
