import { meetingFormKey } from "@minuta/domain";
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
