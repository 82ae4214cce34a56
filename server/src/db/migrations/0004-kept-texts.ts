import type { Kysely } from "kysely";
import type { DatabaseKind } from "../database-kind.ts";

/** Large texts are joined from the bytes of their snapshot, and what is old may be dropped from the journal. */
export async function up(db: Kysely<unknown>, kind: DatabaseKind): Promise<void> {
  const blob = kind === "sqlite" ? "blob" : "bytea";
  await db.schema.alterTable("journal_snapshots").addColumn("vector", blob).execute();
  await db.schema.alterTable("journal_snapshots").addColumn("deletions", blob).execute();
  await db.schema
    .alterTable("documents")
    .addColumn("journalDropped", "integer", (c) => c.notNull().defaultTo(0))
    .execute();
}
