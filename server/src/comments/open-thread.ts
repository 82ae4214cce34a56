import type { BodyOf, endpoints } from "@minuta/contract";
import { decodeAnchor } from "@minuta/document";
import type { SignedIn } from "../accounts/signed-in.ts";
import type { Context } from "../context.ts";
import { addEvent } from "../events/add-event.ts";
import { Refusal } from "../refusal.ts";
import { changeThread } from "./change-thread.ts";
import { insertComment } from "./comment-writer.ts";
import { maxThreads } from "./reader.ts";

/** Opens a thread on a range of the text, or on the whole document. */
export function openThread(
  context: Context,
  by: SignedIn,
  documentId: string,
  asked: BodyOf<typeof endpoints.openThread>,
) {
  const { anchor } = asked;
  if (anchor !== null && (decodeAnchor(anchor.start) === null || decodeAnchor(anchor.end) === null)) {
    throw new Refusal("anchor_invalid");
  }
  return changeThread(context, by, documentId, "document.comment", async (change) => {
    const { transaction, at } = change;
    const { count } = await transaction
      .selectFrom("threads")
      .select((select) => select.fn.countAll<number>().as("count"))
      .where("documentId", "=", documentId)
      .executeTakeFirstOrThrow();
    if (Number(count) >= maxThreads) throw new Refusal("too_large");
    const threadId = context.newId();
    await transaction
      .insertInto("threads")
      .values({
        id: threadId,
        documentId,
        anchorStart: anchor?.start ?? null,
        anchorEnd: anchor?.end ?? null,
        quote: asked.quote,
        state: "open",
        createdAt: at,
        resolvedAt: null,
        resolvedBy: null,
      })
      .execute();
    const commentId = context.newId();
    const comment = { id: commentId, threadId, authorId: by.user.userId, body: asked.body };
    await insertComment(transaction, comment, asked.mentions, at);
    await addEvent(transaction, {
      at,
      type: "thread.opened",
      by: change.by,
      subjectId: threadId,
      data: { documentId, commentId },
    });
    return threadId;
  });
}
