import type { Language } from "@minuta/domain";
import type { Reading } from "../db/reading.ts";
import { type DocumentLink, documentLinks } from "../documents/link-reader.ts";
import { titleIn } from "../organizations/people-reader.ts";

/** A session with the working group whose it is. */
export function sessionRows(db: Reading) {
  return db
    .selectFrom("sessions")
    .leftJoin("working_groups", "working_groups.id", "sessions.workingGroupId")
    .selectAll("sessions")
    .select(["working_groups.number as groupNumber", "working_groups.nameEs", "working_groups.nameEn"]);
}

export type SessionRow = Awaited<ReturnType<ReturnType<typeof sessionRows>["execute"]>>[number];

/** A session as everybody who takes part reads of it. */
export function sessionView(row: SessionRow, language: Language, minutes: DocumentLink | null) {
  const { workingGroupId, groupNumber, nameEs, nameEn } = row;
  return {
    id: row.id,
    key: row.key,
    kind: row.kind,
    ordinal: row.ordinal,
    title: titleIn(language, row),
    heldOn: row.heldOn,
    startsAt: row.startsAt,
    place: row.place,
    state: row.state,
    workingGroup:
      workingGroupId === null || groupNumber === null
        ? null
        : { id: workingGroupId, number: groupNumber, name: (language === "es" ? nameEs : nameEn) ?? "" },
    sample: row.sample === 1,
    minutes,
  };
}

/** Sessions of the secretariat and its working groups, newest first. */
export async function sessionsOf(db: Reading, language: Language) {
  const rows = await sessionRows(db)
    .orderBy("sessions.heldOn", "desc")
    .orderBy("sessions.key", "desc")
    .execute();
  const links = await documentLinks(db, "sessionId");
  return rows.map((row) => sessionView(row, language, links.get(row.id) ?? null));
}

/** One session, or null when there is none. */
export async function findSession(db: Reading, language: Language, sessionId: string) {
  const row = await sessionRows(db).where("sessions.id", "=", sessionId).executeTakeFirst();
  if (row === undefined) return null;
  const links = await documentLinks(db, "sessionId", [sessionId]);
  return sessionView(row, language, links.get(sessionId) ?? null);
}

/** Meetings in the order of their calendar. */
export async function meetingsOf(db: Reading, language: Language) {
  const rows = await db
    .selectFrom("meetings")
    .innerJoin("organizations", "organizations.id", "meetings.agencyId")
    .select([
      "meetings.id",
      "meetings.ordinal",
      "meetings.titleEs",
      "meetings.titleEn",
      "meetings.heldOn",
      "meetings.startsAt",
      "meetings.place",
      "meetings.cancelledAt",
      "meetings.sample",
      "organizations.id as agencyId",
      "organizations.shortName",
      "organizations.party",
    ])
    .orderBy("meetings.heldOn")
    .orderBy("meetings.ordinal")
    .execute();
  const analysed = await db
    .selectFrom("meeting_proposals")
    .innerJoin("proposals", "proposals.id", "meeting_proposals.proposalId")
    .select([
      "meeting_proposals.meetingId",
      "proposals.id",
      "proposals.number",
      "proposals.titleEs",
      "proposals.titleEn",
    ])
    .orderBy("proposals.number")
    .execute();
  const byMeeting = Map.groupBy(analysed, ({ meetingId }) => meetingId);
  const links = await documentLinks(db, "meetingId");
  return rows.map((row) => ({
    id: row.id,
    ordinal: row.ordinal,
    title: titleIn(language, row),
    heldOn: row.heldOn,
    startsAt: row.startsAt,
    place: row.place,
    cancelled: row.cancelledAt !== null,
    sample: row.sample === 1,
    agency: { id: row.agencyId, shortName: row.shortName, party: row.party },
    proposals: (byMeeting.get(row.id) ?? []).map((proposal) => ({
      id: proposal.id,
      number: proposal.number,
      title: titleIn(language, proposal),
    })),
    form: links.get(row.id) ?? null,
  }));
}
