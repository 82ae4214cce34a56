import { type Kysely, sql } from "kysely";
import type { DatabaseKind } from "../database-kind.ts";

export async function up(db: Kysely<unknown>, kind: DatabaseKind): Promise<void> {
  // The head stands in the row that appenders lock: numbering needs no second look, and a lost tail shows.
  await db.schema
    .alterTable("documents")
    .addColumn("journalHead", "integer", (c) => c.notNull().defaultTo(0))
    .execute();
  await sql`update documents set "journalHead" = coalesce(
    (select max("sequence") from journal_updates where "documentId" = documents."id"), 0)`.execute(db);

  await db.schema
    .alterTable("journal_updates")
    .addColumn("entryId", kind === "sqlite" ? "text" : "uuid")
    .execute();
  await db.schema
    .createIndex("journal_updates_entry")
    .on("journal_updates")
    .column("entryId")
    .unique()
    .execute();

  await db.schema
    .createTable("tickets")
    .addColumn("hash", "text", (c) => c.primaryKey())
    .addColumn("documentId", "text", (c) => c.notNull())
    .addColumn("person", "text", (c) => c.notNull())
    .addColumn("expiresAt", "text", (c) => c.notNull())
    .execute();
  await db.schema.createIndex("tickets_expiry").on("tickets").column("expiresAt").execute();

  if (kind === "sqlite") return;
  // One node keeps these in its data folder; several have only the database in common.
  await db.schema
    .createTable("secrets")
    .addColumn("name", "text", (c) => c.primaryKey())
    .addColumn("value", "text", (c) => c.notNull())
    .execute();
  await db.schema
    .createTable("published_bytes")
    .addColumn("digest", "text", (c) => c.primaryKey())
    .addColumn("bytes", sql`bytea`, (c) => c.notNull())
    .execute();
}
