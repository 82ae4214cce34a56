import { type Kysely, sql } from "kysely";
import type { DatabaseKind } from "../database-kind.ts";

/** Communiqués with the organization that is their author, and translations with the versions of their source. */
export async function up(db: Kysely<unknown>, kind: DatabaseKind): Promise<void> {
  await db.schema
    .alterTable("documents")
    .addColumn("organizationId", "text", (c) => c.references("organizations.id"))
    .execute();
  await db.schema.alterTable("documents").addColumn("sourceOrdinal", "integer").execute();
  await db.schema.alterTable("records").addColumn("sourceOrdinal", "integer").execute();
  await db.schema.alterTable("publications").addColumn("author", "text").execute();
  await db.schema
    .createTable("source_versions")
    .addColumn("documentId", "text", (c) => c.notNull().references("documents.id"))
    .addColumn("ordinal", "integer", (c) => c.notNull())
    .addColumn("title", "text", (c) => c.notNull())
    .addColumn("address", "text", (c) => c.notNull())
    .addColumn("version", "text", (c) => c.notNull())
    .addColumn("datedOn", "text", (c) => c.notNull())
    .addColumn("language", "text", (c) => c.notNull())
    .addColumn("digest", "text", (c) => c.notNull())
    .addColumn("fileName", "text")
    .addColumn("mediaType", "text")
    .addColumn("size", "integer")
    .addColumn("notedAt", "text", (c) => c.notNull())
    .addColumn("notedBy", "text", (c) => c.notNull().references("user.id"))
    .addPrimaryKeyConstraint("source_versions_key", ["documentId", "ordinal"])
    .execute();
  await countForPortal(db, kind);
}

/** The portal says of a translation that its source has changed, so noting a version makes its pages old. */
async function countForPortal(db: Kysely<unknown>, kind: DatabaseKind): Promise<void> {
  if (kind === "postgres") {
    await sql`create constraint trigger portal_source_versions after insert or update or delete on source_versions
      deferrable initially deferred for each row execute function count_portal_change()`.execute(db);
    return;
  }
  for (const change of ["insert", "update", "delete"]) {
    await sql`create trigger ${sql.raw(`portal_source_versions_${change}`)} after ${sql.raw(change)} on source_versions
      begin update portal_changes set "version" = "version" + 1; end`.execute(db);
  }
}
