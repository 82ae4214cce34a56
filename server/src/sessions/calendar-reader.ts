import type { endpoints, QueryOf, ResultOf } from "@minuta/contract";
import type { Language } from "@minuta/domain";
import type { ExpressionBuilder } from "kysely";
import type { Reading } from "../db/reading.ts";
import type { Tables } from "../db/tables.ts";
import { documentLinks } from "../documents/link-reader.ts";
import { titleIn } from "../organizations/people-reader.ts";
import { plannedEnd } from "./planned-time.ts";
import { sessionRows } from "./reader.ts";

type Entry = ResultOf<typeof endpoints.listCalendar>["entries"][number];

const mostEntries = 500;

/** Sessions and meetings between two days in their order, those of one body where one is asked for. */
export async function calendarBetween(
  db: Reading,
  language: Language,
  { from, to, body }: QueryOf<typeof endpoints.listCalendar>,
): Promise<{ entries: Entry[]; truncated: boolean }> {
  const sessions = body === "meetings" ? [] : await sessionEntries(db, language, { from, to, body });
  const meetings =
    body === undefined || body === "meetings" ? await meetingEntries(db, language, { from, to }) : [];
  const entries = [...sessions, ...meetings].sort((one, other) => orderOf(one).localeCompare(orderOf(other)));
  return { entries: entries.slice(0, mostEntries), truncated: entries.length > mostEntries };
}

/** What has no hour stands before what has one. */
function orderOf({ heldOn, startsAt, key, ordinal }: Entry): string {
  return `${heldOn} ${startsAt ?? ""} ${key ?? ""} ${String(ordinal).padStart(6, "0")}`;
}

async function sessionEntries(
  db: Reading,
  language: Language,
  { from, to, body }: { from: string; to: string; body: string | undefined },
): Promise<Entry[]> {
  let query = sessionRows(db)
    .where("sessions.heldOn", ">=", from)
    .where("sessions.heldOn", "<=", to)
    .orderBy("sessions.heldOn")
    .orderBy("sessions.key")
    .limit(mostEntries + 1);
  if (body === "secretariat") query = query.where("sessions.workingGroupId", "is", null);
  else if (body !== undefined) query = query.where("sessions.workingGroupId", "=", body);
  const rows = await query.execute();
  const ids = rows.map(({ id }) => id);
  const links = await documentLinks(db, "sessionId", ids);
  const minutes = await minutesOf(db, ids);
  return rows.map((row) => ({
    type: "session",
    id: row.id,
    key: row.key,
    ordinal: row.ordinal,
    title: titleIn(language, row),
    heldOn: row.heldOn,
    startsAt: row.startsAt,
    endsAt: plannedEnd("session", row.startsAt, minutes.get(row.id) ?? 0),
    place: row.place,
    state: row.state,
    cancelled: row.state === "cancelled",
    workingGroup: row.groupNumber,
    agency: null,
    sample: row.sample === 1,
    document: links.get(row.id) ?? null,
  }));
}

/** Minutes that the agendas of sessions are planned to take. */
export async function minutesOf(
  db: Reading,
  sessionIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  if (sessionIds.length === 0) return new Map();
  const rows = await db
    .selectFrom("agenda_items")
    .select(["sessionId", (select) => select.fn.sum<number>("minutes").as("minutes")])
    .where("sessionId", "in", sessionIds)
    .groupBy("sessionId")
    .execute();
  return new Map(rows.map(({ sessionId, minutes }) => [sessionId, Number(minutes)]));
}

/** Meetings with the agencies that they are with. */
export function meetingRows(db: Reading) {
  return db
    .selectFrom("meetings")
    .innerJoin("organizations", "organizations.id", "meetings.agencyId")
    .selectAll("meetings")
    .select(["organizations.shortName", "organizations.party"]);
}

/** Narrows meetings to those of some organizations: with their agency, or about their proposals. */
export function concerning(organizationIds: readonly string[]) {
  return (where: ExpressionBuilder<Tables, "meetings">) =>
    where.or([
      where("meetings.agencyId", "in", organizationIds.length === 0 ? [""] : [...organizationIds]),
      where.exists(
        where
          .selectFrom("meeting_proposals")
          .innerJoin("proposals", "proposals.id", "meeting_proposals.proposalId")
          .select("meeting_proposals.meetingId")
          .whereRef("meeting_proposals.meetingId", "=", "meetings.id")
          .where(
            "proposals.organizationId",
            "in",
            organizationIds.length === 0 ? [""] : [...organizationIds],
          ),
      ),
    ]);
}

type MeetingRow = Awaited<ReturnType<ReturnType<typeof meetingRows>["execute"]>>[number];

/** A meeting as an entry of the calendar. */
export function meetingEntry(row: MeetingRow, language: Language, document: Entry["document"]): Entry {
  return {
    type: "meeting",
    id: row.id,
    key: null,
    ordinal: row.ordinal,
    title: titleIn(language, row),
    heldOn: row.heldOn,
    startsAt: row.startsAt,
    endsAt: plannedEnd("meeting", row.startsAt, 0),
    place: row.place,
    state: null,
    cancelled: row.cancelledAt !== null,
    workingGroup: null,
    agency: { id: row.agencyId, shortName: row.shortName, party: row.party },
    sample: row.sample === 1,
    document,
  };
}

async function meetingEntries(
  db: Reading,
  language: Language,
  { from, to }: { from: string; to: string },
): Promise<Entry[]> {
  const rows = await meetingRows(db)
    .where("meetings.heldOn", ">=", from)
    .where("meetings.heldOn", "<=", to)
    .orderBy("meetings.heldOn")
    .orderBy("meetings.ordinal")
    .limit(mostEntries + 1)
    .execute();
  const links = await documentLinks(
    db,
    "meetingId",
    rows.map(({ id }) => id),
  );
  return rows.map((row) => meetingEntry(row, language, links.get(row.id) ?? null));
}
