import type { Context } from "../context.ts";
import type { Reading } from "../db/reading.ts";

/** The event up to which a person has seen what changed, and when they said so; null when they never did. */
export async function lastLookOf(db: Reading, userId: string) {
  const row = await db
    .selectFrom("last_looks")
    .select(["at", "sequence"])
    .where("userId", "=", userId)
    .executeTakeFirst();
  return row === undefined ? null : { at: row.at, sequence: Number(row.sequence) };
}

/** The newest event there is. */
export async function newestEvent(db: Reading): Promise<number> {
  const row = await db
    .selectFrom("events")
    .select((select) => select.fn.max("sequence").as("sequence"))
    .executeTakeFirst();
  return Number(row?.sequence ?? 0);
}

/** Remembers that a person has seen what changed up to an event. It never goes back, nor ahead of what has happened. */
export async function lookedAt(context: Context, userId: string, upTo: number): Promise<void> {
  const at = context.clock().toISOString();
  await context.db.transaction().execute(async (transaction) => {
    const before = await lastLookOf(transaction, userId);
    const sequence = Math.max(before?.sequence ?? 0, Math.min(upTo, await newestEvent(transaction)));
    await transaction
      .insertInto("last_looks")
      .values({ userId, at, sequence })
      .onConflict((conflict) => conflict.column("userId").doUpdateSet({ at, sequence }))
      .execute();
  });
}
