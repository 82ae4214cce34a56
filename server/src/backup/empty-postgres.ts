import { Client } from "pg";
import { connectionSettings } from "../db/open-postgres.ts";
import { BackupFault } from "./backup-fault.ts";
import { quoted } from "./database-snapshot.ts";

/** Throws `BackupFault` when the database has a table, whoever made it. */
export async function requireNoTables(url: string): Promise<void> {
  await withClient(url, async (client) => {
    if ((await tablesIn(client)).length > 0) {
      throw new BackupFault("target_in_use", new URL(url).pathname.slice(1));
    }
  });
}

/** Takes back what a restore that failed made in a database that was empty before it. */
export async function dropEverything(url: string): Promise<void> {
  await withClient(url, async (client) => {
    await client.query("begin");
    const tables = await tablesIn(client);
    if (tables.length > 0) await client.query(`drop table ${tables.map(quoted).join(", ")} cascade`);
    const { rows } = await client.query<{ signature: string }>(
      `select oid::regprocedure::text as signature from pg_proc
       where pronamespace = current_schema()::regnamespace and proowner = current_user::regrole`,
    );
    for (const { signature } of rows) await client.query(`drop function ${signature}`);
    await client.query("commit");
  });
}

async function tablesIn(client: Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    "select tablename as name from pg_tables where schemaname = current_schema()",
  );
  return rows.map(({ name }) => name);
}

async function withClient(url: string, act: (client: Client) => Promise<void>): Promise<void> {
  const client = new Client(connectionSettings(url));
  client.on("error", () => undefined);
  await client.connect();
  try {
    await act(client);
  } finally {
    await client.end();
  }
}
