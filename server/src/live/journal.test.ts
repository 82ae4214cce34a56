import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type PrivatePostgres, postgresMissing, startPrivatePostgres } from "@minuta/testing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openDatabase, type SqliteDatabase } from "../db/open-database.ts";
import { openPostgres, type PostgresDatabase } from "../db/open-postgres.ts";
import { journalContract } from "./journal-contract.fixture.ts";
import { postgresJournal } from "./journal-postgres.ts";
import { sqliteJournal } from "./journal-sqlite.ts";

// The server may end faster than connections that are being closed; what else breaks fails the test that needs it.
const onBreak = () => undefined;

describe("the journal in SQLite", () => {
  let folder: string;
  let database: SqliteDatabase;
  let journal: ReturnType<typeof sqliteJournal>;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "minuta-journal-"));
    database = await openDatabase(folder);
    journal = sqliteJournal(database.sqlite);
  });
  afterAll(async () => {
    await database.close();
    await rm(folder, { recursive: true, force: true });
  });
  journalContract(() => ({ kysely: database.kysely, journal, otherJournal: journal }));
});

describe.skipIf(postgresMissing() !== null)("the journal in PostgreSQL (needs PostgreSQL)", () => {
  let postgres: PrivatePostgres;
  let url: string;
  let databases: PostgresDatabase[];
  beforeAll(async () => {
    postgres = await startPrivatePostgres();
    url = await postgres.newDatabase();
    // Both at once, as two nodes that start together: one migrates, the other waits.
    databases = await Promise.all([openPostgres(url, onBreak), openPostgres(url, onBreak)]);
  });
  afterAll(async () => {
    for (const database of databases) await database.close();
    await postgres.close();
  });
  const of = (index: 0 | 1) => databases[index] as PostgresDatabase;
  journalContract(() => ({
    kysely: of(0).kysely,
    journal: postgresJournal(of(0).journalPool),
    otherJournal: postgresJournal(of(1).journalPool),
  }));

  test("commits with synchronous_commit on, whatever the server's default", async () => {
    await postgres.query(url, "alter system set synchronous_commit = off");
    await postgres.query(url, "select pg_reload_conf()");
    const { rows } = await of(1).journalPool.query("show synchronous_commit");
    expect(rows).toEqual([{ synchronous_commit: "on" }]);
  });
});
