import { type Kysely, sql } from "kysely";
import type { DatabaseKind } from "../database-kind.ts";

/** What the public pages show changes with these; nothing else makes a finished page old. */
const shownTables = [
  "publications",
  "search_entries",
  "organizations",
  "proposals",
  "proposal_agencies",
  "reasoned_responses",
  "meeting_proposals",
  "commitments",
  "commitment_proposals",
  "milestones",
  "progress_reports",
  "action_plans",
  "action_plan_commitments",
] as const;

/** What is drawn out of published records for the portal's lists and search, and a count of what was changed for it. */
export async function up(db: Kysely<unknown>, kind: DatabaseKind): Promise<void> {
  await publicRows(db);
  await search(db, kind);
  await sql`alter table publications drop column "searchText"`.execute(db);
  await changes(db, kind);
}

async function publicRows(db: Kysely<unknown>): Promise<void> {
  // Those that were published before are drawn out at the next start.
  await db.schema
    .alterTable("publications")
    .addColumn("hasPublicRows", "integer", (c) => c.notNull().defaultTo(0))
    .execute();
  await db.schema
    .createTable("published_resolutions")
    .addColumn("recordId", "text", (c) => c.notNull().references("publications.recordId"))
    .addColumn("number", "text", (c) => c.notNull())
    .addColumn("slug", "text", (c) => c.notNull())
    .addColumn("position", "integer", (c) => c.notNull())
    .addColumn("state", "text", (c) => c.notNull())
    .addColumn("text", "text", (c) => c.notNull())
    .addColumn("responsible", "text", (c) => c.notNull())
    .addColumn("responsibleWords", "text", (c) => c.notNull())
    .addColumn("dueDate", "text", (c) => c.notNull())
    .addColumn("inForce", "integer", (c) => c.notNull())
    .addPrimaryKeyConstraint("published_resolutions_key", ["recordId", "number"])
    .execute();
  await db.schema
    .createIndex("published_resolutions_slug")
    .on("published_resolutions")
    .column("slug")
    .execute();
  await db.schema
    .createTable("published_follow_ups")
    .addColumn("recordId", "text", (c) => c.notNull().references("publications.recordId"))
    .addColumn("number", "text", (c) => c.notNull())
    .addColumn("status", "text", (c) => c.notNull())
    .addColumn("overdue", "integer", (c) => c.notNull())
    .addColumn("note", "text", (c) => c.notNull())
    .addColumn("heldOn", "text", (c) => c.notNull())
    .addColumn("inForce", "integer", (c) => c.notNull())
    .addPrimaryKeyConstraint("published_follow_ups_key", ["recordId", "number"])
    .execute();
  await db.schema
    .createIndex("published_follow_ups_number")
    .on("published_follow_ups")
    .columns(["number", "heldOn"])
    .execute();
  await db.schema.createIndex("publications_key").on("publications").column("key").execute();
}

async function search(db: Kysely<unknown>, kind: DatabaseKind): Promise<void> {
  await db.schema
    .createTable("search_entries")
    .addColumn("id", kind === "sqlite" ? "integer" : "bigserial", (c) =>
      kind === "sqlite" ? c.primaryKey().autoIncrement() : c.primaryKey(),
    )
    .addColumn("recordId", "text", (c) => c.notNull().references("publications.recordId"))
    .addColumn("kind", "text", (c) => c.notNull())
    .addColumn("key", "text", (c) => c.notNull())
    .addColumn("slug", "text", (c) => c.notNull())
    .addColumn("title", "text", (c) => c.notNull())
    .addColumn("language", "text", (c) => c.notNull())
    .addColumn("sourceCategory", "text", (c) => c.notNull())
    .addColumn("heldOn", "text", (c) => c.notNull())
    .addColumn("publishedAt", "text", (c) => c.notNull())
    .addColumn("text", "text", (c) => c.notNull())
    .execute();
  await db.schema.createIndex("search_entries_record").on("search_entries").column("recordId").execute();
  await db.schema
    .createTable("search_terms")
    // Terms are looked up by their beginning too: their order has to be that of their bytes.
    .addColumn("term", kind === "sqlite" ? "text" : sql`text collate "C"`, (c) => c.notNull())
    .addColumn("entryId", kind === "sqlite" ? "integer" : "bigint", (c) =>
      c.notNull().references("search_entries.id").onDelete("cascade"),
    )
    .addColumn("weight", "integer", (c) => c.notNull())
    .addPrimaryKeyConstraint("search_terms_key", ["term", "entryId"])
    .execute();
  await db.schema.createIndex("search_terms_entry").on("search_terms").column("entryId").execute();
}

async function changes(db: Kysely<unknown>, kind: DatabaseKind): Promise<void> {
  await db.schema
    .createTable("portal_changes")
    .addColumn("version", "bigint", (c) => c.notNull())
    .execute();
  await sql`insert into portal_changes ("version") values (1)`.execute(db);
  if (kind === "sqlite") {
    for (const table of shownTables) {
      for (const change of ["insert", "update", "delete"]) {
        await sql`create trigger ${sql.raw(`portal_${table}_${change}`)} after ${sql.raw(change)} on ${sql.table(table)}
          begin update portal_changes set "version" = "version" + 1; end`.execute(db);
      }
    }
    return;
  }
  // Counted once a transaction and at its end: whoever holds the count then waits for no row any more.
  await sql`create function count_portal_change() returns trigger language plpgsql as $$
    begin
      if coalesce(current_setting('minuta.portal_counted', true), '') <> pg_current_xact_id()::text then
        update portal_changes set "version" = "version" + 1;
        perform set_config('minuta.portal_counted', pg_current_xact_id()::text, true);
      end if;
      return null;
    end $$`.execute(db);
  for (const table of shownTables) {
    await sql`create constraint trigger ${sql.raw(`portal_${table}`)} after insert or update or delete on ${sql.table(table)}
      deferrable initially deferred for each row execute function count_portal_change()`.execute(db);
  }
}
