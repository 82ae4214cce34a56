import type { BodyOf, endpoints } from "@minuta/contract";
import { type Language, wallClockAt } from "@minuta/domain";
import type { Transaction } from "kysely";
import type { SignedIn } from "../accounts/signed-in.ts";
import type { Context } from "../context.ts";
import type { Reading } from "../db/reading.ts";
import type { Tables } from "../db/tables.ts";
import { documentLinks } from "../documents/link-reader.ts";
import { addEvent, type EventType } from "../events/add-event.ts";
import { titleIn } from "../organizations/people-reader.ts";
import { Refusal } from "../refusal.ts";
import { meetingEntry, meetingRows } from "./calendar-reader.ts";
import { plannedInstant } from "./planned-time.ts";
import { requirePlanning } from "./planning.ts";

/** A meeting as it is planned. */
export async function readMeetingPlan(db: Reading, language: Language, meetingId: string) {
  const row = await meetingRows(db).where("meetings.id", "=", meetingId).executeTakeFirst();
  if (row === undefined) throw new Refusal("not_found");
  const links = await documentLinks(db, "meetingId", [meetingId]);
  const proposals = await db
    .selectFrom("meeting_proposals")
    .innerJoin("proposals", "proposals.id", "meeting_proposals.proposalId")
    .select(["proposals.id", "proposals.number", "proposals.titleEs", "proposals.titleEn"])
    .where("meeting_proposals.meetingId", "=", meetingId)
    .orderBy("proposals.number")
    .execute();
  return {
    ...meetingEntry(row, language, links.get(meetingId) ?? null),
    time: row.startsAt === null ? null : wallClockAt(row.startsAt).time,
    proposals: proposals.map((proposal) => ({
      id: proposal.id,
      number: proposal.number,
      title: titleIn(language, proposal),
    })),
  };
}

/** Plans a meeting of an agency with the owners of proposals; answers with its id. Its number is the next one. */
export async function planMeeting(
  context: Context,
  by: SignedIn,
  asked: BodyOf<typeof endpoints.planMeeting>,
): Promise<string> {
  requirePlanning(by);
  const startsAt = plannedInstant(asked.heldOn, asked.time);
  return context.db.transaction().execute(async (transaction) => {
    const agency = await transaction
      .selectFrom("organizations")
      .select("shortName")
      .where("id", "=", asked.agencyId)
      .where("kind", "=", "agency")
      .executeTakeFirst();
    if (agency === undefined) throw new Refusal("invalid_input", [{ path: "agencyId", message: "unknown" }]);
    const last = await transaction
      .selectFrom("meetings")
      .select((select) => select.fn.max("ordinal").as("ordinal"))
      .executeTakeFirst();
    const ordinal = Number(last?.ordinal ?? 0) + 1;
    const id = context.newId();
    await transaction
      .insertInto("meetings")
      .values({
        id,
        ordinal,
        year: Number(asked.heldOn.slice(0, 4)),
        titleEs: `Reunión ${ordinal} con ${agency.shortName}`,
        titleEn: `Meeting ${ordinal} with ${agency.shortName}`,
        heldOn: asked.heldOn,
        startsAt,
        place: asked.place,
        agencyId: asked.agencyId,
        sample: 0,
      })
      .execute();
    await setProposals(transaction, id, asked.proposalIds);
    await happened(context, transaction, by, "meeting.planned", id, { heldOn: asked.heldOn, startsAt });
    return id;
  });
}

/** Changes a meeting until its form is closed or it is cancelled. */
export async function changeMeeting(
  context: Context,
  by: SignedIn,
  meetingId: string,
  asked: BodyOf<typeof endpoints.changeMeeting>,
): Promise<void> {
  requirePlanning(by);
  await context.db.transaction().execute(async (transaction) => {
    const meeting = await openMeeting(transaction, meetingId);
    if (meeting.cancelledAt !== null) throw new Refusal("meeting_cancelled");
    const heldOn = asked.heldOn ?? meeting.heldOn;
    const kept = meeting.startsAt === null ? null : wallClockAt(meeting.startsAt).time;
    const startsAt = plannedInstant(heldOn, asked.time === undefined ? kept : asked.time);
    await transaction
      .updateTable("meetings")
      .set({ heldOn, startsAt, place: asked.place ?? meeting.place })
      .where("id", "=", meetingId)
      .execute();
    if (asked.proposalIds !== undefined) await setProposals(transaction, meetingId, asked.proposalIds);
    await happened(context, transaction, by, "meeting.changed", meetingId, { heldOn, startsAt });
  });
}

/** Cancels a meeting; its number stays its own. Repeating it changes nothing. */
export async function cancelMeeting(context: Context, by: SignedIn, meetingId: string): Promise<void> {
  requirePlanning(by);
  await context.db.transaction().execute(async (transaction) => {
    const meeting = await openMeeting(transaction, meetingId);
    if (meeting.cancelledAt !== null) return;
    await transaction
      .updateTable("meetings")
      .set({ cancelledAt: context.clock().toISOString() })
      .where("id", "=", meetingId)
      .execute();
    await happened(context, transaction, by, "meeting.cancelled", meetingId, {});
  });
}

async function openMeeting(transaction: Transaction<Tables>, meetingId: string) {
  const meeting = await transaction
    .selectFrom("meetings")
    .selectAll()
    .where("id", "=", meetingId)
    .executeTakeFirst();
  if (meeting === undefined) throw new Refusal("not_found");
  const closed = await transaction
    .selectFrom("documents")
    .select("id")
    .where("meetingId", "=", meetingId)
    .where("kind", "=", "meetingForm")
    .where("state", "!=", "draft")
    .executeTakeFirst();
  if (closed !== undefined) throw new Refusal("meeting_closed");
  return meeting;
}

async function setProposals(
  transaction: Transaction<Tables>,
  meetingId: string,
  proposalIds: readonly string[],
): Promise<void> {
  const wanted = [...new Set(proposalIds)];
  const known = await transaction.selectFrom("proposals").select("id").where("id", "in", wanted).execute();
  if (known.length < wanted.length) {
    throw new Refusal("invalid_input", [{ path: "proposalIds", message: "unknown" }]);
  }
  await transaction.deleteFrom("meeting_proposals").where("meetingId", "=", meetingId).execute();
  await transaction
    .insertInto("meeting_proposals")
    .values(wanted.map((proposalId) => ({ meetingId, proposalId })))
    .execute();
}

function happened(
  context: Context,
  transaction: Transaction<Tables>,
  by: SignedIn,
  type: EventType,
  subjectId: string,
  data: Readonly<Record<string, string | null>>,
): Promise<void> {
  return addEvent(transaction, {
    at: context.clock().toISOString(),
    type,
    by: { userId: by.user.userId, signInId: by.signInId },
    subjectId,
    data,
  });
}
