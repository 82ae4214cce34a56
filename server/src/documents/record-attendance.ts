import type { BodyOf, endpoints } from "@minuta/contract";
import { can, isInForce, type Party } from "@minuta/domain";
import type { Transaction } from "kysely";
import type { SignedIn } from "../accounts/signed-in.ts";
import { dayOf } from "../clock.ts";
import type { Context } from "../context.ts";
import type { Tables } from "../db/tables.ts";
import { addEvent } from "../events/add-event.ts";
import { Refusal } from "../refusal.ts";
import { attendanceOf } from "./attendance-reader.ts";
import { readableDocument } from "./reader.ts";

type Line = BodyOf<typeof endpoints.recordAttendance>;

/** Records who acts for a seat, how, and from when to when; only while the document is a draft. */
export async function recordAttendance(
  context: Context,
  by: SignedIn,
  documentId: string,
  party: Party,
  line: Line,
) {
  const attendance = await context.db.transaction().execute(async (transaction) => {
    const { row, subject } = await readableDocument(transaction, by, documentId);
    if (!can(by.actor, "document.recordAttendance", subject)) throw new Refusal("forbidden");
    if (row.state !== "draft") throw new Refusal("document_closed");
    const now = context.clock();
    const absent = line.mode === "absent";
    const institution = await seatInstitution(transaction, party);
    const values = {
      mode: line.mode,
      capacity: absent ? null : line.capacity,
      office: absent || line.capacity === null ? "" : await officeOf(transaction, party, line.capacity, now),
      institution,
      arrivedAt: absent ? null : utc(line.arrivedAt),
      departedAt: absent ? null : utc(line.departedAt),
    };
    await transaction
      .insertInto("attendance")
      .values({ documentId, party, ...values })
      .onConflict((conflict) => conflict.columns(["documentId", "party"]).doUpdateSet(values))
      .execute();
    await addEvent(transaction, {
      at: now.toISOString(),
      type: "document.attendanceRecorded",
      by: { userId: by.user.userId, signInId: by.signInId },
      subjectId: documentId,
      data: {
        party,
        mode: line.mode,
        capacity: values.capacity,
        arrivedAt: values.arrivedAt,
        departedAt: values.departedAt,
      },
    });
    return attendanceOf(transaction, documentId);
  });
  context.live.hint(documentId, { changed: "document" });
  return { attendance };
}

function utc(instant: string | null): string | null {
  return instant === null ? null : new Date(instant).toISOString();
}

async function seatInstitution(transaction: Transaction<Tables>, party: Party): Promise<string> {
  const seat = await transaction
    .selectFrom("seats")
    .select("institution")
    .where("party", "=", party)
    .executeTakeFirst();
  if (seat === undefined) throw new Refusal("not_found");
  return seat.institution;
}

/** The office of whoever holds the seat in that capacity today; with several alternates the one that has held it longest. */
async function officeOf(
  transaction: Transaction<Tables>,
  party: Party,
  capacity: "principal" | "alternate",
  now: Date,
): Promise<string> {
  const holders = await transaction
    .selectFrom("mandates")
    .innerJoin("user", "user.id", "mandates.userId")
    .select(["user.name", "mandates.startsOn", "mandates.endsOn"])
    .where("mandates.party", "=", party)
    .where("mandates.role", "=", capacity)
    .orderBy("mandates.startsOn")
    .orderBy("mandates.id")
    .execute();
  return holders.find((holder) => isInForce(holder, dayOf(now)))?.name ?? "";
}
