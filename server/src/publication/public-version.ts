import {
  openPublished,
  type PublishedFile,
  type PublishedRecord,
  publishedFormat,
  type RecordContent,
  type RecordUnit,
  type Removal,
  type RemovedText,
  remainingWords,
} from "@minuta/record";
import type { Reading } from "../db/reading.ts";
import { Refusal } from "../refusal.ts";
import type { RecordInForce } from "../signatures/record-reader.ts";
import { leaveOut, sealedPartsOf, unitsOfParts } from "./sealed-parts.ts";

/** What is published of a record: what exporters read, and for a sealed one what `record.json` holds. */
export type PublicVersion = { readonly published: PublishedRecord; readonly sealed: PublishedFile | null };

/**
 * The public version of a record and of what its seats stated, without the units that are removed. Throws `Refusal` for a
 * unit that neither has, and when removed words still stand in another place.
 */
export async function publicVersionOf(
  db: Reading,
  record: RecordInForce,
  removals: readonly Removal[],
  facts: { readonly publicVersion: number; readonly publishedAt: string },
): Promise<PublicVersion> {
  if (record.sealed === null) {
    if (removals.length > 0) throw new Refusal("record_not_sealed");
    const { digest, signatures } = record;
    const content = JSON.parse(record.content) as RecordContent;
    return { published: { content, digest, signatures, removals, ...facts }, sealed: null };
  }
  const sealed = await sealedPartsOf(db, record);
  const { parts, named } = leaveOut(sealed, removals);
  const file: PublishedFile = {
    format: publishedFormat,
    ...parts.record,
    removals: named,
    signatures: parts.statements,
    files: {},
    ...facts,
  };
  const { published } = openPublished(file);
  refuseWhatRemains(published, unitsOfParts(sealed), named);
  return { published, sealed: file };
}

function refuseWhatRemains(
  published: PublishedRecord,
  units: readonly RecordUnit[],
  removals: readonly Removal[],
): void {
  const gone = new Set(removals.map(({ unit }) => unit));
  const removed = units.flatMap(({ digest, text, kind }): RemovedText[] =>
    gone.has(digest) && text !== null ? [{ text, kind }] : [],
  );
  const { content, signatures } = published;
  const places = remainingWords({ content, signatures }, removed);
  if (places.length > 0)
    throw new Refusal(
      "removed_words_remain",
      places.map((path) => ({ path, message: path })),
    );
}
