import { can, type DocumentSubject } from "@minuta/domain";
import type { SignedIn } from "../accounts/signed-in.ts";
import type { Reading } from "../db/reading.ts";
import { type Person, peopleByAccount } from "../organizations/people-reader.ts";

type ThreadRow = {
  readonly id: string;
  readonly documentId: string;
  readonly anchorStart: string | null;
  readonly anchorEnd: string | null;
  readonly quote: string;
  readonly state: "open" | "resolved";
  readonly createdAt: string;
  readonly resolvedAt: string | null;
  readonly resolvedBy: string | null;
};

export const maxThreads = 500;
export const maxComments = 200;

/** The threads of a document, oldest first, as somebody sees them. */
export async function threadsOf(
  db: Reading,
  by: SignedIn,
  document: { readonly id: string; readonly subject: DocumentSubject },
  now: Date,
) {
  const rows = await db
    .selectFrom("threads")
    .selectAll()
    .where("documentId", "=", document.id)
    .orderBy("createdAt")
    .orderBy("id")
    .limit(maxThreads)
    .execute();
  return present(db, by, document.subject, rows, now);
}

/** One thread as somebody sees it, or null when the document has no such thread. */
export async function threadOf(
  db: Reading,
  by: SignedIn,
  document: { readonly id: string; readonly subject: DocumentSubject },
  threadId: string,
  now: Date,
) {
  const row = await db
    .selectFrom("threads")
    .selectAll()
    .where("id", "=", threadId)
    .where("documentId", "=", document.id)
    .executeTakeFirst();
  if (row === undefined) return null;
  return (await present(db, by, document.subject, [row], now))[0] ?? null;
}

async function present(
  db: Reading,
  by: SignedIn,
  subject: DocumentSubject,
  rows: readonly ThreadRow[],
  now: Date,
) {
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const comments = await db
    .selectFrom("comments")
    .selectAll()
    .where("threadId", "in", ids)
    .orderBy("createdAt")
    .orderBy("id")
    .execute();
  const mentions = await db
    .selectFrom("comment_mentions")
    .innerJoin("comments", "comments.id", "comment_mentions.commentId")
    .select(["comment_mentions.commentId", "comment_mentions.userId"])
    .where("comments.threadId", "in", ids)
    .where("comments.deletedAt", "is", null)
    .orderBy("comment_mentions.userId")
    .execute();
  const resolvers = rows.flatMap(({ resolvedBy }) => resolvedBy ?? []);
  const people = await peopleByAccount(db, [...comments.map(({ authorId }) => authorId), ...resolvers], now);
  const personOf = (userId: string): Person =>
    people.get(userId) ?? { userId, name: "", party: null, institution: null };
  const inThread = Map.groupBy(comments, ({ threadId }) => threadId);
  const inComment = Map.groupBy(mentions, ({ commentId }) => commentId);
  return rows.map((row) => ({
    id: row.id,
    documentId: row.documentId,
    anchor:
      row.anchorStart === null || row.anchorEnd === null
        ? null
        : { start: row.anchorStart, end: row.anchorEnd },
    quote: row.quote,
    state: row.state,
    createdAt: row.createdAt,
    resolvedAt: row.resolvedAt,
    resolvedBy: row.resolvedBy === null ? null : personView(personOf(row.resolvedBy)),
    comments: (inThread.get(row.id) ?? []).map((comment) => ({
      id: comment.id,
      author: personView(personOf(comment.authorId)),
      body: comment.deletedAt === null ? comment.body : "",
      mentions: (inComment.get(comment.id) ?? []).map(({ userId }) => userId),
      createdAt: comment.createdAt,
      editedAt: comment.editedAt,
      deletedAt: comment.deletedAt,
      mayEdit:
        comment.deletedAt === null &&
        can(by.actor, "comment.edit", { type: "comment", authorId: comment.authorId, document: subject }),
    })),
  }));
}

function personView({ userId, name, party, institution }: Person) {
  return { userId, name, party, institution };
}
