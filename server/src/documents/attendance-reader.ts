import { parties } from "@minuta/domain";
import type { Reading } from "../db/reading.ts";

/** The roll call of a document, in the order of the parties. */
export async function attendanceOf(db: Reading, documentId: string) {
  const lines = await db
    .selectFrom("attendance")
    .select(["party", "mode", "capacity", "office", "institution", "arrivedAt", "departedAt"])
    .where("documentId", "=", documentId)
    .execute();
  return lines.sort((one, other) => parties.indexOf(one.party) - parties.indexOf(other.party));
}
