import type { endpoints, ResultOf } from "@minuta/contract";
import {
  actingStay,
  can,
  type Party,
  parties,
  quorumAt,
  quorumPeriods,
  type SessionState,
} from "@minuta/domain";
import type { SignedIn } from "../accounts/signed-in.ts";
import { dayOf } from "../clock.ts";
import type { Reading } from "../db/reading.ts";
import { peopleByAccount } from "../organizations/people-reader.ts";
import { agendaAnnexesOf } from "./agenda-annexes-reader.ts";
import { candidatesOn } from "./candidates-reader.ts";
import { carriedInto } from "./carried-reader.ts";
import { type HeldSession, heldSession } from "./held-session.ts";
import { type StayRow, staysOf, stayView } from "./stays-reader.ts";

type Cockpit = ResultOf<typeof endpoints.readCockpit>;

/** Everything that runs while a session is held, as it is at this moment. */
export async function cockpitOf(db: Reading, by: SignedIn, sessionId: string, now: Date): Promise<Cockpit> {
  const session = await heldSession(db, by, sessionId);
  const { row, minutes } = session;
  const stays = minutes === null ? [] : await staysOf(db, minutes.id);
  const at = now.toISOString();
  const agenda = await agendaOf(db, sessionId);
  return {
    sessionId,
    key: row.key,
    state: row.state,
    presiding: row.presiding,
    documentId: minutes?.id ?? null,
    startsAt: row.startsAt,
    openedAt: row.openedAt,
    adjournedAt: row.adjournedAt,
    recesses: await recessesOf(db, sessionId),
    nextSession: row.nextSession,
    now: at,
    may: mayOf(by, session),
    seats: await seatsOf(db, stays, at),
    stays: stays.map(stayView),
    candidates: row.state === "adjourned" ? [] : await candidatesOn(db, dayOf(now)),
    quorum: quorumOfSession(row, stays, at),
    agenda,
    annexes: await agendaAnnexesOf(db, sessionId, agenda),
    speakers: await speakersOf(db, sessionId, now),
    carried: await carriedInto(db, row, now),
  };
}

function mayOf(by: SignedIn, { row, minutes }: HeldSession): Cockpit["may"] {
  const subject = { type: "session", presiding: row.presiding } as const;
  const ofMinutes =
    minutes === null
      ? null
      : ({ type: "document", kind: "minutes", state: minutes.state, organizationIds: [] } as const);
  const isDraft = minutes?.state === "draft";
  const goesOn: readonly SessionState[] = ["inSession", "recess"];
  return {
    run: row.state !== "adjourned" && row.state !== "cancelled" && can(by.actor, "session.run", subject),
    adopt: isDraft && ofMinutes !== null && can(by.actor, "resolution.adopt", ofMinutes),
    confirm: isDraft && can(by.actor, "resolution.confirm", subject),
    askFloor: goesOn.includes(row.state) && can(by.actor, "floor.ask", subject),
  };
}

async function seatsOf(db: Reading, stays: readonly StayRow[], at: string) {
  const seats = await db.selectFrom("seats").selectAll().execute();
  return parties.map((party: Party) => ({
    party,
    institution: seats.find((seat) => seat.party === party)?.institution ?? "",
    actingStayId: actingStay(stays, party, at)?.id ?? null,
  }));
}

/** The quorum at this moment and over the session's time; before the opening, over the roll's. */
export function quorumOfSession(
  row: { readonly openedAt: string | null; readonly adjournedAt: string | null },
  stays: readonly StayRow[],
  at: string,
): Cockpit["quorum"] {
  const { met, present } = quorumAt(stays, at);
  const periods = quorumPeriods(stays, { from: row.openedAt, to: row.adjournedAt });
  return {
    met,
    present: [...present],
    periods: periods.map((period) => ({ ...period, present: [...period.present] })),
  };
}

export function recessesOf(db: Reading, sessionId: string) {
  return db
    .selectFrom("recesses")
    .select(["id", "startedAt", "endedAt"])
    .where("sessionId", "=", sessionId)
    .orderBy("startedAt")
    .orderBy("id")
    .execute();
}

export function agendaOf(db: Reading, sessionId: string) {
  return db
    .selectFrom("agenda_items")
    .select(["id", "position", "kind", "title", "minutes", "presenter", "proposalId", "startedAt", "endedAt"])
    .where("sessionId", "=", sessionId)
    .orderBy("position")
    .orderBy("id")
    .execute();
}

/** Who speaks, then who waits in the order of asking. */
async function speakersOf(db: Reading, sessionId: string, now: Date): Promise<Cockpit["speakers"]> {
  const turns = await db
    .selectFrom("speakers")
    .select(["id", "userId", "askedAt", "startedAt"])
    .where("sessionId", "=", sessionId)
    .where("endedAt", "is", null)
    .orderBy("askedAt")
    .orderBy("id")
    .execute();
  const people = await peopleByAccount(
    db,
    turns.map(({ userId }) => userId),
    now,
  );
  const lines = turns.map((turn) => {
    const person = people.get(turn.userId);
    return {
      ...turn,
      name: person?.name ?? "",
      party: person?.party ?? null,
      institution: person?.institution ?? null,
    };
  });
  return [
    ...lines.filter(({ startedAt }) => startedAt !== null),
    ...lines.filter(({ startedAt }) => startedAt === null),
  ];
}
