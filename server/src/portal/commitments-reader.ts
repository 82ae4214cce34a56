import { type CommitmentStatus, isMilestoneOverdue } from "@minuta/domain";
import { milestonesOf, proposalsOf, reportsOf } from "../commitments/reader.ts";
import type { Reading } from "../db/reading.ts";

export type CommitmentLine = {
  readonly number: string;
  readonly title: string;
  readonly leadAgency: string;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly status: CommitmentStatus;
  readonly isVoid: boolean;
  readonly milestones: number;
  readonly milestonesCompleted: number;
};

export type Milestone = {
  readonly position: number;
  readonly deliverable: string;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly completedOn: string | null;
  readonly isOverdue: boolean;
  readonly status: CommitmentStatus;
};

/** A commitment in the fields of the OGP template. A void one has its number, its title and no more. */
export type PublicCommitment = CommitmentLine & {
  readonly supportingActors: string;
  readonly publicProblem: string;
  readonly solution: string;
  readonly ogpRelevance: string;
  readonly evidence: string;
  readonly adoptedAt: string;
  readonly voidedAt: string | null;
  readonly sample: boolean;
  readonly steps: readonly Milestone[];
  readonly reports: readonly {
    readonly at: string;
    /** Position of the milestone that it is about; null for the whole. */
    readonly milestone: number | null;
    readonly status: CommitmentStatus;
    readonly note: string;
    readonly evidence: string;
  }[];
  readonly proposals: readonly {
    readonly number: string;
    readonly titleEs: string;
    readonly titleEn: string;
    readonly shortName: string;
  }[];
  /** Numbers that the same words had before and after it. */
  readonly earlier: readonly string[];
  readonly later: readonly string[];
  readonly plans: readonly PlanLine[];
  readonly changedAt: string;
};

export type PlanLine = {
  readonly id: string;
  readonly title: string;
  readonly startsOn: string;
  readonly endsOn: string;
};

/**
 * Adopted commitments and the plans made of them, as the public may see them. The field `contact` is left out: it is free text
 * in which people write names and telephone numbers.
 */
export type CommitmentsReader = {
  /** All of them, by number. */
  list(): Promise<readonly CommitmentLine[]>;
  one(number: string, today: string): Promise<PublicCommitment | null>;
  plans(): Promise<readonly PlanLine[]>;
  /** A plan's commitments in its order. */
  inPlan(planId: string, today: string): Promise<readonly PublicCommitment[]>;
};

const most = 2000;

const lineColumns = [
  "commitments.number",
  "commitments.title",
  "commitments.leadAgency",
  "commitments.startsOn",
  "commitments.endsOn",
  "commitments.status",
  "commitments.state",
] as const;

export function commitmentsReader(db: Reading): CommitmentsReader {
  const one = async (number: string, today: string): Promise<PublicCommitment | null> => {
    const row = await db
      .selectFrom("commitments")
      .select([
        ...lineColumns,
        "supportingActors",
        "publicProblem",
        "solution",
        "ogpRelevance",
        "evidence",
        "adoptedAt",
        "voidedAt",
        "documentId",
        "blockId",
        "sample",
      ])
      .where("number", "=", number)
      .executeTakeFirst();
    if (row === undefined) return null;
    const { state, sample, documentId, blockId, ...words } = row;
    const isVoid = state === "void";
    const milestones = isVoid ? [] : await milestonesOf(db, [number]);
    const reports = isVoid ? [] : await reportsOf(db, number);
    const statuses = new Map(reports.map((report) => [report.milestoneId, report.status]));
    const positions = new Map(milestones.map(({ id, position }) => [id, position]));
    const others = await sameWords(db, documentId, blockId);
    const place = others.indexOf(number);
    return {
      ...words,
      ...(isVoid
        ? { supportingActors: "", publicProblem: "", solution: "", ogpRelevance: "", evidence: "" }
        : {}),
      isVoid,
      sample: sample === 1,
      milestones: milestones.length,
      milestonesCompleted: milestones.filter(({ completedOn }) => completedOn !== null).length,
      steps: milestones.map((milestone) => ({
        position: milestone.position,
        deliverable: milestone.deliverable,
        startsOn: milestone.startsOn,
        endsOn: milestone.endsOn,
        completedOn: milestone.completedOn,
        status: statuses.get(milestone.id) ?? "notStarted",
        isOverdue: isMilestoneOverdue(milestone, today),
      })),
      reports: reports.map((report) => ({
        at: report.at,
        milestone: report.milestoneId === null ? null : (positions.get(report.milestoneId) ?? null),
        status: report.status,
        note: report.note,
        evidence: report.evidence,
      })),
      proposals: (await proposalsOf(db, [number])).map(
        ({ number: proposal, titleEs, titleEn, shortName }) => ({
          number: proposal,
          titleEs,
          titleEn,
          shortName,
        }),
      ),
      earlier: others.slice(0, Math.max(place, 0)),
      later: place < 0 ? [] : others.slice(place + 1),
      plans: await plansOf(db, number),
      changedAt: reports.at(-1)?.at ?? row.voidedAt ?? row.adoptedAt,
    };
  };
  return {
    one,

    async list() {
      const rows = await db
        .selectFrom("commitments")
        .select(lineColumns)
        .orderBy("ordinal")
        .limit(most)
        .execute();
      const counts = await db
        .selectFrom("milestones")
        .select((select) => [
          "number",
          select.fn.countAll<number>().as("all"),
          select.fn.count<number>("completedOn").as("completed"),
        ])
        .groupBy("number")
        .execute();
      const byNumber = new Map(counts.map((count) => [count.number, count]));
      return rows.map(({ state, ...row }) => ({
        ...row,
        isVoid: state === "void",
        milestones: Number(byNumber.get(row.number)?.all ?? 0),
        milestonesCompleted: Number(byNumber.get(row.number)?.completed ?? 0),
      }));
    },

    plans: () =>
      db
        .selectFrom("action_plans")
        .select(["id", "title", "startsOn", "endsOn"])
        .orderBy("startsOn", "desc")
        .orderBy("id")
        .limit(100)
        .execute(),

    async inPlan(planId, today) {
      const numbers = await db
        .selectFrom("action_plan_commitments")
        .select("number")
        .where("planId", "=", planId)
        .orderBy("position")
        .limit(300)
        .execute();
      const found: PublicCommitment[] = [];
      for (const { number } of numbers) {
        const commitment = await one(number, today);
        if (commitment !== null) found.push(commitment);
      }
      return found;
    },
  };
}

/** The numbers that one passage of one text was adopted under, in their order. */
async function sameWords(
  db: Reading,
  documentId: string | null,
  blockId: string | null,
): Promise<readonly string[]> {
  if (documentId === null || blockId === null) return [];
  const rows = await db
    .selectFrom("commitments")
    .select("number")
    .where("documentId", "=", documentId)
    .where("blockId", "=", blockId)
    .orderBy("ordinal")
    .execute();
  return rows.map(({ number }) => number);
}

async function plansOf(db: Reading, number: string): Promise<readonly PlanLine[]> {
  return db
    .selectFrom("action_plan_commitments")
    .innerJoin("action_plans", "action_plans.id", "action_plan_commitments.planId")
    .select(["action_plans.id", "action_plans.title", "action_plans.startsOn", "action_plans.endsOn"])
    .where("action_plan_commitments.number", "=", number)
    .orderBy("action_plans.startsOn")
    .execute();
}
