import type { RecordSignature } from "@minuta/record";
import { shortDigest } from "@minuta/record";
import type { Reading } from "../db/reading.ts";
import { publishedAddress } from "../publication/address.ts";

/** The record in force of a document: what waits for, or holds, its signatures. */
export type RecordInForce = {
  readonly id: string;
  readonly key: string;
  readonly version: number;
  readonly content: string;
  readonly digest: string;
  readonly frozenAt: string;
  readonly signatures: readonly RecordSignature[];
  readonly publication: { readonly slug: string; readonly publishedAt: string } | null;
};

/** The record in force, or null while the document is a draft. */
export async function recordInForce(db: Reading, documentId: string): Promise<RecordInForce | null> {
  const record = await db
    .selectFrom("records")
    .selectAll()
    .where("documentId", "=", documentId)
    .where("supersededAt", "is", null)
    .executeTakeFirst();
  if (record === undefined) return null;
  const signatures = await db
    .selectFrom("signatures")
    .select(["party", "decision", "capacity", "office", "reason", "digest", "at"])
    .where("recordId", "=", record.id)
    .orderBy("at")
    .orderBy("party")
    .execute();
  const publication = await db
    .selectFrom("publications")
    .select(["slug", "publishedAt"])
    .where("recordId", "=", record.id)
    .executeTakeFirst();
  return {
    id: record.id,
    key: record.key,
    version: record.version,
    content: record.content,
    digest: record.digest,
    frozenAt: record.frozenAt,
    signatures,
    publication: publication ?? null,
  };
}

/** What the API tells of a record. */
export function recordSummary(record: RecordInForce) {
  return {
    id: record.id,
    key: record.key,
    version: record.version,
    digest: record.digest,
    shortDigest: shortDigest(record.digest),
    frozenAt: record.frozenAt,
    signatures: record.signatures.map((signature) => ({ ...signature })),
    address: record.publication === null ? null : publishedAddress(record.publication.slug),
  };
}
