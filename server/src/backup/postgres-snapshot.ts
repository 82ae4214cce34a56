import { Client } from "pg";
import { connectionSettings } from "../db/open-postgres.ts";
import { type DatabaseSnapshot, leftOut, quoted, rowsAtOnce } from "./database-snapshot.ts";
import type { Row } from "./table-rows.ts";

/** A snapshot of a PostgreSQL database, which nodes may be using. Throws what the driver throws. */
export async function postgresSnapshot(url: string): Promise<DatabaseSnapshot> {
  // A table takes as long as it takes.
  const client = new Client({ ...connectionSettings(url), query_timeout: 0, options: "" });
  client.on("error", () => undefined);
  await client.connect();
  try {
    await client.query("begin isolation level repeatable read read only");
    const { rows: columns } = await client.query<{ table: string; column: string }>(
      `select c.table_name as "table", c.column_name as "column" from information_schema.columns c
       join information_schema.tables t using (table_schema, table_name)
       where table_schema = current_schema() and t.table_type = 'BASE TABLE'
       order by c.table_name collate "C", c.ordinal_position`,
    );
    const tables = Map.groupBy(columns, ({ table }) => table);
    const { rows: migrations } = tables.has("migrations")
      ? await client.query<{ name: string }>(`select name from migrations order by name collate "C"`)
      : { rows: [] };
    return {
      kind: "postgres",
      migrations: migrations.map(({ name }) => name),
      tables: [...tables]
        .filter(([name]) => !leftOut.has(name))
        .map(([name, own]) => ({ name, columns: own.map(({ column }) => column) })),
      rows: async function* ({ name, columns: own }, atOnce = rowsAtOnce) {
        await client.query(
          `declare backed_up no scroll cursor for select ${own.map(quoted).join(", ")} from ${quoted(name)}`,
        );
        for (;;) {
          const { rows } = await client.query<Row & unknown[]>({
            text: `fetch ${atOnce} from backed_up`,
            rowMode: "array",
          });
          if (rows.length === 0) break;
          yield rows;
        }
        await client.query("close backed_up");
      },
      close: () => client.end(),
    };
  } catch (error) {
    await client.end();
    throw error;
  }
}
