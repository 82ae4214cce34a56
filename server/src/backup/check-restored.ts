import type { Database } from "../db/open-database.ts";
import type { FileStore } from "../publication/file-store.ts";
import { checkFiles } from "./check-files.ts";
import { checkLog } from "./check-log.ts";
import { checkRecords } from "./check-records.ts";
import { checkTexts } from "./check-texts.ts";
import type { BackedUpSecrets } from "./manifest.ts";
import type { Installation } from "./write-backup.ts";

/** What was found in a restored installation: how much of each, and a line for everything that is not as it was written. */
export type RestoredCheck = {
  readonly texts: number;
  readonly records: number;
  readonly signatures: number;
  readonly publications: number;
  readonly files: number;
  readonly logEntries: number;
  readonly faults: readonly string[];
};

/** Verifies everything that proves itself, each by its own means and not by the backup's word. Changes nothing. */
export async function checkRestored(
  database: Database,
  store: FileStore,
  place: Installation,
  secrets: BackedUpSecrets,
): Promise<RestoredCheck> {
  const db = database.kysely;
  const texts = await checkTexts(database);
  const records = await checkRecords(db);
  const files = await checkFiles(store, place);
  const log = await checkLog(db, store, secrets.log);
  return {
    texts: texts.count,
    records: records.count,
    signatures: records.signatures,
    publications: log.publications,
    files: files.count,
    logEntries: log.entries,
    faults: [...texts.faults, ...records.faults, ...files.faults, ...log.faults],
  };
}
