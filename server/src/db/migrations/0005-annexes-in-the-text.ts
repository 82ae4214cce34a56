import { type Kysely, sql } from "kysely";

/** The third version of the schema of texts adds the place of annexes and takes away nothing. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // A closed text may be reopened, and a record says by itself in which version it was frozen.
  await sql`update documents set "schemaVersion" = 3 where "schemaVersion" < 3`.execute(db);
}
