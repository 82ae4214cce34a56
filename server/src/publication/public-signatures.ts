import { parties } from "@minuta/domain";
import {
  type RecordContent,
  type RecordSignature,
  type Removal,
  removedWords,
  signatureOf,
} from "@minuta/record";
import type { Reading } from "../db/reading.ts";
import { signaturesOf } from "../signatures/record-reader.ts";
import { leaveOut, statementsOf, unitsOfParts } from "./sealed-parts.ts";

/** What the seats decided on a record, without the words that its public version leaves out, in the order of the parties. */
export async function publicSignatures(
  db: Reading,
  recordId: string,
  { language }: Pick<RecordContent, "language">,
  removals: readonly Removal[],
): Promise<readonly RecordSignature[]> {
  const rows = await signaturesOf(db, recordId);
  const sealed = { record: { manifest: {}, disclosures: [] }, statements: await statementsOf(db, recordId) };
  const there = new Set(unitsOfParts(sealed).map(({ digest }) => digest));
  const { parts, named } = leaveOut(
    sealed,
    removals.filter(({ unit }) => there.has(unit)),
  );
  const basis = new Map(named.map(({ unit, legalBasis }) => [unit, legalBasis]));
  const open = parts.statements.map((signed) =>
    signatureOf(signed, (unit) => removedWords(language, basis.get(unit) ?? "")),
  );
  // Those of the formats 1 to 3 have no statement.
  return rows
    .map((row) => open.find(({ party }) => party === row.party) ?? row)
    .sort((one, other) => parties.indexOf(one.party) - parties.indexOf(other.party));
}
