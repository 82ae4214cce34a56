import type { Reading } from "../db/reading.ts";
import { Refusal } from "../refusal.ts";

/** Refuses what a cancelled meeting is not asked for any more (rule MF-9). */
export async function requireNotCancelled(db: Reading, meetingId: string): Promise<void> {
  const meeting = await db
    .selectFrom("meetings")
    .select("cancelledAt")
    .where("id", "=", meetingId)
    .executeTakeFirst();
  if (meeting !== undefined && meeting.cancelledAt !== null) throw new Refusal("meeting_cancelled");
}
