import { join } from "node:path";
import { Kysely } from "kysely";
import { DatabaseFault } from "./database-fault.ts";
import { migrateToLatest } from "./migrate.ts";
import type { PostgresDatabase } from "./open-postgres.ts";
import { sqliteDialect } from "./sqlite-dialect.ts";
import { SqliteFile } from "./sqlite-file.ts";
import type { Tables } from "./tables.ts";

export type SqliteDatabase = {
  readonly kind: "sqlite";
  readonly kysely: Kysely<Tables>;
  /** The file itself, for the journal's own statements. */
  readonly sqlite: SqliteFile;
  readonly close: () => Promise<void>;
};

export type Database = SqliteDatabase | PostgresDatabase;

/**
 * Opens the embedded database in the data folder and brings its tables up to date.
 * Throws `DatabaseFault` when the file is damaged or is not a database; nothing is changed then.
 * @param migrate how far its tables are brought; a restore brings them to where a backup's stood
 */
export async function openDatabase(
  dataFolder: string,
  migrate: typeof migrateToLatest = migrateToLatest,
): Promise<SqliteDatabase> {
  const path = join(dataFolder, "minuta.sqlite");
  let sqlite: SqliteFile | undefined;
  try {
    sqlite = new SqliteFile(path);
    const faults = sqlite.faults();
    if (faults.length > 0) throw new Error(faults[0]);
  } catch (error) {
    sqlite?.close();
    throw new DatabaseFault(`${path}: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
  const file = sqlite;
  const kysely = new Kysely<Tables>({ dialect: sqliteDialect(file) });
  await migrate(kysely as unknown as Kysely<never>, "sqlite");
  return {
    kind: "sqlite",
    kysely,
    sqlite: file,
    close: async () => {
      await kysely.destroy();
      file.close();
    },
  };
}
