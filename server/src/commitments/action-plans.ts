import type { BodyOf, endpoints } from "@minuta/contract";
import { can, fitsPeriod, judgeActionPlan } from "@minuta/domain";
import type { Transaction } from "kysely";
import type { SignedIn } from "../accounts/signed-in.ts";
import type { Context } from "../context.ts";
import type { Reading } from "../db/reading.ts";
import type { Tables } from "../db/tables.ts";
import { addEvent } from "../events/add-event.ts";
import { requireTakingPart } from "../organizations/taking-part.ts";
import { Refusal } from "../refusal.ts";
import { milestonesOf, proposalsOf } from "./reader.ts";

type Asked = BodyOf<typeof endpoints.makeActionPlan>;

const mayArrange = (by: SignedIn) => can(by.actor, "secretariat.arrange", { type: "secretariat" });

export async function listActionPlans(db: Reading, by: SignedIn) {
  const plans = await db
    .selectFrom("action_plans")
    .leftJoin("action_plan_commitments", "action_plan_commitments.planId", "action_plans.id")
    .select([
      "action_plans.id",
      "action_plans.title",
      "action_plans.startsOn",
      "action_plans.endsOn",
      (select) => select.fn.count<number>("action_plan_commitments.number").as("commitments"),
    ])
    .groupBy(["action_plans.id", "action_plans.title", "action_plans.startsOn", "action_plans.endsOn"])
    .orderBy("action_plans.startsOn", "desc")
    .orderBy("action_plans.id")
    .limit(100)
    .execute();
  return {
    plans: plans.map((plan) => ({ ...plan, commitments: Number(plan.commitments) })),
    mayArrange: mayArrange(by),
  };
}

/** A plan with the text of its commitments, in its order. */
export async function readActionPlan(db: Reading, by: SignedIn, planId: string) {
  const plan = await db
    .selectFrom("action_plans")
    .select(["id", "title", "startsOn", "endsOn"])
    .where("id", "=", planId)
    .executeTakeFirst();
  if (plan === undefined) throw new Refusal("not_found");
  const rows = await db
    .selectFrom("action_plan_commitments")
    .innerJoin("commitments", "commitments.number", "action_plan_commitments.number")
    .select([
      "commitments.number",
      "commitments.title",
      "commitments.leadAgency",
      "commitments.supportingActors",
      "commitments.publicProblem",
      "commitments.solution",
      "commitments.ogpRelevance",
      "commitments.evidence",
      "commitments.contact",
      "commitments.startsOn",
      "commitments.endsOn",
      "commitments.status",
      "commitments.state",
    ])
    .where("action_plan_commitments.planId", "=", planId)
    .orderBy("action_plan_commitments.position")
    .execute();
  const numbers = rows.map(({ number }) => number);
  const milestones = Map.groupBy(await milestonesOf(db, numbers), ({ number }) => number);
  const proposals = Map.groupBy(await proposalsOf(db, numbers), ({ commitment }) => commitment);
  return {
    ...plan,
    commitments: rows.map(({ state, ...row }) => ({
      ...row,
      isVoid: state === "void",
      fitsPeriod: fitsPeriod(row, plan),
      milestones: (milestones.get(row.number) ?? []).map(({ deliverable, startsOn, endsOn }) => ({
        deliverable,
        startsOn,
        endsOn,
      })),
      proposals: (proposals.get(row.number) ?? []).map(({ number }) => number),
    })),
    may: { arrange: mayArrange(by) },
  };
}

export async function makeActionPlan(context: Context, by: SignedIn, asked: Asked): Promise<string> {
  requireTakingPart(by);
  if (!mayArrange(by)) throw new Refusal("forbidden");
  return context.db.transaction().execute(async (transaction) => {
    const id = context.newId();
    await requireSound(transaction, asked, []);
    const at = context.clock().toISOString();
    const { numbers, ...plan } = asked;
    await transaction
      .insertInto("action_plans")
      .values({ id, ...plan, createdAt: at })
      .execute();
    await insertOrder(transaction, id, numbers);
    await addEvent(transaction, {
      at,
      type: "actionPlan.made",
      by: { userId: by.user.userId, signInId: by.signInId },
      subjectId: id,
      data: { commitments: numbers.join(" ") },
    });
    return id;
  });
}

export async function arrangeActionPlan(
  context: Context,
  by: SignedIn,
  planId: string,
  asked: Asked,
): Promise<void> {
  requireTakingPart(by);
  await context.db.transaction().execute(async (transaction) => {
    const known = await transaction
      .selectFrom("action_plans")
      .select("id")
      .where("id", "=", planId)
      .executeTakeFirst();
    if (known === undefined) throw new Refusal("not_found");
    if (!mayArrange(by)) throw new Refusal("forbidden");
    const before = await transaction
      .selectFrom("action_plan_commitments")
      .select("number")
      .where("planId", "=", planId)
      .execute();
    await requireSound(
      transaction,
      asked,
      before.map(({ number }) => number),
    );
    const { numbers, ...plan } = asked;
    await transaction.updateTable("action_plans").set(plan).where("id", "=", planId).execute();
    await transaction.deleteFrom("action_plan_commitments").where("planId", "=", planId).execute();
    await insertOrder(transaction, planId, numbers);
    await addEvent(transaction, {
      at: context.clock().toISOString(),
      type: "actionPlan.arranged",
      by: { userId: by.user.userId, signInId: by.signInId },
      subjectId: planId,
      data: { commitments: numbers.join(" ") },
    });
  });
}

/** Rules PL-1 and PL-2: what stands in the plan already may stay, also without effect. */
async function requireSound(
  transaction: Transaction<Tables>,
  asked: Asked,
  standing: readonly string[],
): Promise<void> {
  const adopted = await transaction
    .selectFrom("commitments")
    .select("number")
    .where("state", "=", "adopted")
    .execute();
  const inForce = new Set([...adopted.map(({ number }) => number), ...standing]);
  const refusal = judgeActionPlan(asked, inForce);
  if (refusal !== null) throw new Refusal(refusal);
}

async function insertOrder(
  transaction: Transaction<Tables>,
  planId: string,
  numbers: readonly string[],
): Promise<void> {
  if (numbers.length === 0) return;
  await transaction
    .insertInto("action_plan_commitments")
    .values(numbers.map((number, index) => ({ planId, number, position: index + 1 })))
    .execute();
}
