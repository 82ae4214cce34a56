import type { BodyOf, endpoints } from "@minuta/contract";
import { can } from "@minuta/domain";
import {
  canonicalBytes,
  openRecord,
  type RecordContent,
  type Removal,
  removedWords,
  signatureOf,
} from "@minuta/record";
import type { Transaction } from "kysely";
import type { SignedIn } from "../accounts/signed-in.ts";
import type { Context } from "../context.ts";
import type { Reading } from "../db/reading.ts";
import type { Tables } from "../db/tables.ts";
import { readableDocument } from "../documents/reader.ts";
import { addEvent } from "../events/add-event.ts";
import { appendPublication } from "../log/append-publication.ts";
import { writePublicRows } from "../portal/public-rows/write-public-rows.ts";
import { Refusal } from "../refusal.ts";
import { type RecordInForce, recordInForce } from "../signatures/record-reader.ts";
import { deleteFormerFiles } from "./delete-files.ts";
import { publicVersionOf } from "./public-version.ts";
import { insertRemovals, publicWords, replaceFiles } from "./publication-writer.ts";
import { answerOf } from "./publish-document.ts";
import { removalsOf } from "./removals-reader.ts";
import { leaveOut, type SealedParts, sealedPartsOf, unitsOfParts } from "./sealed-parts.ts";
import { storeFiles } from "./store-files.ts";

type Asked = BodyOf<typeof endpoints.removeFromPublic>;

/**
 * Makes a new public version of a published record without more of its units (rule LI-10). The seats sign nothing: their
 * signatures verify over what is left. The former files are deleted; asked to, the secretariat forgets the units too.
 */
export async function removeFromPublic(context: Context, by: SignedIn, documentId: string, asked: Asked) {
  const ready = await publishedRecord(context.db, by, documentId);
  const at = context.clock().toISOString();
  const removals = await withFormer(context.db, ready.record, asked, { at, by: by.user.name });
  const facts = { publicVersion: ready.publication.publicVersion + 1, publishedAt: at };
  const version = await publicVersionOf(context.db, ready.record, removals, facts);
  const files = await storeFiles(context, version, ready.publication.slug);
  const publication = await context.db.transaction().execute(async (transaction) => {
    const { record, publication } = await publishedRecord(transaction, by, documentId);
    if (publication.publicVersion !== ready.publication.publicVersion) throw new Refusal("digest_is_stale");
    await insertRemovals(transaction, record.id, by, version.published.removals);
    await replaceFiles(transaction, record.id, files, at);
    await appendPublication(transaction, context.transparencyLog, { record, ...facts, files });
    await transaction
      .updateTable("publications")
      .set({ ...facts, ...publicWords(version.published.content) })
      .where("recordId", "=", record.id)
      .execute();
    await writePublicRows(transaction, record.id, version.published.content);
    if (asked.destroy) await destroySalts(transaction, record, removals, at);
    await addEvent(transaction, {
      at,
      type: "document.removedFromPublic",
      by: { userId: by.user.userId, signInId: by.signInId },
      subjectId: documentId,
      data: { recordId: record.id, publicVersion: facts.publicVersion, destroyed: asked.destroy },
    });
    return { slug: publication.slug, ...facts };
  });
  await deleteFormerFiles(context);
  context.live.hint(documentId, { changed: "document" });
  return answerOf(publication);
}

/** What is left out already, as far as it is not inside a unit that was destroyed, and what is asked for. */
async function withFormer(
  db: Reading,
  record: RecordInForce,
  asked: Asked,
  who: { readonly at: string; readonly by: string },
): Promise<readonly Removal[]> {
  const there = new Set(unitsOfParts(await sealedPartsOf(db, record)).map(({ digest }) => digest));
  const before = (await removalsOf(db, record.id)).filter(({ unit }) => there.has(unit));
  const known = new Set(before.map(({ unit }) => unit));
  const added = asked.removals.filter(({ unit }) => !known.has(unit));
  return [...before, ...added.map((removal) => ({ ...removal, ...who }))];
}

async function publishedRecord(db: Reading, by: SignedIn, documentId: string) {
  const { subject } = await readableDocument(db, by, documentId);
  if (!can(by.actor, "document.publish", subject)) throw new Refusal("forbidden");
  const record = await recordInForce(db, documentId);
  if (record === null || record.publication === null) throw new Refusal("document_not_published");
  return { record, publication: record.publication };
}

/** Without its salt nobody can find out any more whether a guess is what was removed. */
async function destroySalts(
  transaction: Transaction<Tables>,
  record: RecordInForce,
  removals: readonly Removal[],
  at: string,
): Promise<void> {
  const { parts } = leaveOut(await sealedPartsOf(transaction, record), removals);
  const { manifest, disclosures } = parts.record;
  const content = openRecord(manifest, disclosures, removals);
  await transaction
    .updateTable("records")
    .set({
      content: new TextDecoder().decode(canonicalBytes(content)),
      disclosures: JSON.stringify(disclosures),
    })
    .where("id", "=", record.id)
    .execute();
  await forgetStated(transaction, record.id, parts.statements, content, removals);
  await transaction
    .updateTable("removals")
    .set({ destroyedAt: at })
    .where("recordId", "=", record.id)
    .where("destroyedAt", "is", null)
    .execute();
}

/** What the seats stated is kept with their signatures, and as it was written down to be signed. */
async function forgetStated(
  transaction: Transaction<Tables>,
  recordId: string,
  statements: SealedParts["statements"],
  { language }: Pick<RecordContent, "language">,
  removals: readonly Removal[],
): Promise<void> {
  const basis = new Map(removals.map(({ unit, legalBasis }) => [unit, legalBasis]));
  // All three seats have decided: what somebody wrote and did not sign serves nobody any more.
  await transaction
    .deleteFrom("statements")
    .where("recordId", "=", recordId)
    .where("usedAt", "is", null)
    .execute();
  for (const signed of statements) {
    const { office, reason } = signatureOf(signed, (unit) => removedWords(language, basis.get(unit) ?? ""));
    await transaction
      .updateTable("signatures")
      .set({ office, reason, proof: JSON.stringify(signed) })
      .where("recordId", "=", recordId)
      .where("party", "=", signed.statement.party)
      .execute();
    await transaction
      .updateTable("statements")
      .set({ disclosures: JSON.stringify(signed.disclosures) })
      .where("nonce", "=", signed.statement.nonce)
      .execute();
  }
}
