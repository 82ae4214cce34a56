import type { endpoints, QueryOf } from "@minuta/contract";
import {
  can,
  isValidMeetingForm,
  type Language,
  lacksOfMeetingForm,
  type MeetingFormLack,
  meetingFormLacks,
  type Party,
  wallClockAt,
} from "@minuta/domain";
import type { SignedIn } from "../accounts/signed-in.ts";
import type { Reading } from "../db/reading.ts";
import { documentLinks } from "../documents/link-reader.ts";
import { Refusal } from "../refusal.ts";
import { meetingsOf } from "../sessions/reader.ts";

type Asked = QueryOf<typeof endpoints.listMeetingForms>;

/** Every meeting with what its form lacks, in the order of the calendar. */
async function judgedMeetings(db: Reading, language: Language) {
  const meetings = await meetingsOf(db, language);
  const counted = await db
    .selectFrom("participants")
    .select(["meetingId", "party", (select) => select.fn.countAll<number>().as("count")])
    .groupBy(["meetingId", "party"])
    .execute();
  const participantsOf = Map.groupBy(counted, ({ meetingId }) => meetingId);
  const adopted = await db
    .selectFrom("commitments")
    .innerJoin("documents", "documents.id", "commitments.documentId")
    .select(["documents.meetingId", "commitments.number"])
    .where("documents.meetingId", "is not", null)
    .where("commitments.state", "=", "adopted")
    .orderBy("commitments.ordinal")
    .execute();
  const commitmentsOf = Map.groupBy(adopted, ({ meetingId }) => meetingId ?? "");
  return meetings.map((meeting) => {
    const counts = participantsOf.get(meeting.id) ?? [];
    const of = (party: Party | null) => Number(counts.find((each) => each.party === party)?.count ?? 0);
    const commitments = (commitmentsOf.get(meeting.id) ?? []).map(({ number }) => number);
    const facts = {
      participants: counts.map(({ party }) => party),
      proposals: meeting.proposals.length,
      commitments: commitments.length,
      state: meeting.form?.state ?? ("none" as const),
      signed: meeting.form?.signed ?? 0,
      cancelled: meeting.cancelled,
    };
    return {
      ...meeting,
      participantCounts: {
        government: of("government"),
        institute: of("institute"),
        civilSociety: of("civilSociety"),
        none: of(null),
      },
      commitments,
      lacks: lacksOfMeetingForm(facts),
      isValid: isValidMeetingForm(facts),
    };
  });
}

/** The board of all forms: a page of those that are asked for, and how many lack what. */
export async function listMeetingForms(db: Reading, asked: Asked, language: Language) {
  const all = await judgedMeetings(db, language);
  const fitting = all.filter(
    ({ agency, lacks }) =>
      (asked.agencyId === undefined || agency.id === asked.agencyId) &&
      (asked.lack === undefined || lacks.includes(asked.lack)),
  );
  const counted = all.filter(({ cancelled }) => !cancelled);
  const lacking = Object.fromEntries(
    meetingFormLacks.map((lack) => [lack, all.filter(({ lacks }) => lacks.includes(lack)).length]),
  ) as Record<MeetingFormLack, number>;
  return {
    meetings: fitting.slice(asked.offset, asked.offset + asked.limit),
    total: fitting.length,
    counts: { all: counted.length, valid: counted.filter(({ isValid }) => isValid).length, lacking },
  };
}

/** One meeting with who takes part. */
export async function readMeeting(db: Reading, by: SignedIn, meetingId: string, language: Language) {
  const meeting = (await judgedMeetings(db, language)).find(({ id }) => id === meetingId);
  if (meeting === undefined) throw new Refusal("not_found");
  const participants = await db
    .selectFrom("participants")
    .select(["id", "organizationId", "institution", "name", "office", "party", "mode"])
    .where("meetingId", "=", meetingId)
    .orderBy("institution")
    .orderBy("name")
    .orderBy("id")
    .limit(maxParticipants)
    .execute();
  const isOpen = !meeting.cancelled && (meeting.form === null || meeting.form.state === "draft");
  return {
    ...meeting,
    time: meeting.startsAt === null ? null : wallClockAt(meeting.startsAt).time,
    participants: participants.map((each) => ({
      ...each,
      mode: each.mode === "remote" ? ("remote" as const) : ("inPerson" as const),
    })),
    may: {
      editParticipants: isOpen && can(by.actor, "session.run", { type: "session", presiding: null }),
      plan: isOpen && can(by.actor, "session.plan", { type: "secretariat" }),
    },
  };
}

/** More than any room holds. */
export const maxParticipants = 300;

/** The form's document, for what depends on its state; null while it is not started. */
export async function formOf(db: Reading, meetingId: string) {
  return (await documentLinks(db, "meetingId", [meetingId])).get(meetingId) ?? null;
}
