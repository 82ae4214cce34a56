import type { BodyOf, endpoints } from "@minuta/contract";
import { can, judgeStep, keySlug, personalDataBasis } from "@minuta/domain";
import type { Removal } from "@minuta/record";
import type { SignedIn } from "../accounts/signed-in.ts";
import type { Context } from "../context.ts";
import type { Reading } from "../db/reading.ts";
import { readableDocument } from "../documents/reader.ts";
import { addEvent } from "../events/add-event.ts";
import { appendPublication } from "../log/append-publication.ts";
import { writePublicRows } from "../portal/public-rows/write-public-rows.ts";
import { Refusal } from "../refusal.ts";
import { type RecordInForce, recordInForce } from "../signatures/record-reader.ts";
import { publishedAddress } from "./address.ts";
import { publicVersionOf } from "./public-version.ts";
import { insertPublication, insertRemovals, publicWords } from "./publication-writer.ts";
import { sealedPartsOf, unitsOfParts } from "./sealed-parts.ts";
import { storeFiles } from "./store-files.ts";

type Asked = BodyOf<typeof endpoints.publishDocument>;

/**
 * Publishes a record that all have signed whom its workflow asks (rule LI-6), without the units that are named. The files are made and
 * stored first, under their own digests, where they harm nobody if it ends there; then one transaction makes the
 * publication. Of two at once one publishes, and both answer with its address.
 */
export async function publishDocument(context: Context, by: SignedIn, documentId: string, asked: Asked) {
  const ready = await judgePublication(context.db, by, documentId);
  if (ready.publication !== null) return answerOf(ready.publication);
  const publishedAt = context.clock().toISOString();
  const facts = { publicVersion: 1, publishedAt };
  const named = asked.removals ?? (await markedUnits(context.db, ready));
  const removals = named.map((removal): Removal => ({ ...removal, at: publishedAt, by: by.user.name }));
  const version = await publicVersionOf(context.db, ready, removals, facts);
  // Printed files show the address, so it is settled before they are made.
  const slug = await freeSlug(context.db, ready);
  const files = await storeFiles(context, version, slug);
  const publication = await context.db.transaction().execute(async (transaction) => {
    const record = await judgePublication(transaction, by, documentId);
    if (record.publication !== null) return record.publication;
    // Between reading and now the text may have been reopened and signed again: the files are of another record then.
    if (record.id !== ready.id) throw new Refusal("digest_is_stale");
    if ((await freeSlug(transaction, record)) !== slug) throw new Refusal("key_already_used");
    const { content } = version.published;
    await insertRemovals(transaction, record.id, by, version.published.removals);
    await insertPublication(transaction, {
      recordId: record.id,
      slug,
      sourceCategory: content.provenance.sourceCategory,
      language: content.language,
      key: content.key,
      author: content.provenance.author?.organization ?? null,
      heldOn: content.heldOn,
      ...publicWords(content),
      ...facts,
      publishedBy: by.user.userId,
      files,
    });
    await writePublicRows(transaction, record.id, content);
    await appendPublication(transaction, context.transparencyLog, { record, ...facts, files });
    await transaction
      .updateTable("documents")
      .set({ state: "published", changedAt: publishedAt, erratumReason: null })
      .where("id", "=", documentId)
      .execute();
    await addEvent(transaction, {
      at: publishedAt,
      type: "document.published",
      by: { userId: by.user.userId, signInId: by.signInId },
      subjectId: documentId,
      data: { recordId: record.id, slug, digest: record.digest, removed: version.published.removals.length },
    });
    return { slug, ...facts };
  });
  context.live.hint(documentId, { changed: "document" });
  return answerOf(publication);
}

/** What writers marked as personal data, under the legal basis that they named or else the one of personal data. */
async function markedUnits(db: Reading, record: RecordInForce) {
  if (record.sealed === null) return [];
  return unitsOfParts(await sealedPartsOf(db, record)).flatMap(({ digest, marked, text }) => {
    if (marked === null || text === null) return [];
    const legalBasis = marked === "" ? personalDataBasis : marked;
    return [{ unit: digest, ground: "personalData" as const, legalBasis }];
  });
}

/** The record to publish, or the one that is published already; throws why it cannot be. */
async function judgePublication(db: Reading, by: SignedIn, documentId: string): Promise<RecordInForce> {
  const { row, subject } = await readableDocument(db, by, documentId);
  if (!can(by.actor, "document.publish", subject)) throw new Refusal("forbidden");
  const record = await recordInForce(db, documentId);
  const step = judgeStep("publish", row.kind, row.state, record?.signatures ?? []);
  if (step.verdict === "refused") throw new Refusal(step.code);
  if (record === null) throw new Refusal("document_not_closed");
  return record;
}

/** The permanent part of the address: the key, and the version too when an earlier one has that already. */
async function freeSlug(db: Reading, record: RecordInForce): Promise<string> {
  const plain = keySlug(record.key);
  for (const slug of [plain, `${plain}-v${record.version}`]) {
    const taken = await db
      .selectFrom("publications")
      .select("recordId")
      .where("slug", "=", slug)
      .executeTakeFirst();
    if (taken === undefined) return slug;
  }
  throw new Refusal("key_already_used");
}

/** What the API tells of a publication. */
export function answerOf({ slug, publicVersion, publishedAt }: NonNullable<RecordInForce["publication"]>) {
  return { address: publishedAddress(slug), publicVersion, publishedAt };
}
