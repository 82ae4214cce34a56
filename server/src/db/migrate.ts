import type { Kysely } from "kysely";
import { type Migration, Migrator } from "kysely/migration";
import type { DatabaseKind } from "./database-kind.ts";
import { up as firstWalk } from "./migrations/0001-first-walk.ts";
import { up as severalNodes } from "./migrations/0002-several-nodes.ts";
import { up as theMeeting } from "./migrations/0003-the-meeting.ts";
import { up as keptTexts } from "./migrations/0004-kept-texts.ts";
import { up as annexesInTheText } from "./migrations/0005-annexes-in-the-text.ts";
import { up as sealedRecord } from "./migrations/0006-sealed-record.ts";
import { up as transparencyLog } from "./migrations/0007-the-transparency-log.ts";
import { up as portalIndex } from "./migrations/0008-portal-index.ts";
import { up as threeRubrics } from "./migrations/0009-three-rubrics.ts";

/** Brings the tables to the version of this program, forward only; one transaction or nothing. */
export async function migrateToLatest(db: Kysely<never>, kind: DatabaseKind): Promise<void> {
  const { error } = await migratorOf(db, kind).migrateToLatest();
  if (error !== undefined) throw error;
}

/**
 * Brings the tables of a new database to where they stood after the migration of that name, for rows of that time.
 * Throws when there is no migration of that name.
 */
export async function migrateTo(db: Kysely<never>, kind: DatabaseKind, name: string): Promise<void> {
  const { error } = await migratorOf(db, kind).migrateTo(name);
  if (error !== undefined) throw error;
}

/** The names of all migrations that this program knows, in order. */
export function knownMigrations(): readonly string[] {
  return Object.keys(migrationsFor("sqlite"));
}

function migratorOf(db: Kysely<never>, kind: DatabaseKind): Migrator {
  return new Migrator({
    db,
    provider: { getMigrations: async () => migrationsFor(kind) },
    migrationTableName: "migrations",
    migrationLockTableName: "migrations_lock",
  });
}

function migrationsFor(kind: DatabaseKind): Record<string, Migration> {
  return {
    "0001-first-walk": { up: (migrating) => firstWalk(migrating, kind) },
    "0002-several-nodes": { up: (migrating) => severalNodes(migrating, kind) },
    "0003-the-meeting": { up: (migrating) => theMeeting(migrating, kind) },
    "0004-kept-texts": { up: (migrating) => keptTexts(migrating, kind) },
    "0005-annexes-in-the-text": { up: annexesInTheText },
    "0006-sealed-record": { up: (migrating) => sealedRecord(migrating, kind) },
    "0007-the-transparency-log": { up: (migrating) => transparencyLog(migrating, kind) },
    "0008-portal-index": { up: (migrating) => portalIndex(migrating, kind) },
    "0009-three-rubrics": { up: (migrating) => threeRubrics(migrating, kind) },
  };
}
