import { communiqueKey, type DocumentKind, meetingFormKey, translationKey } from "@minuta/domain";
import type { Transaction } from "kysely";
import { dayOf } from "../clock.ts";
import type { Tables } from "../db/tables.ts";
import type { DocumentRow } from "../documents/reader.ts";

type Numbering = (ordinal: number, year: number) => string;

const numberings: Partial<Record<DocumentKind, Numbering>> = {
  meetingForm: meetingFormKey,
  translation: translationKey,
  communique: communiqueKey,
};

/**
 * The legal identifier under which a document is closed. A session's minutes have the session's; everything else gets the
 * next of its kind and year at its first closing and keeps it (rules NU-2 and NU-9).
 */
export async function assignKey(
  transaction: Transaction<Tables>,
  row: DocumentRow,
  now: Date,
): Promise<string> {
  if (row.key !== null) return row.key;
  const numbering = numberings[row.kind];
  if (numbering === undefined) throw new Error(`a document of the kind ${row.kind} has no key of its own`);
  const year = row.year ?? Number(dayOf(now).slice(0, 4));
  const given = await transaction
    .selectFrom("documents")
    .select("key")
    .where("kind", "=", row.kind)
    .where("key", "like", `%/${year}`)
    .execute();
  const key = numbering(given.length + 1, year);
  await transaction.updateTable("documents").set({ key }).where("id", "=", row.id).execute();
  return key;
}
