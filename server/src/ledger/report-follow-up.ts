import type { BodyOf, endpoints } from "@minuta/contract";
import { can, refuseFollowUp, resolutionOfSlug } from "@minuta/domain";
import type { SignedIn } from "../accounts/signed-in.ts";
import type { Context } from "../context.ts";
import type { Reading } from "../db/reading.ts";
import { addEvent } from "../events/add-event.ts";
import { requireTakingPart } from "../organizations/taking-part.ts";
import { Refusal } from "../refusal.ts";

type Report = BodyOf<typeof endpoints.reportFollowUp>;

/** Adds a report to a resolution's history and moves its status, in one transaction. */
export async function reportFollowUp(
  context: Context,
  by: SignedIn,
  slug: string,
  report: Report,
): Promise<void> {
  requireTakingPart(by);
  const number = resolutionOfSlug(slug);
  if (number === null) throw new Refusal("not_found");
  await context.db.transaction().execute(async (transaction) => {
    const resolution = await transaction
      .selectFrom("resolutions")
      .select(["state", "status", "organizationId"])
      .where("number", "=", number)
      .executeTakeFirst();
    if (resolution === undefined) throw new Refusal("not_found");
    const { organizationId } = resolution;
    if (!can(by.actor, "resolution.followUp", { type: "resolution", organizationId }))
      throw new Refusal("forbidden");
    const refused = refuseFollowUp(resolution, report);
    if (refused !== null) throw new Refusal(refused);
    if (report.sessionId !== null) await requireSession(transaction, report.sessionId);
    const at = context.clock().toISOString();
    const { status, note, evidence, sessionId } = report;
    await transaction
      .insertInto("follow_ups")
      .values({ id: context.newId(), number, at, by: by.user.userId, status, note, evidence, sessionId })
      .execute();
    await transaction
      .updateTable("resolutions")
      .set({ status, statusAt: at })
      .where("number", "=", number)
      .execute();
    await addEvent(transaction, {
      at,
      type: "resolution.followedUp",
      by: { userId: by.user.userId, signInId: by.signInId },
      subjectId: number,
      data: { status, sessionId },
    });
  });
}

async function requireSession(db: Reading, sessionId: string): Promise<void> {
  const session = await db.selectFrom("sessions").select("id").where("id", "=", sessionId).executeTakeFirst();
  if (session === undefined) throw new Refusal("not_found");
}
