import type { BodyOf, endpoints } from "@minuta/contract";
import type { Transaction } from "kysely";
import type { SignedIn } from "../accounts/signed-in.ts";
import { dayOf } from "../clock.ts";
import type { Context } from "../context.ts";
import type { Tables } from "../db/tables.ts";
import { Refusal } from "../refusal.ts";
import { candidateBy } from "./candidates-reader.ts";
import { changeRoll, requireSoundStay } from "./change-roll.ts";
import { personKey } from "./stays-reader.ts";

type Arrival = BodyOf<typeof endpoints.recordArrival>;

const maxStays = 1000;

/**
 * Somebody arrives. Whoever comes by a mandate attends in its capacity, when it is in force on that day (rule RO-5). After the
 * adjournment an arrival that was forgotten is recorded until the adjournment.
 */
export function recordArrival(context: Context, by: SignedIn, documentId: string, asked: Arrival) {
  return changeRoll(context, by, documentId, async (roll) => {
    const { transaction, now, stays, adjournedAt } = roll;
    if (stays.length >= maxStays) throw new Refusal("too_large");
    const arrivedAt = asked.at === null ? now : new Date(asked.at);
    const who = await whoArrives(transaction, asked, dayOf(arrivedAt));
    const { userId, ...line } = who;
    const stay = {
      id: context.newId(),
      ...line,
      mode: asked.mode,
      arrivedAt: arrivedAt.toISOString(),
      departedAt: adjournedAt,
    };
    requireSoundStay(roll, { ...stay, person: personKey({ ...line, userId }) });
    if (who.party !== null && (who.capacity === "principal" || who.capacity === "alternate")) {
      await transaction
        .deleteFrom("attendance")
        .where("documentId", "=", documentId)
        .where("party", "=", who.party)
        .where("mode", "=", "absent")
        .execute();
    }
    await transaction
      .insertInto("attendance")
      .values({ ...stay, documentId })
      .execute();
    const { id: stayId, mandateId, party, mode, capacity } = stay;
    return {
      type: "stay.recorded",
      data: { stayId, mandateId, party, mode, capacity, arrivedAt: stay.arrivedAt },
    };
  });
}

async function whoArrives(transaction: Transaction<Tables>, { who }: Arrival, day: string) {
  if (who.type === "guest") {
    const { office, institution, party } = who;
    return { mandateId: null, userId: null, capacity: "guest" as const, office, institution, party };
  }
  const known = await transaction
    .selectFrom("mandates")
    .select("id")
    .where("id", "=", who.mandateId)
    .executeTakeFirst();
  if (known === undefined) throw new Refusal("not_found");
  const candidate = await candidateBy(transaction, who.mandateId, day);
  if (candidate === null) throw new Refusal("mandate_not_in_force");
  const { mandateId, userId, capacity, institution, party, name } = candidate;
  return { mandateId, userId, capacity, office: name, institution, party };
}
