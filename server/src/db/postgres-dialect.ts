import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  PostgresDialect,
  PostgresDriver,
  type TransactionSettings,
} from "kysely";
import type { Pool } from "pg";

/** The name of the lock that transactions of rows take, as an arbitrary number that nothing else in the database uses. */
const rowsLock = 4_741_201;

/**
 * Kysely over a pool. Transactions take turns over all nodes, as they do on SQLite: a rule that reads rows and then writes
 * needs no other guard, and events become visible in the order of their numbers. Single statements and the journal do
 * not wait for a turn.
 */
export function postgresDialect(pool: Pool): Dialect {
  const plain = new PostgresDialect({ pool });
  return {
    createAdapter: () => plain.createAdapter(),
    createDriver: () => new TurnDriver({ pool }),
    createIntrospector: (db) => plain.createIntrospector(db),
    createQueryCompiler: () => plain.createQueryCompiler(),
  };
}

class TurnDriver extends PostgresDriver {
  override async beginTransaction(
    connection: DatabaseConnection,
    settings: TransactionSettings,
  ): Promise<void> {
    await super.beginTransaction(connection, settings);
    try {
      await connection.executeQuery(CompiledQuery.raw(`select pg_advisory_xact_lock(${rowsLock})`));
    } catch (error) {
      await connection.executeQuery(CompiledQuery.raw("rollback"));
      throw error;
    }
  }
}
