import { type Kysely, sql } from "kysely";
import type { DatabaseKind } from "../database-kind.ts";

/** The transparency log: its entries, the tiles of its tree, the checkpoints it signed and who cosigned them. */
export async function up(db: Kysely<unknown>, kind: DatabaseKind): Promise<void> {
  const blob = kind === "sqlite" ? sql`blob` : sql`bytea`;
  await db.schema
    .createTable("log_state")
    .addColumn("id", "integer", (c) => c.primaryKey())
    .addColumn("origin", "text", (c) => c.notNull())
    .addColumn("verifierKey", "text", (c) => c.notNull())
    .addColumn("size", "integer", (c) => c.notNull())
    .addCheckConstraint("log_state_one", sql`"id" = 1`)
    .execute();
  await db.schema
    .createTable("log_entries")
    .addColumn("entryIndex", "integer", (c) => c.primaryKey())
    .addColumn("bytes", blob, (c) => c.notNull())
    .addColumn("recordId", "text", (c) => c.notNull().references("records.id"))
    .addColumn("publicVersion", "integer", (c) => c.notNull())
    .addColumn("at", "text", (c) => c.notNull())
    .addUniqueConstraint("log_entries_once", ["recordId", "publicVersion"])
    .execute();
  await db.schema
    .createTable("log_tiles")
    .addColumn("level", "integer", (c) => c.notNull())
    .addColumn("tileIndex", "integer", (c) => c.notNull())
    .addColumn("hashes", blob, (c) => c.notNull())
    .addPrimaryKeyConstraint("log_tiles_key", ["level", "tileIndex"])
    .execute();
  await db.schema
    .createTable("log_checkpoints")
    .addColumn("size", "integer", (c) => c.primaryKey())
    .addColumn("note", "text", (c) => c.notNull())
    .addColumn("at", "text", (c) => c.notNull())
    .execute();
  await db.schema
    .createTable("log_witnesses")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("party", "text", (c) => c.notNull())
    .addColumn("verifierKey", "text", (c) => c.notNull().unique())
    .addColumn("since", "text", (c) => c.notNull())
    .addColumn("until", "text")
    .addColumn("registeredBy", "text", (c) => c.notNull())
    .execute();
  await db.schema
    .createTable("log_cosignatures")
    .addColumn("size", "integer", (c) => c.notNull().references("log_checkpoints.size"))
    .addColumn("witnessId", "text", (c) => c.notNull().references("log_witnesses.id"))
    .addColumn("line", "text", (c) => c.notNull())
    .addColumn("cosignedAt", "text", (c) => c.notNull())
    .addPrimaryKeyConstraint("log_cosignatures_key", ["size", "witnessId"])
    .execute();
}
