import type { endpoints, QueryOf } from "@minuta/contract";
import {
  accessIncludes,
  accessTo,
  type CommitmentStatus,
  can,
  commitmentStatuses,
  isMilestoneOverdue,
  type Language,
  verifiableFaults,
} from "@minuta/domain";
import { sql } from "kysely";
import type { SignedIn } from "../accounts/signed-in.ts";
import { dayOf } from "../clock.ts";
import type { Reading } from "../db/reading.ts";
import { findDocument } from "../documents/reader.ts";
import { peopleByAccount, titleIn } from "../organizations/people-reader.ts";
import { Refusal } from "../refusal.ts";
import { adoptionSubject } from "./commitment-subject.ts";

type Asked = QueryOf<typeof endpoints.listCommitments>;

/** Adopted commitments by number, a page of them, and the counts over all in force. */
export async function listCommitments(db: Reading, asked: Asked, now: Date) {
  const today = dayOf(now);
  let fitting = db.selectFrom("commitments");
  const { agencyId, status } = asked;
  if (agencyId !== undefined) fitting = fitting.where("commitments.leadAgencyId", "=", agencyId);
  if (status !== undefined) {
    fitting = fitting.where("commitments.status", "=", status).where("commitments.state", "=", "adopted");
  }
  if (asked.overdue === "yes") fitting = fitting.where(isOverdue(today));
  for (const word of (asked.q ?? "").toLowerCase().split(/\s+/).slice(0, 10)) {
    const pattern = `%${word.replaceAll(/[%_\\]/g, "")}%`;
    fitting = fitting.where(
      sql<boolean>`lower(commitments."number" || ' ' || commitments."title" || ' ' || commitments."leadAgency") like ${pattern}`,
    );
  }
  const counted = await fitting
    .select((select) => select.fn.countAll<number>().as("count"))
    .executeTakeFirst();
  const page = await fitting
    .leftJoin("organizations", "organizations.id", "commitments.leadAgencyId")
    .select([
      "commitments.number",
      "commitments.title",
      "commitments.status",
      "commitments.state",
      "commitments.leadAgency",
      "commitments.startsOn",
      "commitments.endsOn",
      "commitments.sample",
      "organizations.id as agencyId",
      "organizations.shortName",
      "organizations.party",
    ])
    .orderBy("commitments.ordinal")
    .limit(asked.limit)
    .offset(asked.offset)
    .execute();
  const numbers = page.map(({ number }) => number);
  const milestones = Map.groupBy(await milestonesOf(db, numbers), ({ number }) => number);
  const proposals = Map.groupBy(await proposalsOf(db, numbers), ({ commitment }) => commitment);
  return {
    commitments: page.map((row) => {
      const own = milestones.get(row.number) ?? [];
      const isVoid = row.state === "void";
      return {
        number: row.number,
        title: row.title,
        status: row.status,
        isVoid,
        leadAgency: row.leadAgency,
        agency: agencyOf(row),
        startsOn: row.startsOn,
        endsOn: row.endsOn,
        milestones: own.length,
        milestonesCompleted: own.filter(({ completedOn }) => completedOn !== null).length,
        milestonesOverdue: isVoid
          ? 0
          : own.filter((milestone) => isMilestoneOverdue(milestone, today)).length,
        proposals: (proposals.get(row.number) ?? []).map(({ id, number }) => ({ id, number })),
        sample: row.sample === 1,
      };
    }),
    total: Number(counted?.count ?? 0),
    counts: await countsOf(db, today),
  };
}

function isOverdue(today: string) {
  return sql<boolean>`commitments."state" = 'adopted' and exists (
    select 1 from milestones m where m."number" = commitments."number"
    and m."completedOn" is null and m."endsOn" <> '' and m."endsOn" < ${today})`;
}

function agencyOf(row: {
  readonly agencyId: string | null;
  readonly shortName: string | null;
  readonly party: "government" | "institute" | "civilSociety" | null;
}) {
  if (row.agencyId === null || row.shortName === null || row.party === null) return null;
  return { id: row.agencyId, shortName: row.shortName, party: row.party };
}

async function countsOf(db: Reading, today: string) {
  const counted = await db
    .selectFrom("commitments")
    .select(["status", (select) => select.fn.countAll<number>().as("count")])
    .where("state", "=", "adopted")
    .groupBy("status")
    .execute();
  const overdue = await db
    .selectFrom("commitments")
    .select((select) => select.fn.countAll<number>().as("count"))
    .where(isOverdue(today))
    .executeTakeFirst();
  const byStatus = Object.fromEntries(
    commitmentStatuses.map((status) => [
      status,
      Number(counted.find((each) => each.status === status)?.count ?? 0),
    ]),
  ) as Record<CommitmentStatus, number>;
  return {
    inForce: Object.values(byStatus).reduce((sum, count) => sum + count, 0),
    byStatus,
    overdue: Number(overdue?.count ?? 0),
  };
}

/** Milestones of commitments, in their order. */
export async function milestonesOf(db: Reading, numbers: readonly string[]) {
  if (numbers.length === 0) return [];
  return db.selectFrom("milestones").selectAll().where("number", "in", numbers).orderBy("position").execute();
}

/** The proposals that commitments came of. */
export async function proposalsOf(db: Reading, numbers: readonly string[]) {
  if (numbers.length === 0) return [];
  return db
    .selectFrom("commitment_proposals")
    .innerJoin("proposals", "proposals.id", "commitment_proposals.proposalId")
    .innerJoin("organizations", "organizations.id", "proposals.organizationId")
    .select([
      "commitment_proposals.number as commitment",
      "proposals.id",
      "proposals.number",
      "proposals.titleEs",
      "proposals.titleEn",
      "organizations.shortName",
      "organizations.party",
    ])
    .where("commitment_proposals.number", "in", numbers)
    .orderBy("proposals.number")
    .execute();
}

/** Reports of progress on one commitment, the oldest first. */
export async function reportsOf(db: Reading, number: string) {
  return db
    .selectFrom("progress_reports")
    .selectAll()
    .where("number", "=", number)
    .orderBy("at")
    .orderBy("id")
    .limit(1000)
    .execute();
}

/** One commitment with its milestones, progress and lineage. */
export async function readCommitment(
  db: Reading,
  by: SignedIn,
  number: string,
  language: Language,
  now: Date,
) {
  const row = await db.selectFrom("commitments").selectAll().where("number", "=", number).executeTakeFirst();
  if (row === undefined) throw new Refusal("not_found");
  const today = dayOf(now);
  const milestones = await milestonesOf(db, [number]);
  const reports = await reportsOf(db, number);
  const proposals = await proposalsOf(db, [number]);
  const people = await peopleByAccount(
    db,
    [...reports.map((report) => report.by), ...(row.adoptedBy === null ? [] : [row.adoptedBy])],
    now,
  );
  const agency = await db
    .selectFrom("organizations")
    .select(["id", "name", "shortName", "party"])
    .where("id", "=", row.leadAgencyId ?? "")
    .executeTakeFirst();
  const isVoid = row.state === "void";
  const statusOf = new Map(reports.map((report) => [report.milestoneId, report.status]));
  const positionOf = new Map(milestones.map(({ id, position }) => [id, position]));
  return {
    number,
    title: row.title,
    leadAgency: row.leadAgency,
    supportingActors: row.supportingActors,
    publicProblem: row.publicProblem,
    solution: row.solution,
    ogpRelevance: row.ogpRelevance,
    evidence: row.evidence,
    contact: row.contact,
    startsOn: row.startsOn,
    endsOn: row.endsOn,
    agency: agency ?? null,
    status: row.status,
    isVoid,
    voidedAt: row.voidedAt,
    voidReason: row.voidReason,
    textDigest: row.textDigest,
    adoptedAt: row.adoptedAt,
    adoptedBy: row.adoptedBy === null ? null : (people.get(row.adoptedBy) ?? null),
    note: row.note,
    faults: verifiableFaults({ ...row, milestones }).map((fault) => ({ ...fault })),
    sample: row.sample === 1,
    document: await documentOf(db, by, row.documentId),
    replaces: await replacedBy(db, row),
    milestones: milestones.map((milestone) => ({
      id: milestone.id,
      position: milestone.position,
      deliverable: milestone.deliverable,
      startsOn: milestone.startsOn,
      endsOn: milestone.endsOn,
      completedOn: milestone.completedOn,
      status: statusOf.get(milestone.id) ?? ("notStarted" as const),
      isOverdue: !isVoid && isMilestoneOverdue(milestone, today),
    })),
    reports: reports.map((report) => ({
      id: report.id,
      milestonePosition: report.milestoneId === null ? null : (positionOf.get(report.milestoneId) ?? null),
      at: report.at,
      by: people.get(report.by) ?? { userId: report.by, name: "", party: null, institution: null },
      status: report.status,
      note: report.note,
      evidence: report.evidence,
    })),
    proposals: await Promise.all(
      proposals.map(async (proposal) => ({
        id: proposal.id,
        number: proposal.number,
        title: titleIn(language, proposal),
        organization: { shortName: proposal.shortName, party: proposal.party },
        responses: await responsesTo(db, proposal.id),
      })),
    ),
    plans: await db
      .selectFrom("action_plan_commitments")
      .innerJoin("action_plans", "action_plans.id", "action_plan_commitments.planId")
      .select(["action_plans.id", "action_plans.title"])
      .where("action_plan_commitments.number", "=", number)
      .orderBy("action_plans.startsOn")
      .execute(),
    may: {
      report:
        !isVoid && can(by.actor, "commitment.report", { type: "commitment", leadAgencyId: row.leadAgencyId }),
      void: !isVoid && can(by.actor, "commitment.adopt", await adoptionSubject(db, row.documentId)),
    },
  };
}

async function documentOf(db: Reading, by: SignedIn, documentId: string | null) {
  const document = documentId === null ? null : await findDocument(db, documentId);
  if (document === null || !accessIncludes(accessTo(by.actor, document.subject), "read")) return null;
  return { documentId: document.row.id, kind: document.row.kind, title: document.row.title };
}

async function replacedBy(
  db: Reading,
  row: { readonly documentId: string | null; readonly blockId: string | null; readonly ordinal: number },
): Promise<string[]> {
  if (row.documentId === null || row.blockId === null) return [];
  const earlier = await db
    .selectFrom("commitments")
    .select("number")
    .where("documentId", "=", row.documentId)
    .where("blockId", "=", row.blockId)
    .where("ordinal", "<", row.ordinal)
    .orderBy("ordinal")
    .execute();
  return earlier.map(({ number }) => number);
}

async function responsesTo(db: Reading, proposalId: string) {
  return db
    .selectFrom("reasoned_responses")
    .innerJoin("organizations", "organizations.id", "reasoned_responses.agencyId")
    .select(["organizations.shortName as agency", "reasoned_responses.outcome", "reasoned_responses.at"])
    .where("reasoned_responses.proposalId", "=", proposalId)
    .where("reasoned_responses.supersededAt", "is", null)
    .orderBy("reasoned_responses.at")
    .execute();
}
