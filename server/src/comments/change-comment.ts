import type { BodyOf, endpoints } from "@minuta/contract";
import { can } from "@minuta/domain";
import type { SignedIn } from "../accounts/signed-in.ts";
import type { Context } from "../context.ts";
import { addEvent } from "../events/add-event.ts";
import { Refusal } from "../refusal.ts";
import { type Change, changeThread, commentRow } from "./change-thread.ts";
import { setMentions } from "./comment-writer.ts";

type CommentIds = { readonly documentId: string; readonly threadId: string; readonly commentId: string };

/** Changes one's own comment (rule AC-10). */
export function editComment(
  context: Context,
  by: SignedIn,
  ids: CommentIds,
  asked: BodyOf<typeof endpoints.editComment>,
) {
  return changeOwn(context, by, ids, async ({ transaction, at, by: author }) => {
    await transaction
      .updateTable("comments")
      .set({ body: asked.body, editedAt: at })
      .where("id", "=", ids.commentId)
      .execute();
    await setMentions(transaction, ids.commentId, asked.mentions);
    await addEvent(transaction, {
      at,
      type: "comment.edited",
      by: author,
      subjectId: ids.threadId,
      data: { documentId: ids.documentId, commentId: ids.commentId },
    });
  });
}

/** Deletes one's own comment; its words go, the mark that there was one stays. */
export function deleteComment(context: Context, by: SignedIn, ids: CommentIds) {
  return changeOwn(context, by, ids, async ({ transaction, at, by: author }) => {
    await transaction
      .updateTable("comments")
      .set({ body: "", deletedAt: at })
      .where("id", "=", ids.commentId)
      .execute();
    await setMentions(transaction, ids.commentId, []);
    await addEvent(transaction, {
      at,
      type: "comment.deleted",
      by: author,
      subjectId: ids.threadId,
      data: { documentId: ids.documentId, commentId: ids.commentId },
    });
  });
}

function changeOwn(
  context: Context,
  by: SignedIn,
  ids: CommentIds,
  write: (change: Change) => Promise<void>,
) {
  return changeThread(context, by, ids.documentId, "document.comment", async (change) => {
    const { authorId } = await commentRow(change, ids.threadId, ids.commentId);
    if (!can(by.actor, "comment.edit", { type: "comment", authorId, document: change.document.subject })) {
      throw new Refusal("forbidden");
    }
    await write(change);
    return ids.threadId;
  });
}
