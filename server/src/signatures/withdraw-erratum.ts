import { can, judgeErratumWithdrawal } from "@minuta/domain";
import type { RecordContent } from "@minuta/record";
import type { SignedIn } from "../accounts/signed-in.ts";
import type { Context } from "../context.ts";
import type { Reading } from "../db/reading.ts";
import { readableDocument } from "../documents/reader.ts";
import { addEvent } from "../events/add-event.ts";
import { appendRewriting } from "../live/journal-rewrite.ts";
import { Refusal } from "../refusal.ts";

/**
 * Withdraws an erratum that was begun (rule LI-11): the published record is in force again, and the text is written back to
 * what that record says, as one more entry of its journal, so that the draft stays in the history.
 */
export async function withdrawErratum(context: Context, by: SignedIn, documentId: string): Promise<void> {
  // Nobody's writes are held before it is known that this may go on.
  await judgeWithdrawal(context.db, by, documentId);
  await context.live.freeze(documentId, async ({ sequence }) => {
    const published = await judgeWithdrawal(context.db, by, documentId);
    const { text } = JSON.parse(published.content) as RecordContent;
    const rewriting = await context.live.rewriting(documentId, text);
    await context.db.transaction().execute(async (transaction) => {
      const record = await judgeWithdrawal(transaction, by, documentId);
      const at = context.clock().toISOString();
      const author = { userId: by.user.userId, signInId: by.signInId };
      await appendRewriting(transaction, documentId, { follows: sequence, rewriting }, author, at);
      await transaction
        .updateTable("records")
        .set({ supersededAt: null })
        .where("id", "=", record.id)
        .execute();
      await transaction
        .updateTable("documents")
        .set({ state: "published", changedAt: at, erratumReason: null })
        .where("id", "=", documentId)
        .execute();
      await addEvent(transaction, {
        at,
        type: "document.erratumWithdrawn",
        by: author,
        subjectId: documentId,
        data: { recordId: record.id, digest: record.digest },
      });
    });
    await context.live.followJournal(documentId);
  });
  context.live.hint(documentId, { changed: "document" });
}

/** The published record that the erratum corrects; throws why it cannot be withdrawn. */
async function judgeWithdrawal(db: Reading, by: SignedIn, documentId: string) {
  const { row, subject } = await readableDocument(db, by, documentId);
  if (!can(by.actor, "document.close", subject)) throw new Refusal("forbidden");
  const published = await db
    .selectFrom("records")
    .innerJoin("publications", "publications.recordId", "records.id")
    .select(["records.id", "records.content", "records.digest", "records.supersededAt"])
    .where("records.documentId", "=", documentId)
    .orderBy("records.version", "desc")
    .limit(1)
    .executeTakeFirst();
  const begunAt = row.erratumReason === null ? null : (published?.supersededAt ?? null);
  const verdict = judgeErratumWithdrawal(row.state, {
    isBegun: begunAt !== null,
    isDecided: begunAt !== null && (await wasDecided(db, documentId, begunAt)),
  });
  if (verdict.verdict === "refused") throw new Refusal(verdict.code);
  if (published === undefined) throw new Refusal("no_erratum");
  return published;
}

/** Whether the parties adopted other words, or left something without effect, after the erratum was begun. */
async function wasDecided(db: Reading, documentId: string, since: string): Promise<boolean> {
  const resolutions = await db
    .selectFrom("resolutions")
    .select(["number", "textDigest", "adoptedAt", "voidedAt"])
    .where("documentId", "=", documentId)
    .where((where) => where.or([where("adoptedAt", ">", since), where("voidedAt", ">", since)]))
    .execute();
  for (const { number, textDigest, voidedAt } of resolutions) {
    if (voidedAt !== null && voidedAt > since) return true;
    const before = await db
      .selectFrom("adopted_texts")
      .select("textDigest")
      .where("number", "=", number)
      .where("adoptedAt", "<=", since)
      .orderBy("version", "desc")
      .limit(1)
      .executeTakeFirst();
    // The published words that were adopted once more are no other decision.
    if (before?.textDigest !== textDigest) return true;
  }
  const commitment = await db
    .selectFrom("commitments")
    .select("number")
    .where("documentId", "=", documentId)
    .where((where) => where.or([where("adoptedAt", ">", since), where("voidedAt", ">", since)]))
    .limit(1)
    .executeTakeFirst();
  return commitment !== undefined;
}
