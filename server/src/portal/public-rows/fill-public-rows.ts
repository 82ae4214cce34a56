import type { RecordContent } from "@minuta/record";
import type { Reading } from "../../db/reading.ts";
import { writePublicRows } from "./write-public-rows.ts";

/**
 * Draws out what lists and search show of the records that were published before there was such a thing. Each is done once,
 * whichever of several nodes comes to it first.
 */
export async function fillPublicRows(db: Reading): Promise<void> {
  const missing = await db
    .selectFrom("publications")
    .innerJoin("records", "records.id", "publications.recordId")
    .select("publications.recordId")
    .where("publications.hasPublicRows", "=", 0)
    .orderBy("records.version")
    .execute();
  for (const { recordId } of missing) {
    await db.transaction().execute(async (transaction) => {
      const taken = await transaction
        .updateTable("publications")
        .set({ hasPublicRows: 1 })
        .where("recordId", "=", recordId)
        .where("hasPublicRows", "=", 0)
        .returning("content")
        .executeTakeFirst();
      if (taken === undefined) return;
      await writePublicRows(transaction, recordId, JSON.parse(taken.content) as RecordContent);
    });
  }
}
