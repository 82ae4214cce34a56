import type { ResolutionDraft } from "@minuta/domain";
import { meetingFormKey, resolutionNumber } from "@minuta/domain";
import type { RecordResolution } from "@minuta/record";
import type { Transaction } from "kysely";
import type { Tables } from "../db/tables.ts";
import type { DocumentRow } from "../documents/reader.ts";

/**
 * The legal identifier under which a document is closed. A session's minutes have the session's; a meeting form gets the
 * next of its year at its first closing and keeps it (rule NU-2).
 */
export async function assignKey(transaction: Transaction<Tables>, row: DocumentRow): Promise<string> {
  if (row.key !== null) return row.key;
  const year = row.year ?? 0;
  const given = await transaction
    .selectFrom("documents")
    .select("key")
    .where("kind", "=", "meetingForm")
    .where("key", "like", `%/${year}`)
    .execute();
  const key = meetingFormKey(given.length + 1, year);
  await transaction.updateTable("documents").set({ key }).where("id", "=", row.id).execute();
  return key;
}

/**
 * Gives each resolution its number for ever (rule NU-2): one that had a number keeps it, a new one gets the next, and one
 * that left the text becomes void and keeps its number too.
 */
export async function assignNumbers(
  transaction: Transaction<Tables>,
  documentId: string,
  key: string,
  drafts: readonly ResolutionDraft[],
): Promise<RecordResolution[]> {
  const given = await transaction
    .selectFrom("resolutions")
    .select(["number", "blockId", "ordinal"])
    .where("documentId", "=", documentId)
    .execute();
  let lastOrdinal = Math.max(0, ...given.map(({ ordinal }) => ordinal));
  const resolutions: RecordResolution[] = [];
  for (const { blockId, text, responsible, dueDate } of drafts) {
    const facts = { text, responsible, dueDate, state: "adopted" } as const;
    const known = given.find((resolution) => resolution.blockId === blockId);
    if (known === undefined) {
      lastOrdinal += 1;
      const number = resolutionNumber(key, lastOrdinal);
      await transaction
        .insertInto("resolutions")
        .values({ number, documentId, blockId, ordinal: lastOrdinal, ...facts })
        .execute();
      resolutions.push({ number, blockId, text, responsible, dueDate });
    } else {
      await transaction.updateTable("resolutions").set(facts).where("number", "=", known.number).execute();
      resolutions.push({ number: known.number, blockId, text, responsible, dueDate });
    }
  }
  const gone = given.filter(({ blockId }) => !drafts.some((draft) => draft.blockId === blockId));
  for (const { number } of gone) {
    await transaction
      .updateTable("resolutions")
      .set({ state: "void" })
      .where("number", "=", number)
      .execute();
  }
  return resolutions;
}
