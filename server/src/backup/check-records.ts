import {
  canonicalBytes,
  digestOf,
  type Json,
  openRecord,
  publishedBytes,
  publishedFormat,
  RecordFault,
  type SignedStatement,
  verify,
} from "@minuta/record";
import type { Selectable } from "kysely";
import type { Reading } from "../db/reading.ts";
import type { Tables } from "../db/tables.ts";
import { removalsOf } from "../publication/removals-reader.ts";
import { sealedOf } from "../signatures/record-reader.ts";

const recordsAtOnce = 20;

/**
 * Whether every record, superseded ones too, has the digest that was signed, says what its manifest seals, and bears
 * signatures that verify.
 */
export async function checkRecords(db: Reading) {
  const faults: string[] = [];
  let count = 0;
  let signatures = 0;
  for (let last = ""; ; ) {
    const rows = await db
      .selectFrom("records")
      .selectAll()
      .where("id", ">", last)
      .orderBy("id")
      .limit(recordsAtOnce)
      .execute();
    for (const record of rows) {
      const proofs = await proofsOf(db, record.id);
      const found = await faultsOf(db, record, proofs);
      faults.push(...found.map((fault) => `record ${record.key} v${record.version}: ${fault}`));
      count += 1;
      signatures += proofs.length;
    }
    const newest = rows.at(-1);
    if (newest === undefined) return { count, signatures, faults };
    last = newest.id;
  }
}

async function proofsOf(db: Reading, recordId: string): Promise<SignedStatement[]> {
  const rows = await db
    .selectFrom("signatures")
    .select("proof")
    .where("recordId", "=", recordId)
    .orderBy("at")
    .execute();
  return rows.flatMap(({ proof }) => (proof === null ? [] : [JSON.parse(proof) as SignedStatement]));
}

async function faultsOf(
  db: Reading,
  record: Selectable<Tables["records"]>,
  signatures: readonly SignedStatement[],
): Promise<string[]> {
  const sealed = sealedOf(record);
  if (sealed === null) {
    return digestOf(JSON.parse(record.content) as Json) === record.digest ? [] : ["its digest is another"];
  }
  const { manifest, disclosures } = sealed;
  if (digestOf(manifest) !== record.digest) return ["its digest is another"];
  // What the secretariat forgot is missing with a removal that names it; everything else has to be there.
  const removals = await removalsOf(db, record.id);
  try {
    const opened = canonicalBytes(openRecord(manifest, disclosures, removals));
    if (Buffer.compare(opened, Buffer.from(record.content)) !== 0) return ["its text is not what was sealed"];
  } catch (error) {
    if (!(error instanceof RecordFault)) throw error;
    return [error.message];
  }
  const checks = await verify(
    publishedBytes({
      format: publishedFormat,
      manifest,
      disclosures,
      removals,
      signatures,
      files: {},
      publicVersion: 1,
      publishedAt: record.frozenAt,
    }),
  );
  return checks
    .filter(({ name, outcome }) => outcome === "failed" && (name === "format" || name === "signature"))
    .map(({ name, detail, party }) => `${party ?? name}: ${detail}`);
}
