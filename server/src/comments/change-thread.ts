import { can } from "@minuta/domain";
import type { Transaction } from "kysely";
import type { SignedIn } from "../accounts/signed-in.ts";
import type { Context } from "../context.ts";
import type { Tables } from "../db/tables.ts";
import { type LoadedDocument, readableDocument } from "../documents/reader.ts";
import { Refusal } from "../refusal.ts";
import { threadOf } from "./reader.ts";

export type Change = {
  readonly transaction: Transaction<Tables>;
  readonly document: LoadedDocument;
  readonly at: string;
  readonly by: { readonly userId: string; readonly signInId: string };
};

/**
 * Changes a thread of a document in one transaction and answers with the thread as it is then. Asks for `action` on the
 * document first: a person who reads but may not is told so, or that the document is closed when only that forbids it.
 */
export async function changeThread(
  context: Context,
  by: SignedIn,
  documentId: string,
  action: "document.comment" | "comment.resolve",
  change: (change: Change) => Promise<string>,
) {
  const now = context.clock();
  const thread = await context.db.transaction().execute(async (transaction) => {
    const document = await readableDocument(transaction, by, documentId);
    if (!can(by.actor, action, document.subject)) {
      const open = can(by.actor, action, { ...document.subject, state: "draft" });
      throw new Refusal(open ? "document_closed" : "forbidden");
    }
    const threadId = await change({
      transaction,
      document,
      at: now.toISOString(),
      by: { userId: by.user.userId, signInId: by.signInId },
    });
    return threadOf(transaction, by, { id: documentId, subject: document.subject }, threadId, now);
  });
  if (thread === null) throw new Refusal("not_found");
  context.live.hint(documentId, { changed: "threads" });
  return thread;
}

/** The thread's row; `not_found` unless it belongs to that document. */
export async function threadRow({ transaction, document }: Change, threadId: string) {
  const row = await transaction
    .selectFrom("threads")
    .select(["id", "state"])
    .where("id", "=", threadId)
    .where("documentId", "=", document.row.id)
    .executeTakeFirst();
  if (row === undefined) throw new Refusal("not_found");
  return row;
}

/** The comment's row; `not_found` unless it belongs to that thread of that document and was not deleted. */
export async function commentRow(change: Change, threadId: string, commentId: string) {
  await threadRow(change, threadId);
  const row = await change.transaction
    .selectFrom("comments")
    .select(["id", "authorId", "deletedAt"])
    .where("id", "=", commentId)
    .where("threadId", "=", threadId)
    .executeTakeFirst();
  if (row === undefined || row.deletedAt !== null) throw new Refusal("not_found");
  return row;
}
