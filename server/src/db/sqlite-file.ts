import { DatabaseSync, type SQLInputValue, type StatementSync } from "node:sqlite";

/** The commit that copies the log into the file waits for the disk twice more: one in some hundreds, at 16 MiB. */
const pagesPerCheckpoint = 4000;

/**
 * One SQLite file with one connection. Everything that uses it takes turns: a turn may hold a transaction over several
 * awaits, and nobody else's statements can slip into it.
 */
export class SqliteFile {
  readonly #database: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();
  #lastTurn: Promise<unknown> = Promise.resolve();
  #open = true;

  /**
   * Opens or creates the file: WAL, and `synchronous=FULL`, so that a commit is on disk when it returns.
   * Throws what SQLite throws when the file is not a database or cannot be written.
   */
  constructor(path: string) {
    this.#database = new DatabaseSync(path, { timeout: 5000, enableForeignKeyConstraints: true });
    try {
      this.#database.exec(
        `pragma journal_mode = wal; pragma synchronous = full; pragma trusted_schema = off;
         pragma wal_autocheckpoint = ${pagesPerCheckpoint}`,
      );
    } catch (error) {
      this.#database.close();
      throw error;
    }
  }

  /** Waits for a turn, and keeps it until `release` is called. */
  async takeTurn(): Promise<() => void> {
    const before = this.#lastTurn;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#lastTurn = promise;
    await before;
    return resolve;
  }

  /** Runs `work` in one transaction of its own turn; a throw rolls everything back. */
  async transaction<T>(work: (file: SqliteFile) => T): Promise<T> {
    const release = await this.takeTurn();
    try {
      this.run("begin immediate");
      try {
        const result = work(this);
        this.run("commit");
        return result;
      } catch (error) {
        if (this.#database.isTransaction) this.run("rollback");
        throw error;
      }
    } finally {
      release();
    }
  }

  /** Reads rows; only within a turn. */
  all(sql: string, parameters: readonly SQLInputValue[] = []): Record<string, unknown>[] {
    return this.#prepare(sql).all(...parameters);
  }

  /** Executes one statement; only within a turn. */
  run(
    sql: string,
    parameters: readonly SQLInputValue[] = [],
  ): { changes: number | bigint; lastInsertRowid: number | bigint } {
    return this.#prepare(sql).run(...parameters);
  }

  /** Whether the statement gives rows. */
  returnsRows(sql: string): boolean {
    return this.#prepare(sql).columns().length > 0;
  }

  /** Lines that SQLite finds wrong with the file; empty when it is sound. */
  faults(): string[] {
    return this.all("pragma quick_check(20)")
      .map((row) => String(row.quick_check))
      .filter((line) => line !== "ok");
  }

  close(): void {
    if (!this.#open) return;
    this.#open = false;
    this.#statements.clear();
    this.#database.close();
  }

  #prepare(sql: string): StatementSync {
    let statement = this.#statements.get(sql);
    if (statement === undefined) {
      statement = this.#database.prepare(sql);
      // The texts are the program's own; the bound guards against one that is built with values in it.
      if (this.#statements.size >= 500) this.#statements.clear();
      this.#statements.set(sql, statement);
    }
    return statement;
  }
}
