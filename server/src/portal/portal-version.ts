import { type Clock, dayOf } from "../clock.ts";
import type { Reading } from "../db/reading.ts";

/** What is another after every committed change of what the portal shows, whichever node made it. */
export async function portalVersion(db: Reading): Promise<string> {
  const row = await db.selectFrom("portal_changes").select("version").executeTakeFirst();
  return String(row?.version ?? 0);
}

/** The same for whole pages: some of them say what is overdue, which a day changes by itself. */
export async function pageVersion(db: Reading, clock: Clock): Promise<string> {
  return `${await portalVersion(db)} ${dayOf(clock())}`;
}
