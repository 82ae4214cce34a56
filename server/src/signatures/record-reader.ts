import {
  type Disclosure,
  type Json,
  type RecordContent,
  type RecordSignature,
  type SignedStatement,
  shortDigest,
} from "@minuta/record";
import type { Selectable } from "kysely";
import type { Reading } from "../db/reading.ts";
import type { Tables } from "../db/tables.ts";
import { publishedAddress } from "../publication/address.ts";

/** The record in force of a document: what waits for, or holds, its signatures. */
export type RecordInForce = {
  readonly id: string;
  readonly key: string;
  readonly version: number;
  readonly content: string;
  /** Null for the formats 1 to 3. */
  readonly sealed: { readonly manifest: Json; readonly disclosures: readonly Disclosure[] } | null;
  readonly digest: string;
  readonly frozenAt: string;
  readonly signatures: readonly RecordSignature[];
  readonly publication: {
    readonly slug: string;
    readonly publishedAt: string;
    readonly publicVersion: number;
  } | null;
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
  const publication = await db
    .selectFrom("publications")
    .select(["slug", "publishedAt", "publicVersion"])
    .where("recordId", "=", record.id)
    .executeTakeFirst();
  return {
    id: record.id,
    key: record.key,
    version: record.version,
    content: record.content,
    sealed: sealedOf(record),
    digest: record.digest,
    frozenAt: record.frozenAt,
    signatures: await signaturesOf(db, record.id),
    publication: publication ?? null,
  };
}

/** What each seat decided on a record, in the order in which they did. */
export async function signaturesOf(db: Reading, recordId: string): Promise<RecordSignature[]> {
  const rows = await db
    .selectFrom("signatures")
    .select(["party", "decision", "capacity", "office", "reason", "digest", "at", "means", "proof"])
    .where("recordId", "=", recordId)
    .orderBy("at")
    .orderBy("party")
    .execute();
  return rows.map(({ proof, ...row }) => {
    const signed = proof === null ? null : (JSON.parse(proof) as SignedStatement);
    return { ...row, scan: signed?.means === "paper" ? signed.scan : null };
  });
}

/** The manifest of a record and what opens it; null for the formats 1 to 3. */
export function sealedOf(row: Pick<Selectable<Tables["records"]>, "manifest" | "disclosures">) {
  if (row.manifest === null || row.disclosures === null) return null;
  return {
    manifest: JSON.parse(row.manifest) as Json,
    disclosures: JSON.parse(row.disclosures) as readonly Disclosure[],
  };
}

/** The organization that a record names as its author; null for what seats sign. It may be called otherwise by now. */
export function authorOfRecord({ content }: Pick<RecordInForce, "content">): string | null {
  return (JSON.parse(content) as RecordContent).provenance.author?.organization ?? null;
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
    publicVersion: record.publication?.publicVersion ?? 0,
  };
}
