import { type Party, parties } from "@minuta/domain";
import type { Reading } from "../db/reading.ts";

/** Who acted for each seat, in the order of the parties and, within one, of arrival. */
export async function attendanceOf(db: Reading, documentId: string) {
  const stays = await db
    .selectFrom("attendance")
    .select(["party", "mode", "capacity", "office", "institution", "arrivedAt", "departedAt"])
    .where("documentId", "=", documentId)
    .where("party", "is not", null)
    .where((where) =>
      where.or([where("capacity", "in", ["principal", "alternate"]), where("mode", "=", "absent")]),
    )
    .orderBy("arrivedAt")
    .orderBy("id")
    .execute();
  const lines = stays.map((stay) => ({
    ...stay,
    party: stay.party as Party,
    capacity: stay.capacity as "principal" | "alternate" | null,
  }));
  return lines.sort((one, other) => parties.indexOf(one.party) - parties.indexOf(other.party));
}
