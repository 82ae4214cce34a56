import type { Transaction } from "kysely";
import type { Tables } from "../db/tables.ts";
import { Refusal } from "../refusal.ts";

/** Replaces the people that a comment mentions; each must have an account with a mandate. */
export async function setMentions(
  transaction: Transaction<Tables>,
  commentId: string,
  mentions: readonly string[],
): Promise<void> {
  await transaction.deleteFrom("comment_mentions").where("commentId", "=", commentId).execute();
  const userIds = [...new Set(mentions)];
  if (userIds.length === 0) return;
  const known = await transaction
    .selectFrom("mandates")
    .select("userId")
    .distinct()
    .where("userId", "in", userIds)
    .where("role", "!=", "operator")
    .execute();
  if (known.length !== userIds.length) {
    throw new Refusal("invalid_input", [{ path: "mentions", message: "unknown" }]);
  }
  await transaction
    .insertInto("comment_mentions")
    .values(userIds.map((userId) => ({ commentId, userId })))
    .execute();
}

/** Adds a comment to a thread. */
export async function insertComment(
  transaction: Transaction<Tables>,
  comment: {
    readonly id: string;
    readonly threadId: string;
    readonly authorId: string;
    readonly body: string;
  },
  mentions: readonly string[],
  at: string,
): Promise<void> {
  await transaction
    .insertInto("comments")
    .values({ ...comment, createdAt: at, editedAt: null, deletedAt: null })
    .execute();
  await setMentions(transaction, comment.id, mentions);
}
