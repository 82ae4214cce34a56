import { can, judgeStep, workflowOf } from "@minuta/domain";
import {
  type CorrectedRecord,
  canonicalBytes,
  type FourthRecordContent,
  openRecord,
  sealRecord,
} from "@minuta/record";
import type { Transaction } from "kysely";
import type { SignedIn } from "../accounts/signed-in.ts";
import type { Context } from "../context.ts";
import type { Tables } from "../db/tables.ts";
import { readableDocument } from "../documents/reader.ts";
import { addEvent } from "../events/add-event.ts";
import { type LiveText, TextMoved } from "../live/live.ts";
import { requireNotCancelled } from "../meetings/not-cancelled.ts";
import { wordsRemovedBefore } from "../publication/removals-reader.ts";
import { Refusal } from "../refusal.ts";
import { translatedBy } from "../rubrics/sources-reader.ts";
import { checkText } from "./closing-check.ts";
import { assignKey } from "./closing-writer.ts";
import { rowsOfRecord } from "./record-content.ts";
import { recordInForce, recordSummary } from "./record-reader.ts";

/**
 * Freezes a document: the text that is on disk and its rows of legal weight become a record with a digest, in one
 * transaction, while every write to the document waits. Of two at once one closes, and both answer with its record.
 */
export async function closeDocument(context: Context, by: SignedIn, documentId: string) {
  const before = await readableDocument(context.db, by, documentId);
  if (!can(by.actor, "document.close", before.subject)) throw new Refusal("forbidden");
  // Only a draft is frozen; every other state is judged without holding anybody's writes.
  const closing =
    before.row.state === "draft"
      ? await context.live.freeze(documentId, (text) => closeFrozen(context, by, documentId, text))
      : await context.db.transaction().execute((transaction) => judgeClosing(transaction, by, documentId));
  if (closing === null) throw new Refusal("document_not_closed");
  context.live.hint(documentId, { changed: "document" });
  return recordSummary(closing);
}

async function closeFrozen(context: Context, by: SignedIn, documentId: string, text: LiveText) {
  return context.db.transaction().execute(async (transaction) => {
    const already = await judgeClosing(transaction, by, documentId);
    if (already !== null) return already;
    const newest = await newestText(context, transaction, documentId, text);
    await insertRecord(context, transaction, by, documentId, newest);
    return recordInForce(transaction, documentId);
  });
}

/**
 * The text to which no node adds anything any more until the transaction ends: what was read before, or what another node
 * stored meanwhile too.
 */
async function newestText(
  context: Context,
  transaction: Transaction<Tables>,
  documentId: string,
  text: LiveText,
): Promise<LiveText> {
  // Setting a column to itself locks the row in either database.
  const { journalHead } = await transaction
    .updateTable("documents")
    .set((row) => ({ journalHead: row.ref("journalHead") }))
    .where("id", "=", documentId)
    .returning("journalHead")
    .executeTakeFirstOrThrow();
  if (journalHead === text.sequence) return text;
  // SQLite has one node, and nobody reads while the transaction has its turn.
  const newer = context.databaseKind === "sqlite" ? text : await context.live.read(documentId);
  if (journalHead !== newer.sequence) throw new TextMoved();
  return newer;
}

/** The record when the document is closed already, null when it may be closed now; else throws why not. */
async function judgeClosing(transaction: Transaction<Tables>, by: SignedIn, documentId: string) {
  const { row } = await readableDocument(transaction, by, documentId);
  const step = judgeStep("close", row.kind, row.state, []);
  if (step.verdict === "refused") throw new Refusal(step.code);
  if (step.verdict === "alreadyDone") return recordInForce(transaction, documentId);
  if (row.meetingId !== null) await requireNotCancelled(transaction, row.meetingId);
  return null;
}

async function insertRecord(
  context: Context,
  transaction: Transaction<Tables>,
  by: SignedIn,
  documentId: string,
  text: LiveText,
): Promise<void> {
  const { row } = await readableDocument(transaction, by, documentId);
  const { faults, resolutions: decided } = await checkText(transaction, row, text);
  if (faults.length > 0) throw new Refusal("closing_check_failed");
  const workflow = workflowOf(row.kind);
  if (workflow === null) throw new Refusal("forbidden");
  const now = context.clock();
  const frozenAt = now.toISOString();
  const key = await assignKey(transaction, row, now);
  const version = await nextVersion(transaction, documentId);
  const frozen: FourthRecordContent = {
    ...(await rowsOfRecord(transaction, row, decided, now)),
    key,
    version,
    corrects: await correctedBy(transaction, documentId),
    text: text.text,
    provenance: {
      sourceCategory: workflow.sourceCategory,
      documentId,
      schemaVersion: row.schemaVersion,
      journalSequence: text.sequence,
      frozenAt,
      frozenBy: by.user.name,
      sample: row.sample,
      ...(row.author === null ? {} : { author: { organization: row.author } }),
      ...(await translatedBy(transaction, row)),
    },
  };
  const { manifest, disclosures, digest } = sealRecord(
    frozen,
    context.newSalt,
    await wordsRemovedBefore(transaction),
  );
  // Opened again, so that nobody reads anything else than what was sealed.
  const content = openRecord(manifest, disclosures);
  const textOf = (value: unknown) => new TextDecoder().decode(canonicalBytes(value));
  await transaction
    .insertInto("records")
    .values({
      id: context.newId(),
      documentId,
      key,
      version,
      content: textOf(content),
      manifest: textOf(manifest),
      disclosures: JSON.stringify(disclosures),
      digest,
      sourceOrdinal: row.sourceOrdinal,
      frozenAt,
      frozenBy: by.user.userId,
      supersededAt: null,
    })
    .execute();
  await transaction
    .updateTable("documents")
    .set({ state: "forSignature", changedAt: frozenAt })
    .where("id", "=", documentId)
    .execute();
  await addEvent(transaction, {
    at: frozenAt,
    type: "document.closed",
    by: { userId: by.user.userId, signInId: by.signInId },
    subjectId: documentId,
    data: { key, version, digest },
  });
}

/** What an erratum corrects: the newest record of the document that is published. */
async function correctedBy(
  transaction: Transaction<Tables>,
  documentId: string,
): Promise<CorrectedRecord | null> {
  const { erratumReason } = await transaction
    .selectFrom("documents")
    .select("erratumReason")
    .where("id", "=", documentId)
    .executeTakeFirstOrThrow();
  if (erratumReason === null) return null;
  const { key, version, digest } = await transaction
    .selectFrom("records")
    .innerJoin("publications", "publications.recordId", "records.id")
    .select(["records.key", "records.version", "records.digest"])
    .where("records.documentId", "=", documentId)
    .orderBy("records.version", "desc")
    .limit(1)
    .executeTakeFirstOrThrow();
  return { key, version, digest, reason: erratumReason };
}

async function nextVersion(transaction: Transaction<Tables>, documentId: string): Promise<number> {
  const last = await transaction
    .selectFrom("records")
    .select((select) => select.fn.max("version").as("version"))
    .where("documentId", "=", documentId)
    .executeTakeFirst();
  return Number(last?.version ?? 0) + 1;
}
