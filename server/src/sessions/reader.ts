import type { Language } from "@minuta/domain";
import type { Reading } from "../db/reading.ts";
import type { Tables } from "../db/tables.ts";
import { type DocumentLink, documentLinks } from "../documents/link-reader.ts";
import { titleIn } from "../organizations/people-reader.ts";

function sessionView(row: Tables["sessions"], language: Language, minutes: DocumentLink | null) {
  return {
    id: row.id,
    key: row.key,
    kind: row.kind,
    ordinal: row.ordinal,
    title: titleIn(language, row),
    heldOn: row.heldOn,
    place: row.place,
    sample: row.sample === 1,
    minutes,
  };
}

/** Sessions of the secretariat, newest first. */
export async function sessionsOf(db: Reading, language: Language) {
  const rows = await db
    .selectFrom("sessions")
    .selectAll()
    .orderBy("heldOn", "desc")
    .orderBy("key", "desc")
    .execute();
  const links = await documentLinks(db, "sessionId");
  return rows.map((row) => sessionView(row, language, links.get(row.id) ?? null));
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
