import type { endpoints, ResultOf } from "@minuta/contract";
import { can, daysAfter, hasRole, type Language, type PlainDate, parties, seatMandate } from "@minuta/domain";
import type { SignedIn } from "../accounts/signed-in.ts";
import type { Reading } from "../db/reading.ts";
import { titleIn } from "../organizations/people-reader.ts";

export type Waiting = ResultOf<typeof endpoints.today>["waiting"][number];

/** What falls due within so many days is told. */
const dueAhead = 30;
const mostOfEach = 20;

const nothing = { documentId: null, kind: null, since: null, dueOn: null, overdue: false } as const;

/** What a person owes, or is owed, by rows that are no text: readings to confirm, answers, what falls due. */
export async function obligationsOf(
  db: Reading,
  by: SignedIn,
  language: Language,
  today: PlainDate,
): Promise<Waiting[]> {
  const organizationIds = by.actor.mandates.flatMap(({ role, organizationId }) =>
    role === "delegate" && organizationId !== null ? [organizationId] : [],
  );
  return [
    ...(await toConfirm(db, by)),
    ...(organizationIds.length === 0
      ? []
      : [
          ...(await toAnswer(db, language, organizationIds)),
          ...(await milestonesDue(db, organizationIds, today)),
          ...(await unanswered(db, language, organizationIds)),
        ]),
    ...(await resolutionsDue(db, by, organizationIds, today)),
  ];
}

/** Minutes whose adopted resolutions the presiding seat has not confirmed as read (rule AC-12). */
async function toConfirm(db: Reading, by: SignedIn): Promise<Waiting[]> {
  const seats = parties.filter((party) => seatMandate(by.actor, party) !== null);
  if (seats.length === 0) return [];
  const rows = await db
    .selectFrom("resolutions")
    .innerJoin("sessions", "sessions.id", "resolutions.sessionId")
    .innerJoin("documents", "documents.id", "resolutions.documentId")
    .select([
      "documents.id",
      "documents.title",
      "documents.key",
      "sessions.presiding",
      (select) => select.fn.max("resolutions.adoptedAt").as("adoptedAt"),
    ])
    .where("documents.state", "=", "draft")
    .where("resolutions.state", "=", "adopted")
    .where("resolutions.textDigest", "!=", "")
    .where("resolutions.confirmedAt", "is", null)
    .where("sessions.presiding", "in", seats)
    .groupBy(["documents.id", "documents.title", "documents.key", "sessions.presiding"])
    .limit(mostOfEach)
    .execute();
  return rows
    .filter(({ presiding }) => can(by.actor, "resolution.confirm", { type: "session", presiding }))
    .map(({ id, title, key, adoptedAt }) => ({
      ...nothing,
      reason: "confirm",
      subject: { type: "document", id },
      documentId: id,
      kind: "minutes",
      title,
      key,
      since: adoptedAt,
    }));
}

/** Proposals that an agency of the person was asked to answer and has not. */
async function toAnswer(
  db: Reading,
  language: Language,
  organizationIds: readonly string[],
): Promise<Waiting[]> {
  const rows = await db
    .selectFrom("proposal_agencies")
    .innerJoin("proposals", "proposals.id", "proposal_agencies.proposalId")
    .select([
      "proposals.id",
      "proposals.number",
      "proposals.titleEs",
      "proposals.titleEn",
      "proposal_agencies.assignedAt",
    ])
    .where("proposal_agencies.agencyId", "in", organizationIds)
    .where("proposals.state", "=", "submitted")
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("reasoned_responses")
            .select("reasoned_responses.id")
            .whereRef("reasoned_responses.proposalId", "=", "proposals.id")
            .whereRef("reasoned_responses.agencyId", "=", "proposal_agencies.agencyId"),
        ),
      ),
    )
    .orderBy("proposal_agencies.assignedAt")
    .limit(mostOfEach)
    .execute();
  return rows.map((row) => ({
    ...nothing,
    reason: "answer",
    subject: { type: "proposal", id: row.id },
    title: titleIn(language, row),
    key: row.number,
    since: row.assignedAt,
  }));
}

/** Proposals of the person's organization that were put to an agency and have no answer yet. */
async function unanswered(
  db: Reading,
  language: Language,
  organizationIds: readonly string[],
): Promise<Waiting[]> {
  const rows = await db
    .selectFrom("proposals")
    .innerJoin("proposal_agencies", "proposal_agencies.proposalId", "proposals.id")
    .select([
      "proposals.id",
      "proposals.number",
      "proposals.titleEs",
      "proposals.titleEn",
      (select) => select.fn.min("proposal_agencies.assignedAt").as("assignedAt"),
    ])
    .where("proposals.organizationId", "in", organizationIds)
    .where("proposals.state", "=", "submitted")
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("reasoned_responses")
            .select("reasoned_responses.id")
            .whereRef("reasoned_responses.proposalId", "=", "proposals.id"),
        ),
      ),
    )
    .groupBy(["proposals.id", "proposals.number", "proposals.titleEs", "proposals.titleEn"])
    .orderBy("proposals.number")
    .limit(mostOfEach)
    .execute();
  return rows.map((row) => ({
    ...nothing,
    reason: "unanswered",
    subject: { type: "proposal", id: row.id },
    title: titleIn(language, row),
    key: row.number,
    since: row.assignedAt,
  }));
}

/** Resolutions that an organization of the person is to carry out soon; to the record keeper those that are overdue. */
async function resolutionsDue(
  db: Reading,
  by: SignedIn,
  organizationIds: readonly string[],
  today: PlainDate,
): Promise<Waiting[]> {
  const keeps = hasRole(by.actor, "recordKeeper");
  if (!keeps && organizationIds.length === 0) return [];
  let query = db
    .selectFrom("resolutions")
    .select(["number", "text", "dueDate", "adoptedAt"])
    .where("state", "=", "adopted")
    .where("status", "!=", "fulfilled")
    .where("dueDate", "!=", "")
    .orderBy("dueDate")
    .orderBy("number")
    .limit(mostOfEach);
  query = keeps
    ? query.where("dueDate", "<", today)
    : query.where("organizationId", "in", organizationIds).where("dueDate", "<=", daysAfter(today, dueAhead));
  return (await query.execute()).map(({ number, text, dueDate, adoptedAt }) => ({
    ...nothing,
    reason: "due",
    subject: { type: "resolution", id: number },
    title: text,
    key: number,
    since: adoptedAt === "" ? null : adoptedAt,
    dueOn: dueDate,
    overdue: dueDate < today,
  }));
}

/** Milestones of the commitments that an agency of the person leads. */
async function milestonesDue(
  db: Reading,
  organizationIds: readonly string[],
  today: PlainDate,
): Promise<Waiting[]> {
  const rows = await db
    .selectFrom("milestones")
    .innerJoin("commitments", "commitments.number", "milestones.number")
    .select(["commitments.number", "milestones.deliverable", "milestones.endsOn"])
    .where("commitments.leadAgencyId", "in", organizationIds)
    .where("commitments.state", "=", "adopted")
    .where("milestones.completedOn", "is", null)
    .where("milestones.endsOn", "!=", "")
    .where("milestones.endsOn", "<=", daysAfter(today, dueAhead))
    .orderBy("milestones.endsOn")
    .limit(mostOfEach)
    .execute();
  return rows.map(({ number, deliverable, endsOn }) => ({
    ...nothing,
    reason: "milestone",
    subject: { type: "commitment", id: number },
    title: deliverable,
    key: number,
    dueOn: endsOn,
    overdue: endsOn < today,
  }));
}
