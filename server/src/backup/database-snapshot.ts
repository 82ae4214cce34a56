import type { DatabaseKind } from "../db/database-kind.ts";
import type { Row } from "./table-rows.ts";

/**
 * All rows of a database as they were at one instant, while others go on writing.
 */
export type DatabaseSnapshot = {
  readonly kind: DatabaseKind;
  /** What had been done to the tables, in order; empty when it is not a database of this program. */
  readonly migrations: readonly string[];
  readonly tables: readonly { readonly name: string; readonly columns: readonly string[] }[];
  /** The rows of a table, or of some of its columns, so many at once. One table at a time. */
  readonly rows: (
    table: { readonly name: string; readonly columns: readonly string[] },
    atOnce?: number,
  ) => AsyncIterable<readonly Row[]>;
  readonly close: () => Promise<void>;
};

/** How many rows are read at once unless somebody asks for fewer. */
export const rowsAtOnce = 500;

/**
 * Tables that a backup leaves out: what migrates the tables, what lets somebody in (a restore must not bring back a
 * sign-in that was ended), and what a backup keeps in another form.
 */
export const leftOut: ReadonlySet<string> = new Set([
  "migrations",
  "migrations_lock",
  "session",
  "verification",
  "tickets",
  "secrets",
  "published_bytes",
]);

export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
