import type { BodyOf, endpoints } from "@minuta/contract";
import { wallClockAt } from "@minuta/domain";
import type { SignedIn } from "../accounts/signed-in.ts";
import type { Context } from "../context.ts";
import { plannedInstant } from "./planned-time.ts";
import { changePlan } from "./planning.ts";

type Asked = BodyOf<typeof endpoints.changeSession>;

/** Changes when and where a session is held. Its key stays: a number is not given again for another year. */
export async function changeSession(
  context: Context,
  by: SignedIn,
  sessionId: string,
  asked: Asked,
): Promise<void> {
  await changePlan(context, by, sessionId, async ({ transaction, session, happened }) => {
    const heldOn = asked.heldOn ?? session.heldOn;
    const kept = session.startsAt === null ? null : wallClockAt(session.startsAt).time;
    // Another day at the same hour of the clock is another instant, by the rules of that day.
    const startsAt = plannedInstant(heldOn, asked.time === undefined ? kept : asked.time);
    await transaction
      .updateTable("sessions")
      .set({
        heldOn,
        startsAt,
        place: asked.place ?? session.place,
        remoteLink: asked.remoteLink ?? session.remoteLink,
        presiding: asked.presiding === undefined ? session.presiding : asked.presiding,
      })
      .where("id", "=", sessionId)
      .execute();
    await happened("session.changed", { heldOn, startsAt });
  });
}
