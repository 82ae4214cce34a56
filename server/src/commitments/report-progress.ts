import type { BodyOf, endpoints } from "@minuta/contract";
import { can, judgeReport, statusByReports } from "@minuta/domain";
import type { SignedIn } from "../accounts/signed-in.ts";
import { dayOf } from "../clock.ts";
import type { Context } from "../context.ts";
import { addEvent } from "../events/add-event.ts";
import { requireTakingPart } from "../organizations/taking-part.ts";
import { Refusal } from "../refusal.ts";
import { milestonesOf, reportsOf } from "./reader.ts";

/** Takes a report of progress; the commitment's status and the milestone's end follow from it (rules CM-4 to CM-8). */
export async function reportProgress(
  context: Context,
  by: SignedIn,
  number: string,
  asked: BodyOf<typeof endpoints.reportProgress>,
): Promise<void> {
  requireTakingPart(by);
  await context.db.transaction().execute(async (transaction) => {
    const commitment = await transaction
      .selectFrom("commitments")
      .select(["leadAgencyId", "state"])
      .where("number", "=", number)
      .executeTakeFirst();
    if (commitment === undefined) throw new Refusal("not_found");
    const { leadAgencyId } = commitment;
    if (!can(by.actor, "commitment.report", { type: "commitment", leadAgencyId }))
      throw new Refusal("forbidden");
    const milestones = await milestonesOf(transaction, [number]);
    const milestoneIds = milestones.map(({ id }) => id);
    const { milestoneId, status } = asked;
    if (milestoneId !== null && !milestoneIds.includes(milestoneId)) throw new Refusal("not_found");
    const reports = await reportsOf(transaction, number);
    const refusal = judgeReport(asked, { isVoid: commitment.state === "void", milestoneIds, reports });
    if (refusal !== null) throw new Refusal(refusal);
    const now = context.clock();
    await transaction
      .insertInto("progress_reports")
      .values({
        id: context.newId(),
        number,
        ...asked,
        at: now.toISOString(),
        by: by.user.userId,
      })
      .execute();
    if (milestoneId !== null) {
      await transaction
        .updateTable("milestones")
        .set(
          status === "completed"
            ? { completedOn: dayOf(now), evidence: asked.evidence }
            : { completedOn: null },
        )
        .where("id", "=", milestoneId)
        .execute();
    }
    await transaction
      .updateTable("commitments")
      .set({ status: statusByReports(milestoneIds, [...reports, { milestoneId, status }]) })
      .where("number", "=", number)
      .execute();
    await addEvent(transaction, {
      at: now.toISOString(),
      type: "commitment.reported",
      by: { userId: by.user.userId, signInId: by.signInId },
      subjectId: number,
      data: { milestoneId, status },
    });
  });
}
