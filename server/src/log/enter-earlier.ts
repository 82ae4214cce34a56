import type { Reading } from "../db/reading.ts";
import { Refusal } from "../refusal.ts";
import { appendPublication } from "./append-publication.ts";
import type { TransparencyLog } from "./transparency-log.ts";

/**
 * Enters what was published before there was a log, first published first. Each is entered once, whichever of several nodes
 * comes to it first. An entry proves that a record stood as it is when it was entered, not before. A log that is damaged takes
 * none; the portal goes on, and whoever publishes is told.
 */
export async function enterEarlierPublications(
  db: Reading,
  log: TransparencyLog,
  onRefusal: (refusal: Refusal) => void,
): Promise<void> {
  const missing = await db
    .selectFrom("publications")
    .select("publications.recordId")
    .where("publications.recordId", "not in", (from) => from.selectFrom("log_entries").select("recordId"))
    .orderBy("publications.publishedAt")
    .orderBy("publications.slug")
    .execute();
  try {
    for (const { recordId } of missing) await enter(db, log, recordId);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    onRefusal(error);
  }
}

async function enter(db: Reading, log: TransparencyLog, recordId: string): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    const entered = await transaction
      .selectFrom("log_entries")
      .select("entryIndex")
      .where("recordId", "=", recordId)
      .executeTakeFirst();
    if (entered !== undefined) return;
    const record = await transaction
      .selectFrom("records")
      .innerJoin("publications", "publications.recordId", "records.id")
      .select(["records.id", "records.key", "records.version", "records.digest"])
      .select(["publications.publicVersion", "publications.publishedAt"])
      .where("records.id", "=", recordId)
      .executeTakeFirstOrThrow();
    const files = await transaction
      .selectFrom("published_files")
      .select(["name", "digest"])
      .where("recordId", "=", recordId)
      .execute();
    const { publicVersion, publishedAt } = record;
    await appendPublication(transaction, log, { record, publicVersion, publishedAt, files });
  });
}
