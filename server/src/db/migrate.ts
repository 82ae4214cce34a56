import type { Kysely } from "kysely";
import { type Migration, Migrator } from "kysely/migration";
import type { DatabaseKind } from "./database-kind.ts";
import { up as firstWalk } from "./migrations/0001-first-walk.ts";
import { up as severalNodes } from "./migrations/0002-several-nodes.ts";

/** Brings the tables to the version of this program, forward only; one transaction or nothing. */
export async function migrateToLatest(db: Kysely<never>, kind: DatabaseKind): Promise<void> {
  const migrations: Record<string, Migration> = {
    "0001-first-walk": { up: (migrating) => firstWalk(migrating, kind) },
    "0002-several-nodes": { up: (migrating) => severalNodes(migrating, kind) },
  };
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => migrations },
    migrationTableName: "migrations",
    migrationLockTableName: "migrations_lock",
  });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw error;
}
