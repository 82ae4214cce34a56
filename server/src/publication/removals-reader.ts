import { type MarkedWords, type Removal, unitsOf } from "@minuta/record";
import type { Reading } from "../db/reading.ts";
import { sealedOf } from "../signatures/record-reader.ts";

/** What the public version of a record leaves out, first removed first. */
export async function removalsOf(db: Reading, recordId: string): Promise<Removal[]> {
  const rows = await db
    .selectFrom("removals")
    .select(["unit", "ground", "legalBasis", "at", "office"])
    .where("recordId", "=", recordId)
    .orderBy("at")
    .orderBy("unit")
    .execute();
  return rows.map(({ office, ...removal }) => ({ ...removal, by: office }));
}

const mostRecords = 200;
const mostWords = 5000;

/**
 * Words that public versions leave out, with their legal basis: an earlier resolution is quoted in later minutes, and what was
 * removed there must be removable here. What was destroyed is known to nobody any more.
 */
export async function wordsRemovedBefore(db: Reading): Promise<MarkedWords[]> {
  const records = await db
    .selectFrom("records")
    .select(["id", "manifest", "disclosures"])
    .where("id", "in", (from) =>
      from.selectFrom("removals").select("recordId").where("destroyedAt", "is", null),
    )
    .orderBy("frozenAt", "desc")
    .limit(mostRecords)
    .execute();
  const words: MarkedWords[] = [];
  for (const record of records) {
    const sealed = sealedOf(record);
    if (sealed === null) continue;
    const removed = new Map(
      (await removalsOf(db, record.id)).map((removal) => [removal.unit, removal.legalBasis]),
    );
    for (const { digest, text } of unitsOf(sealed.manifest, sealed.disclosures)) {
      const legalBasis = removed.get(digest);
      if (legalBasis !== undefined && text !== null && text.trim() !== "")
        words.push({ words: text.trim(), legalBasis });
    }
  }
  return words.slice(0, mostWords);
}
