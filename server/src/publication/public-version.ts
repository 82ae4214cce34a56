import {
  type Disclosure,
  digestOf,
  openPublished,
  type PublishedFile,
  type PublishedRecord,
  publishedFormat,
  type RecordContent,
  type RecordUnit,
  type Removal,
  type RemovedText,
  remainingWords,
  type SignedStatement,
  unitsOf,
} from "@minuta/record";
import type { Reading } from "../db/reading.ts";
import { Refusal } from "../refusal.ts";
import type { RecordInForce } from "../signatures/record-reader.ts";

/** What is published of a record: what exporters read, and for a sealed one what `record.json` holds. */
export type PublicVersion = { readonly published: PublishedRecord; readonly sealed: PublishedFile | null };

/**
 * The public version of a record without the units that are removed. Throws `Refusal` for a unit that the record does not
 * have, and when removed words still stand in another place.
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
  const { manifest, disclosures } = record.sealed;
  const units = unitsOf(manifest, disclosures);
  const { kept, named } = leaveOut(units, disclosures, removals);
  const file: PublishedFile = {
    format: publishedFormat,
    manifest,
    disclosures: kept.map(([, disclosure]) => disclosure),
    removals: named,
    signatures: await statementsOf(db, record.id),
    files: {},
    ...facts,
  };
  const { published } = openPublished(file);
  refuseWhatRemains(published, units, named);
  return { published, sealed: file };
}

/** The disclosures that stay, with their units, and the removals without those inside of a unit that goes itself. */
export function leaveOut(
  units: readonly RecordUnit[],
  disclosures: readonly Disclosure[],
  removals: readonly Removal[],
) {
  const asked = new Map(removals.map((removal) => [removal.unit, removal]));
  const known = new Set(units.map(({ digest }) => digest));
  for (const unit of asked.keys()) if (!known.has(unit)) throw new Refusal("removal_unknown");
  const gone = new Set<string>();
  const named: Removal[] = [];
  let outer: RecordUnit | null = null;
  const pairs = new Map(unitsWithDisclosures(units, disclosures));
  for (const unit of units) {
    const isInside = outer !== null && isWithin(unit, outer);
    if (!isInside) outer = null;
    const removal = asked.get(unit.digest);
    if (isInside) gone.add(unit.digest);
    else if (removal !== undefined) {
      gone.add(unit.digest);
      named.push(removal);
      outer = unit;
    }
  }
  const kept = [...pairs].filter(([digest]) => !gone.has(digest));
  return { kept, named };
}

/** A unit inside another one is listed after it, under the same path and further. */
function isWithin(inner: RecordUnit, outer: RecordUnit): boolean {
  return inner.path.length > outer.path.length && outer.path.every((step, at) => inner.path[at] === step);
}

function unitsWithDisclosures(
  units: readonly RecordUnit[],
  disclosures: readonly Disclosure[],
): (readonly [string, Disclosure])[] {
  const byDigest = new Map(units.map((unit) => [unit.digest, unit]));
  return disclosures.flatMap((disclosure) => {
    const digest = digestOf(disclosure);
    return byDigest.has(digest) ? [[digest, disclosure] as const] : [];
  });
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

async function statementsOf(db: Reading, recordId: string): Promise<SignedStatement[]> {
  const rows = await db
    .selectFrom("signatures")
    .select("proof")
    .where("recordId", "=", recordId)
    .orderBy("at")
    .orderBy("party")
    .execute();
  return rows.flatMap(({ proof }) => (proof === null ? [] : [JSON.parse(proof) as SignedStatement]));
}
