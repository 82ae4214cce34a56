import { existsSync, mkdtempSync, readdirSync } from "node:fs";
import { mkdir, rename, rm, rmdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import type { Kysely } from "kysely";
import { writePrivately } from "../data-folder.ts";
import { knownMigrations, migrateTo, migrateToLatest } from "../db/migrate.ts";
import { type Database, openDatabase } from "../db/open-database.ts";
import { openPostgres } from "../db/open-postgres.ts";
import { fillPublicRows } from "../portal/public-rows/fill-public-rows.ts";
import { type FileStore, folderStore, rowStore } from "../publication/file-store.ts";
import { BackupFault } from "./backup-fault.ts";
import { type CheckedBackup, checkBackup } from "./check-backup.ts";
import { checkRestored, type RestoredCheck } from "./check-restored.ts";
import { dropEverything, requireNoTables } from "./empty-postgres.ts";
import { fillTables } from "./fill-tables.ts";
import { readKept } from "./kept-files.ts";
import type { BackedUpSecrets, BackupManifest } from "./manifest.ts";
import type { Installation } from "./write-backup.ts";

export type Restored = { readonly manifest: BackupManifest; readonly checked: RestoredCheck };

/**
 * Restores a backup into an installation that is empty: a data folder that is not there or holds nothing, or a database in
 * which no secretariat was founded. Every digest of the backup is checked before, and every text, record, signature,
 * publication and log entry after; the installation has all of it in the end or nothing. Throws `BackupFault`.
 */
export async function restoreBackup(backup: string, into: Installation): Promise<Restored> {
  const checked = await checkBackup(backup, knownMigrations());
  return into.databaseUrl === null
    ? restoreIntoFolder(checked, into.dataFolder)
    : restoreIntoDatabase(checked, into.databaseUrl);
}

/** Looks at a backup as a restore would, in a folder that is thrown away afterwards. Throws `BackupFault`. */
export async function rehearseRestore(backup: string): Promise<Restored> {
  const checked = await checkBackup(backup, knownMigrations());
  const scratch = mkdtempSync(join(tmpdir(), "minuta-rehearsal-"));
  try {
    return await restoreIntoFolder(checked, join(scratch, "data"));
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

async function restoreIntoFolder(checked: CheckedBackup, dataFolder: string): Promise<Restored> {
  if (existsSync(dataFolder) && readdirSync(dataFolder).length > 0) {
    throw new BackupFault("target_in_use", dataFolder);
  }
  const unfinished = join(dirname(dataFolder), `.${basename(dataFolder)}.restoring`);
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(unfinished, { recursive: true, mode: 0o700 });
  try {
    const database = await openDatabase(unfinished, (db, kind) => migrateTo(db, kind, lastOf(checked)));
    let result: RestoredCheck;
    try {
      await fillTables(anyTables(database), "sqlite", checked.path, checked.manifest.tables);
      await migrateToLatest(database.kysely as unknown as Kysely<never>, "sqlite");
      await fillPublicRows(database.kysely);
      const store = folderStore(join(unfinished, "files"));
      await restoreFiles(checked, store);
      writeSecrets(unfinished, checked.secrets);
      result = await requireSound(database, store, { dataFolder: unfinished, databaseUrl: null }, checked);
    } finally {
      await database.close();
    }
    // An empty folder that was made for it beforehand gives way.
    if (existsSync(dataFolder)) await rmdir(dataFolder);
    await rename(unfinished, dataFolder);
    return { manifest: checked.manifest, checked: result };
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
}

async function restoreIntoDatabase(checked: CheckedBackup, url: string): Promise<Restored> {
  await requireNoTables(url);
  try {
    const database = await openPostgres(url, ignored, (db, kind) => migrateTo(db, kind, lastOf(checked)));
    try {
      // Files and secrets harm nobody while no row names them; the rows come in one transaction.
      const store = rowStore(database.kysely);
      await restoreFiles(checked, store);
      await keepSecretRows(database, checked.secrets);
      await fillTables(anyTables(database), "postgres", checked.path, checked.manifest.tables);
      await migrateToLatest(database.kysely as unknown as Kysely<never>, "postgres");
      await fillPublicRows(database.kysely);
      const result = await requireSound(database, store, { dataFolder: "", databaseUrl: url }, checked);
      return { manifest: checked.manifest, checked: result };
    } finally {
      await database.close();
    }
  } catch (error) {
    // There was nothing in it before.
    await dropEverything(url);
    throw error;
  }
}

/** A connection that breaks makes the statement on it fail, which is heard there. */
const ignored = () => undefined;

async function restoreFiles(checked: CheckedBackup, store: FileStore): Promise<void> {
  for (const { sha256 } of checked.manifest.files) {
    await store.put(await readKept(join(checked.path, "files"), sha256));
  }
}

function writeSecrets(dataFolder: string, { signIn, log }: BackedUpSecrets): void {
  writePrivately(join(dataFolder, "secrets.json"), `${JSON.stringify({ signInSecret: signIn })}\n`);
  if (log !== null) writePrivately(join(dataFolder, "log-key"), `${log}\n`);
}

async function keepSecretRows({ kysely }: Database, { signIn, log }: BackedUpSecrets): Promise<void> {
  const rows = [{ name: "signIn", value: signIn }, ...(log === null ? [] : [{ name: "log", value: log }])];
  await kysely.insertInto("secrets").values(rows).execute();
}

async function requireSound(
  database: Database,
  files: FileStore,
  place: Installation,
  { secrets }: CheckedBackup,
): Promise<RestoredCheck> {
  const result = await checkRestored(database, files, place, secrets);
  const [fault] = result.faults;
  if (fault !== undefined) throw new BackupFault("restored_damaged", result.faults.join("\n"));
  return result;
}

function lastOf({ manifest }: CheckedBackup): string {
  return manifest.migrations.at(-1) ?? "";
}

function anyTables({ kysely }: Database): Kysely<Record<string, Record<string, unknown>>> {
  return kysely as unknown as Kysely<Record<string, Record<string, unknown>>>;
}
