import { can, judgeStep, keySlug } from "@minuta/domain";
import type { PublishedRecord, RecordContent } from "@minuta/record";
import type { Transaction } from "kysely";
import type { SignedIn } from "../accounts/signed-in.ts";
import type { Context } from "../context.ts";
import type { Reading } from "../db/reading.ts";
import type { Tables } from "../db/tables.ts";
import { readableDocument } from "../documents/reader.ts";
import { addEvent } from "../events/add-event.ts";
import { searchTextOf } from "../portal/search-text.ts";
import { Refusal } from "../refusal.ts";
import { type RecordInForce, recordInForce } from "../signatures/record-reader.ts";
import { publishedAddress } from "./address.ts";
import { insertPublication, type StoredFile } from "./publication-writer.ts";

/**
 * Publishes a record that the three seats signed (rule LI-6). The files are made and stored first, under their own digests,
 * where they harm nobody if it ends there; then one transaction makes the publication. Of two at once one publishes, and
 * both answer with its address.
 */
export async function publishDocument(context: Context, by: SignedIn, documentId: string) {
  const ready = await judgePublication(context.db, by, documentId);
  if (ready.publication !== null) return answerOf(ready.publication);
  const publishedAt = context.clock().toISOString();
  const published: PublishedRecord = {
    content: JSON.parse(ready.content) as RecordContent,
    digest: ready.digest,
    signatures: ready.signatures,
    publishedAt,
  };
  const files = await storeFiles(context, published);
  const publication = await context.db.transaction().execute(async (transaction) => {
    const record = await judgePublication(transaction, by, documentId);
    if (record.publication !== null) return record.publication;
    // Between reading and now the text may have been reopened and signed again: the files are of another record then.
    if (record.id !== ready.id) throw new Refusal("digest_is_stale");
    const slug = await freeSlug(transaction, record);
    const { content } = published;
    await insertPublication(transaction, {
      recordId: record.id,
      slug,
      sourceCategory: content.provenance.sourceCategory,
      language: content.language,
      title: content.title,
      key: content.key,
      heldOn: content.heldOn,
      searchText: searchTextOf(content),
      publishedAt,
      publishedBy: by.user.userId,
      files,
    });
    await transaction
      .updateTable("documents")
      .set({ state: "published", changedAt: publishedAt })
      .where("id", "=", documentId)
      .execute();
    await addEvent(transaction, {
      at: publishedAt,
      type: "document.published",
      by: { userId: by.user.userId, signInId: by.signInId },
      subjectId: documentId,
      data: { recordId: record.id, slug, digest: record.digest },
    });
    return { slug, publishedAt };
  });
  context.live.hint(documentId, { changed: "document" });
  return answerOf(publication);
}

/** The record to publish, or the one that is published already; throws why it cannot be. */
async function judgePublication(db: Reading, by: SignedIn, documentId: string): Promise<RecordInForce> {
  const { row, subject } = await readableDocument(db, by, documentId);
  if (!can(by.actor, "document.publish", subject)) throw new Refusal("forbidden");
  const record = await recordInForce(db, documentId);
  const step = judgeStep("publish", row.state, record?.signatures ?? []);
  if (step.verdict === "refused") throw new Refusal(step.code);
  if (record === null) throw new Refusal("document_not_closed");
  return record;
}

async function storeFiles(context: Context, published: PublishedRecord): Promise<StoredFile[]> {
  // The typesetter is heavy and seldom needed.
  const { exportRecord } = await import("@minuta/export");
  const files: StoredFile[] = [];
  for (const { name, mediaType, bytes } of await exportRecord(published)) {
    files.push({ name, mediaType, digest: await context.files.put(bytes), size: bytes.byteLength });
  }
  return files;
}

/** The permanent part of the address: the key, and the version too when an earlier one has that already. */
async function freeSlug(transaction: Transaction<Tables>, record: RecordInForce): Promise<string> {
  const plain = keySlug(record.key);
  for (const slug of [plain, `${plain}-v${record.version}`]) {
    const taken = await transaction
      .selectFrom("publications")
      .select("recordId")
      .where("slug", "=", slug)
      .executeTakeFirst();
    if (taken === undefined) return slug;
  }
  throw new Refusal("key_already_used");
}

function answerOf(publication: { readonly slug: string; readonly publishedAt: string }) {
  return { address: publishedAddress(publication.slug), publishedAt: publication.publishedAt };
}
