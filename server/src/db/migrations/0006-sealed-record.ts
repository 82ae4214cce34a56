import { type Kysely, sql } from "kysely";
import type { DatabaseKind } from "../database-kind.ts";

/** Records that are signed by passkey and whose parts can be left out. */
export async function up(db: Kysely<unknown>, kind: DatabaseKind): Promise<void> {
  // The fourth version of the schema adds a mark and takes away nothing.
  await sql`update documents set "schemaVersion" = 4 where "schemaVersion" < 4`.execute(db);
  await db.schema.alterTable("documents").addColumn("erratumReason", "text").execute();
  await db.schema.alterTable("records").addColumn("manifest", "text").execute();
  await db.schema.alterTable("records").addColumn("disclosures", "text").execute();
  await db.schema
    .alterTable("publications")
    .addColumn("publicVersion", "integer", (c) => c.notNull().defaultTo(1))
    .execute();
  await db.schema
    .alterTable("publications")
    .addColumn("content", "text", (c) => c.notNull().defaultTo(""))
    .execute();
  // Of what was published before nothing was left out.
  await sql`update publications set content = (select content from records where records.id = publications."recordId")`.execute(
    db,
  );
  await remakeSignatures(db, kind);
  await db.schema
    .createTable("statements")
    .addColumn("nonce", "text", (c) => c.primaryKey())
    .addColumn("recordId", "text", (c) => c.notNull().references("records.id"))
    .addColumn("userId", "text", (c) => c.notNull().references("user.id"))
    .addColumn("mandateId", "text", (c) => c.notNull().references("mandates.id"))
    .addColumn("statement", "text", (c) => c.notNull())
    .addColumn("disclosures", "text", (c) => c.notNull())
    .addColumn("issuedAt", "text", (c) => c.notNull())
    .addColumn("expiresAt", "text", (c) => c.notNull())
    .addColumn("usedAt", "text")
    .execute();
  await db.schema.createIndex("statements_user").on("statements").column("userId").execute();
  await db.schema
    .createTable("removals")
    .addColumn("recordId", "text", (c) => c.notNull().references("records.id"))
    .addColumn("unit", "text", (c) => c.notNull())
    .addColumn("ground", "text", (c) => c.notNull())
    .addColumn("legalBasis", "text", (c) => c.notNull())
    .addColumn("at", "text", (c) => c.notNull())
    .addColumn("by", "text", (c) => c.notNull().references("user.id"))
    .addColumn("office", "text", (c) => c.notNull())
    .addColumn("destroyedAt", "text")
    .addPrimaryKeyConstraint("removals_key", ["recordId", "unit"])
    .execute();
  await db.schema
    .createTable("files_to_delete")
    .addColumn("digest", "text", (c) => c.primaryKey())
    .addColumn("at", "text", (c) => c.notNull())
    .execute();
  await db.schema
    .createTable("signature_reminders")
    .addColumn("recordId", "text", (c) => c.notNull().references("records.id"))
    .addColumn("day", "text", (c) => c.notNull())
    .addColumn("at", "text", (c) => c.notNull())
    .addColumn("by", "text", (c) => c.notNull().references("user.id"))
    .addPrimaryKeyConstraint("signature_reminders_key", ["recordId", "day"])
    .execute();
}

/** A paper has no mandate by which it was signed: SQLite cannot let a column be empty that was not, so the table is made anew. */
async function remakeSignatures(db: Kysely<unknown>, kind: DatabaseKind): Promise<void> {
  if (kind === "postgres") {
    await sql`alter table signatures alter column "mandateId" drop not null`.execute(db);
    await db.schema
      .alterTable("signatures")
      .addColumn("means", "text", (c) => c.notNull().defaultTo("account"))
      .execute();
    await db.schema.alterTable("signatures").addColumn("proof", "text").execute();
    return;
  }
  await db.schema
    .createTable("signatures_new")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("recordId", "text", (c) => c.notNull().references("records.id"))
    .addColumn("party", "text", (c) => c.notNull().references("seats.party"))
    .addColumn("decision", "text", (c) => c.notNull())
    .addColumn("reason", "text", (c) => c.notNull())
    .addColumn("digest", "text", (c) => c.notNull())
    .addColumn("capacity", "text", (c) => c.notNull())
    .addColumn("office", "text", (c) => c.notNull())
    .addColumn("userId", "text", (c) => c.notNull().references("user.id"))
    .addColumn("mandateId", "text", (c) => c.references("mandates.id"))
    .addColumn("signInId", "text", (c) => c.notNull())
    .addColumn("at", "text", (c) => c.notNull())
    .addColumn("means", "text", (c) => c.notNull().defaultTo("account"))
    .addColumn("proof", "text")
    .addUniqueConstraint("signatures_seat", ["recordId", "party"])
    .execute();
  await sql`insert into signatures_new
    select id, "recordId", party, decision, reason, digest, capacity, office, "userId", "mandateId", "signInId", at,
    'account', null from signatures`.execute(db);
  await db.schema.dropTable("signatures").execute();
  await db.schema.alterTable("signatures_new").renameTo("signatures").execute();
}
