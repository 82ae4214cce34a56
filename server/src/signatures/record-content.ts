import { isOfSeat, type Party, type PartyPosition, parties, quorumPeriods } from "@minuta/domain";
import {
  type AdoptedResolution,
  type FourthRecordContent,
  type RecordAnnex,
  type RecordDisagreement,
  type RecordParticipant,
  recordFormat,
  type VoidedResolution,
} from "@minuta/record";
import type { TextResolution } from "../adoption/text-resolutions.ts";
import { dayOf } from "../clock.ts";
import { agendaAnnexesOf } from "../cockpit/agenda-annexes-reader.ts";
import { carriedInto } from "../cockpit/carried-reader.ts";
import { agendaOf, recessesOf } from "../cockpit/cockpit-reader.ts";
import type { SessionRow } from "../cockpit/held-session.ts";
import { staysOf } from "../cockpit/stays-reader.ts";
import type { Reading } from "../db/reading.ts";
import type { DocumentRow } from "../documents/reader.ts";

type FromRows = Omit<FourthRecordContent, "version" | "text" | "provenance" | "key" | "corrects">;

/** What the rows say of a document when it is frozen: all of a record but the text, its key and where it comes from. */
export async function rowsOfRecord(
  db: Reading,
  row: DocumentRow,
  decided: readonly TextResolution[],
  now: Date,
): Promise<FromRows> {
  const stays = await staysOf(db, row.id);
  const attendance = stays.map(({ party, mode, capacity, office, institution, arrivedAt, departedAt }) => ({
    party,
    mode,
    capacity,
    office,
    institution,
    arrivedAt,
    departedAt,
  }));
  const present = parties.filter((party) =>
    stays.some((stay) => stay.party === party && stay.mode !== "absent" && isOfSeat(stay)),
  );
  const session = row.kind === "minutes" ? await sessionOf(db, row.sessionId) : null;
  const agenda = session === null ? [] : await agendaOf(db, session.id);
  const span = { from: session?.openedAt ?? null, to: session?.adjournedAt ?? null };
  return {
    format: recordFormat,
    kind: row.kind,
    language: row.language,
    title: row.title,
    place: row.place,
    heldOn: row.heldOn ?? dayOf(now),
    session: session === null ? null : await factsOf(db, session),
    attendance,
    quorum: { present, met: present.length === parties.length },
    quorumPeriods: quorumPeriods(stays, span),
    agenda: agenda.map(({ kind, title, minutes, presenter, startedAt, endedAt }, index) => ({
      position: index + 1,
      kind,
      title,
      minutes,
      presenter,
      startedAt,
      endedAt,
    })),
    annexes: session === null ? [] : await annexesOf(db, session.id, agenda),
    followUp: session === null ? [] : await carriedInto(db, session, now),
    resolutions: decided.flatMap(adoptedOf).sort((one, other) => compare(one.number, other.number)),
    voided: await voidedOf(db, row.id),
    disagreements: await disagreementsOf(db, row.id, decided),
    participants: row.meetingId === null ? [] : await participantsOf(db, row.meetingId),
  };
}

async function sessionOf(db: Reading, sessionId: string | null): Promise<SessionRow | null> {
  if (sessionId === null) return null;
  const row = await db.selectFrom("sessions").selectAll().where("id", "=", sessionId).executeTakeFirst();
  return row ?? null;
}

async function factsOf(db: Reading, session: SessionRow) {
  const group =
    session.workingGroupId === null
      ? undefined
      : await db
          .selectFrom("working_groups")
          .select("number")
          .where("id", "=", session.workingGroupId)
          .executeTakeFirst();
  const { kind, ordinal, presiding, openedAt, adjournedAt, nextSession } = session;
  const recesses = await recessesOf(db, session.id);
  return {
    kind,
    ordinal,
    workingGroup: group?.number ?? null,
    presiding,
    openedAt,
    adjournedAt,
    recesses: recesses.map(({ startedAt, endedAt }) => ({ startedAt, endedAt })),
    nextSession,
  };
}

async function annexesOf(
  db: Reading,
  sessionId: string,
  agenda: readonly { readonly id: string }[],
): Promise<RecordAnnex[]> {
  const annexes = await agendaAnnexesOf(db, sessionId, agenda);
  return annexes.map(({ id: _, ...annex }) => annex);
}

function adoptedOf(resolution: TextResolution): AdoptedResolution[] {
  const { number, standing, blockId, text, responsible, dueDate } = resolution;
  const { mode, positions, present, adoptedAt, confirmedAt } = resolution;
  if (number === null || mode === null || adoptedAt === null || standing !== "adopted") return [];
  return [{ number, blockId, text, responsible, dueDate, mode, positions, present, adoptedAt, confirmedAt }];
}

// A hundredth resolution has a longer number and still comes after the ninety-ninth.
function compare(one: string, other: string): number {
  return one.length - other.length || (one < other ? -1 : 1);
}

async function voidedOf(db: Reading, documentId: string): Promise<VoidedResolution[]> {
  const rows = await db
    .selectFrom("resolutions")
    .select(["number", "blockId", "text", "voidedAt", "voidReason as reason"])
    .where("documentId", "=", documentId)
    .where("state", "=", "void")
    .orderBy("ordinal")
    .execute();
  return rows.map((row) => ({ ...row, voidedAt: row.voidedAt ?? "" }));
}

/** Those of the text as it is frozen: what was said of other words is not said of these. */
async function disagreementsOf(
  db: Reading,
  documentId: string,
  decided: readonly TextResolution[],
): Promise<RecordDisagreement[]> {
  const rows = await db
    .selectFrom("disagreements")
    .selectAll()
    .where("documentId", "=", documentId)
    .execute();
  return decided.flatMap(({ number, mode, blockId }) => {
    const row = rows.find((each) => each.blockId === blockId);
    if (number !== null || mode !== "noAgreement" || row === undefined) return [];
    const { text, responsible, dueDate, at } = row;
    return [
      {
        blockId,
        text,
        responsible,
        dueDate,
        positions: JSON.parse(row.positions) as PartyPosition[],
        present: JSON.parse(row.quorum) as Party[],
        at,
      },
    ];
  });
}

function participantsOf(db: Reading, meetingId: string): Promise<RecordParticipant[]> {
  return db
    .selectFrom("participants")
    .select(["institution", "office", "party", "mode"])
    .where("meetingId", "=", meetingId)
    .orderBy("institution")
    .orderBy("office")
    .orderBy("id")
    .execute();
}
