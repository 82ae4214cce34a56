import {
  type Disclosure,
  digestOf,
  type Json,
  type RecordUnit,
  type Removal,
  type SignedStatement,
  unitsOf,
} from "@minuta/record";
import type { Reading } from "../db/reading.ts";
import { Refusal } from "../refusal.ts";

type SealedRecord = { readonly manifest: Json; readonly disclosures: readonly Disclosure[] };

/** What of a record is sealed: the record itself, and the statement of each seat that decided on it. */
export type SealedParts = { readonly record: SealedRecord; readonly statements: readonly SignedStatement[] };

/** What the seats decided on a record, with its proof, in the order in which they did. */
export async function statementsOf(db: Reading, recordId: string): Promise<SignedStatement[]> {
  const rows = await db
    .selectFrom("signatures")
    .select("proof")
    .where("recordId", "=", recordId)
    .orderBy("at")
    .orderBy("party")
    .execute();
  return rows.flatMap(({ proof }) => (proof === null ? [] : [JSON.parse(proof) as SignedStatement]));
}

/** The sealed parts of a record. Throws `Refusal` for one of the formats 1 to 3. */
export async function sealedPartsOf(
  db: Reading,
  record: { readonly id: string; readonly sealed: SealedRecord | null },
): Promise<SealedParts> {
  if (record.sealed === null) throw new Refusal("record_not_sealed");
  return { record: record.sealed, statements: await statementsOf(db, record.id) };
}

/** The units of every part; those of a seat's statement stand under `signatures`, its party, and their name. */
export function unitsOfParts({ record, statements }: SealedParts): readonly RecordUnit[] {
  return [
    ...unitsOf(record.manifest, record.disclosures),
    ...statements.flatMap(({ statement, disclosures }) =>
      unitsOf(statement as unknown as Json, disclosures).map((unit) => ({
        ...unit,
        path: ["signatures", statement.party, ...unit.path],
      })),
    ),
  ];
}

/**
 * The parts without the disclosures of what is removed, and the removals without those inside of a unit that goes itself.
 * Throws `Refusal` for a unit that no part has.
 */
export function leaveOut(
  parts: SealedParts,
  removals: readonly Removal[],
): { readonly parts: SealedParts; readonly named: readonly Removal[] } {
  const units = unitsOfParts(parts);
  const asked = new Map(removals.map((removal) => [removal.unit, removal]));
  const known = new Set(units.map(({ digest }) => digest));
  for (const unit of asked.keys()) if (!known.has(unit)) throw new Refusal("removal_unknown");
  const gone = new Set<string>();
  const named: Removal[] = [];
  let outer: RecordUnit | null = null;
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
  const left = (disclosures: readonly Disclosure[]) =>
    disclosures.filter((each) => !gone.has(digestOf(each)));
  const { record, statements } = parts;
  return {
    parts: {
      record: { ...record, disclosures: left(record.disclosures) },
      statements: statements.map((signed) => ({ ...signed, disclosures: left(signed.disclosures) })),
    },
    named,
  };
}

/** A unit inside another one is listed after it, under the same path and further. */
function isWithin(inner: RecordUnit, outer: RecordUnit): boolean {
  return inner.path.length > outer.path.length && outer.path.every((step, at) => inner.path[at] === step);
}
