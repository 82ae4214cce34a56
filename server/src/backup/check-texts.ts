import { crc32 } from "node:zlib";
import type { Database } from "../db/open-database.ts";
import type { Reading } from "../db/reading.ts";
import { JournalDamaged } from "../live/journal.ts";
import { openJournal } from "../live/open-journal.ts";

const rowsAtOnce = 500;

/** Whether every document's text loads, and every entry of its history is the one that was written, without a gap. */
export async function checkTexts(database: Database) {
  const db = database.kysely;
  const journal = openJournal(database);
  const faults: string[] = [];
  const documents = await db.selectFrom("documents").select("id").orderBy("id").execute();
  for (const { id } of documents) {
    try {
      await journal.load(id);
      await checkHistory(db, id);
    } catch (error) {
      if (!(error instanceof JournalDamaged)) throw error;
      faults.push(error.message);
    }
  }
  return { count: documents.length, faults };
}

/** The first entries may have been dropped; what is kept has no gap. */
async function checkHistory(db: Reading, documentId: string): Promise<void> {
  let last: number | null = null;
  for (;;) {
    const rows = await db
      .selectFrom("journal_updates")
      .select(["sequence", "bytes", "checksum"])
      .where("documentId", "=", documentId)
      .where("sequence", ">", last ?? 0)
      .orderBy("sequence")
      .limit(rowsAtOnce)
      .execute();
    for (const { sequence, bytes, checksum } of rows) {
      if (last !== null && sequence !== last + 1) {
        throw new JournalDamaged(documentId, `entry ${last + 1} is missing`);
      }
      if (crc32(bytes) !== checksum) {
        throw new JournalDamaged(documentId, `entry ${sequence} has another checksum`);
      }
      last = sequence;
    }
    if (rows.length < rowsAtOnce) return;
  }
}
