import { Kysely } from "kysely";
import { Client, type ClientConfig, Pool, types } from "pg";
import { DatabaseFault } from "./database-fault.ts";
import { migrateToLatest } from "./migrate.ts";
import { postgresDialect } from "./postgres-dialect.ts";
import type { Tables } from "./tables.ts";

export type PostgresDatabase = {
  readonly kind: "postgres";
  readonly kysely: Kysely<Tables>;
  /** Connections for the journal alone: rows that wait for each other never make it wait for a connection. */
  readonly journalPool: Pool;
  readonly close: () => Promise<void>;
};

const rowConnections = 10;
const journalConnections = 4;
const oldestVersion = 150_000;
const bigint = 20;
/** The name of the lock under which one node migrates while others wait. */
const migrationLock = 4_741_202;

/**
 * Opens a PostgreSQL database and brings its tables up to date, one node at a time. Throws `DatabaseFault`, whose sentence
 * holds no password, when it cannot be reached or is too old.
 */
export async function openPostgres(
  url: string,
  onFault: (error: Error) => void,
  migrate: typeof migrateToLatest = migrateToLatest,
): Promise<PostgresDatabase> {
  const settings = connectionSettings(url);
  await prepare(settings, migrate);
  const open = (max: number) => {
    const pool = new Pool({ ...settings, max, idleTimeoutMillis: 60_000 });
    // A connection that breaks while nobody uses it; the pool makes another when one is needed.
    pool.on("error", onFault);
    // One that breaks while it is being closed is the pool's no more; an error that nobody hears would end the process.
    pool.on("connect", (client) => client.on("error", () => undefined));
    return pool;
  };
  const journalPool = open(journalConnections);
  const kysely = new Kysely<Tables>({ dialect: postgresDialect(open(rowConnections)) });
  return {
    kind: "postgres",
    kysely,
    journalPool,
    close: async () => {
      await kysely.destroy();
      await journalPool.end();
    },
  };
}

/** How every connection to the database is made: numbers as numbers, commits on disk, and nobody waits for ever. */
export function connectionSettings(url: string): ClientConfig {
  return {
    connectionString: url,
    application_name: "minuta",
    connectionTimeoutMillis: 5000,
    // Longer than the server lets a statement run: only a connection that is dead without a word takes this long.
    query_timeout: 20_000,
    keepAlive: true,
    // A commit is on disk when it returns, whatever the server's own default; and nobody waits for ever.
    options:
      "-c synchronous_commit=on -c lock_timeout=10s -c statement_timeout=15s -c idle_in_transaction_session_timeout=10s",
    types: {
      // Numbers here are sequence numbers, counts and checksums, all below 2^53.
      getTypeParser: (oid: number, format?: "text" | "binary") =>
        oid === bigint && format !== "binary" ? Number : types.getTypeParser(oid, format),
    },
  };
}

async function prepare(settings: ClientConfig, migrate: typeof migrateToLatest): Promise<void> {
  // Migrations may take as long as they need.
  const client = new Client({ ...settings, query_timeout: 0, options: "" });
  client.on("error", () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ server_version_num: string }>("show server_version_num");
    const version = Number(rows[0]?.server_version_num ?? 0);
    if (version < oldestVersion) throw new Error(`PostgreSQL 15 or later is needed, this is ${version}`);
  } catch (error) {
    await client.end().catch(() => undefined);
    throw new DatabaseFault(reasonOf(error), { cause: error });
  }
  try {
    await client.query("select pg_advisory_lock($1)", [migrationLock]);
    const pool = new Pool({ ...settings, query_timeout: 0, options: "", max: 1 });
    const kysely = new Kysely<never>({ dialect: postgresDialect(pool) });
    try {
      await migrate(kysely, "postgres");
    } finally {
      await kysely.destroy();
    }
  } finally {
    // Ending the connection gives the lock back.
    await client.end();
  }
}

function reasonOf(error: unknown): string {
  const causes = error instanceof AggregateError ? error.errors : [error];
  return causes.map((cause) => (cause instanceof Error ? cause.message : String(cause))).join("; ");
}
