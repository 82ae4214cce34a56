import type { PersonalStay } from "@minuta/domain";
import type { Selectable } from "kysely";
import type { Reading } from "../db/reading.ts";
import type { Tables } from "../db/tables.ts";

export type StayRow = Selectable<Tables["attendance"]>;

/** Every line of a document's roll in the order of arrival, who never came last. */
export async function staysOf(db: Reading, documentId: string): Promise<StayRow[]> {
  const rows = await db
    .selectFrom("attendance")
    .selectAll()
    .where("documentId", "=", documentId)
    .orderBy("arrivedAt")
    .orderBy("id")
    .execute();
  // The databases do not agree on where null stands.
  return [...rows.filter((row) => row.arrivedAt !== null), ...rows.filter((row) => row.arrivedAt === null)];
}

/** A line of the roll as the API shows it. */
export function stayView({ documentId: _, ...stay }: StayRow) {
  return stay;
}

/** The roll with the person of each line, so that nobody is there twice at a time. */
export async function personalStaysOf(db: Reading, documentId: string): Promise<PersonalStay[]> {
  const rows = await db
    .selectFrom("attendance")
    .leftJoin("mandates", "mandates.id", "attendance.mandateId")
    .select([
      "attendance.id",
      "attendance.party",
      "attendance.mode",
      "attendance.capacity",
      "attendance.office",
      "attendance.institution",
      "attendance.arrivedAt",
      "attendance.departedAt",
      "mandates.userId",
    ])
    .where("attendance.documentId", "=", documentId)
    .execute();
  return rows.map((row) => ({ ...row, person: personKey(row) }));
}

/** Who a line is of: an account, else an office of an institution. */
export function personKey(line: {
  readonly userId: string | null;
  readonly office: string;
  readonly institution: string;
}): string {
  return line.userId ?? `${line.office}, ${line.institution}`.toLocaleLowerCase("es-MX");
}
