import type { Database } from "../db/open-database.ts";
import type { Journal } from "./journal.ts";
import { postgresJournal } from "./journal-postgres.ts";
import { sqliteJournal } from "./journal-sqlite.ts";

/** The journal that is kept beside the rows of a database. */
export function openJournal(database: Database): Journal {
  return database.kind === "sqlite" ? sqliteJournal(database.sqlite) : postgresJournal(database.journalPool);
}
