import { type Kysely, sql, type Transaction } from "kysely";
import type { DatabaseKind } from "../db/database-kind.ts";
import { BackupFault } from "./backup-fault.ts";
import type { BackedUpTable } from "./manifest.ts";
import { type Row, readRows } from "./table-rows.ts";
import { tablePath } from "./write-backup.ts";

/** Tables whose names a backup gives. */
type AnyTables = Record<string, Record<string, unknown>>;

/** SQLite takes 32,766 parameters a statement, PostgreSQL 65,535. */
const mostParameters = 30_000;
/** Rows that hold bytes may be large. */
const mostRows = 500;

/**
 * Puts the rows of a backup in the place of whatever migrations wrote into an empty database, in one transaction. Rows may name
 * each other across tables in any order; whether each finds the other is seen before it is committed.
 */
export async function fillTables(
  db: Kysely<AnyTables>,
  kind: DatabaseKind,
  backup: string,
  tables: readonly BackedUpTable[],
): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    const undo = await deferReferences(transaction, kind);
    for (const { name } of tables) await transaction.deleteFrom(name).execute();
    for (const table of tables) await fillTable(transaction, backup, table);
    await undo();
    if (kind === "postgres") await moveSequencesOn(transaction);
  });
}

async function fillTable(
  transaction: Transaction<AnyTables>,
  backup: string,
  table: BackedUpTable,
): Promise<void> {
  const path = tablePath(backup, table.name);
  const atOnce = Math.min(mostRows, Math.floor(mostParameters / table.columns.length));
  for await (const batch of readRows(path, table, atOnce)) {
    const rows = batch.map((row: Row) =>
      Object.fromEntries(table.columns.map((column, at) => [column, row[at] ?? null])),
    );
    try {
      await transaction.insertInto(table.name).values(rows).execute();
    } catch (error) {
      throw new BackupFault("backup_damaged", path, error);
    }
  }
}

/** Answers with what puts references back as they were, after looking at all of them. */
async function deferReferences(
  transaction: Transaction<AnyTables>,
  kind: DatabaseKind,
): Promise<() => Promise<void>> {
  if (kind === "sqlite") {
    await sql`pragma defer_foreign_keys = on`.execute(transaction);
    return async () => {};
  }
  // The settings of every connection bound what a request may take; a table takes as long as it takes.
  await sql`set local statement_timeout = 0`.execute(transaction);
  await sql`set local idle_in_transaction_session_timeout = 0`.execute(transaction);
  const { rows } = await sql<{ table: string; name: string }>`
    select r.relname as "table", c.conname as "name" from pg_constraint c join pg_class r on r.oid = c.conrelid
    where c.contype = 'f' and not c.condeferrable and r.relnamespace = current_schema()::regnamespace`.execute(
    transaction,
  );
  const alter = async (how: "deferrable initially deferred" | "not deferrable") => {
    for (const { table, name } of rows) {
      await sql`alter table ${sql.table(table)} alter constraint ${sql.id(name)} ${sql.raw(how)}`.execute(
        transaction,
      );
    }
  };
  await alter("deferrable initially deferred");
  return async () => {
    await sql`set constraints all immediate`.execute(transaction);
    await alter("not deferrable");
  };
}

/** Rows with numbers of their own do not move what gives out the next number. */
async function moveSequencesOn(transaction: Transaction<AnyTables>): Promise<void> {
  const { rows } = await sql<{ table: string; column: string; sequence: string }>`
    select table_name as "table", column_name as "column",
      pg_get_serial_sequence(quote_ident(table_name), column_name) as "sequence"
    from information_schema.columns
    where table_schema = current_schema() and column_default like 'nextval(%'`.execute(transaction);
  for (const { table, column, sequence } of rows) {
    await sql`select setval(${sequence}::regclass,
      (select coalesce(max(${sql.ref(column)}), 0) + 1 from ${sql.table(table)}), false)`.execute(
      transaction,
    );
  }
}
