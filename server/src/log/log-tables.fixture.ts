import { emptyRoot, formatVerifierKey, signCheckpoint } from "@minuta/record";
import type { Reading } from "../db/reading.ts";
import type { Tables } from "../db/tables.ts";
import { appendEntry } from "./append-entry.ts";
import { logKeyOf, type TransparencyLog } from "./transparency-log.ts";

const tables = ["log_state", "log_entries", "log_tiles", "log_checkpoints", "log_cosignatures"] as const;

/** Keeps the log's rows, and answers with what puts them back: each attack begins where the last one did. */
export async function keepLog(db: Reading): Promise<() => Promise<void>> {
  const kept = new Map<(typeof tables)[number], object[]>();
  for (const table of tables) kept.set(table, await db.selectFrom(table).selectAll().execute());
  return async () => {
    for (const table of tables.toReversed()) await db.deleteFrom(table).execute();
    for (const [table, rows] of kept)
      if (rows.length > 0)
        await db
          .insertInto(table)
          .values(rows as never)
          .execute();
  };
}

type Entry = Pick<Tables["log_entries"], "bytes" | "recordId" | "publicVersion" | "at">;

/** What an operator who holds the log's key may do behind the software's back: another history, signed. */
export async function rewriteLog(
  db: Reading,
  log: TransparencyLog,
  change: (entries: Entry[]) => Entry[],
): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    const before = await transaction.selectFrom("log_entries").selectAll().orderBy("entryIndex").execute();
    const { origin } = await transaction.selectFrom("log_state").select("origin").executeTakeFirstOrThrow();
    for (const table of tables.toReversed()) await transaction.deleteFrom(table).execute();
    const key = await logKeyOf({ origin }, log);
    await transaction
      .insertInto("log_state")
      .values({ id: 1, origin, verifierKey: formatVerifierKey(key), size: 0 })
      .execute();
    const note = await signCheckpoint({ origin, size: 0, root: emptyRoot() }, key);
    await transaction
      .insertInto("log_checkpoints")
      .values({ size: 0, note, at: "2012-01-01T00:00:00.000Z" })
      .execute();
    for (const { bytes, recordId, publicVersion, at } of change(before))
      await appendEntry(transaction, log, { bytes, recordId, publicVersion, at });
  });
}
