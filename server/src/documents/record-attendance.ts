import type { BodyOf, endpoints } from "@minuta/contract";
import { can, isInForce, type Party } from "@minuta/domain";
import type { Transaction } from "kysely";
import type { SignedIn } from "../accounts/signed-in.ts";
import { dayOf } from "../clock.ts";
import { lockRoll } from "../cockpit/change-roll.ts";
import type { Context } from "../context.ts";
import type { Tables } from "../db/tables.ts";
import { addEvent } from "../events/add-event.ts";
import { Refusal } from "../refusal.ts";
import { attendanceOf } from "./attendance-reader.ts";
import { readableDocument } from "./reader.ts";

type Line = BodyOf<typeof endpoints.recordAttendance>;

/**
 * Records in one line who acts for a seat, how, and from when to when; only while the document is a draft. It takes the place
 * of the seat's line before; what the roll tells in several stays is corrected there.
 */
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
    const adjournedAt = await lockRoll(transaction, documentId, row.sessionId);
    const now = context.clock();
    const absent = line.mode === "absent";
    const institution = await seatInstitution(transaction, party);
    const holder =
      absent || line.capacity === null ? null : await holderOf(transaction, party, line.capacity, now);
    const values = {
      mode: line.mode,
      capacity: absent ? null : line.capacity,
      mandateId: holder?.mandateId ?? null,
      office: holder?.name ?? "",
      institution,
      arrivedAt: absent ? null : utc(line.arrivedAt),
      departedAt: absent ? null : (utc(line.departedAt) ?? adjournedAt),
    };
    const replaced = await transaction
      .deleteFrom("attendance")
      .where("documentId", "=", documentId)
      .where("party", "=", party)
      .where((where) =>
        where.or([where("capacity", "in", ["principal", "alternate"]), where("mode", "=", "absent")]),
      )
      .returning("id")
      .execute();
    if (replaced.length > 1) throw new Refusal("seat_has_stays");
    await transaction
      .insertInto("attendance")
      .values({ id: context.newId(), documentId, party, ...values })
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
  context.live.hint(documentId, { changed: "session" });
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

/** Whoever holds the seat in that capacity today; with several alternates the one that has held it longest. */
async function holderOf(
  transaction: Transaction<Tables>,
  party: Party,
  capacity: "principal" | "alternate",
  now: Date,
): Promise<{ readonly mandateId: string; readonly name: string } | null> {
  const holders = await transaction
    .selectFrom("mandates")
    .innerJoin("user", "user.id", "mandates.userId")
    .select(["mandates.id as mandateId", "user.name", "mandates.startsOn", "mandates.endsOn"])
    .where("mandates.party", "=", party)
    .where("mandates.role", "=", capacity)
    .orderBy("mandates.startsOn")
    .orderBy("mandates.id")
    .execute();
  return holders.find((holder) => isInForce(holder, dayOf(now))) ?? null;
}
