import { DatabaseSync } from "node:sqlite";
import { type DatabaseSnapshot, leftOut, quoted, rowsAtOnce } from "./database-snapshot.ts";
import type { Row, Value } from "./table-rows.ts";

/** A snapshot of a SQLite file, which a server may be using: with a write-ahead log nobody waits for a reader. */
export function sqliteSnapshot(path: string): DatabaseSnapshot {
  const database = new DatabaseSync(path, { readOnly: true, timeout: 10_000 });
  try {
    database.exec("begin");
    // What is read first settles the instant.
    const names = database
      .prepare(
        "select name from sqlite_schema where type = 'table' and name not like 'sqlite\\_%' escape '\\' order by name",
      )
      .all()
      .map(({ name }) => String(name));
    const migrations = names.includes("migrations")
      ? database.prepare("select name from migrations order by name").all()
      : [];
    const columnsOf = (name: string) =>
      database
        .prepare("select name from pragma_table_info(?) order by cid")
        .all(name)
        .map((column) => String(column.name));
    return {
      kind: "sqlite",
      migrations: migrations.map(({ name }) => String(name)),
      tables: names.filter((name) => !leftOut.has(name)).map((name) => ({ name, columns: columnsOf(name) })),
      rows: async function* ({ name, columns }, atOnce = rowsAtOnce) {
        const statement = database.prepare(`select ${columns.map(quoted).join(", ")} from ${quoted(name)}`);
        statement.setReturnArrays(true);
        let batch: Row[] = [];
        for (const row of statement.iterate()) {
          batch.push(row as unknown as Value[]);
          if (batch.length < atOnce) continue;
          yield batch;
          batch = [];
        }
        if (batch.length > 0) yield batch;
      },
      close: async () => database.close(),
    };
  } catch (error) {
    database.close();
    throw error;
  }
}
