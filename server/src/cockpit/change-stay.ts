import type { BodyOf, endpoints } from "@minuta/contract";
import type { SignedIn } from "../accounts/signed-in.ts";
import type { Context } from "../context.ts";
import { Refusal } from "../refusal.ts";
import { changeRoll, type OpenRoll, requireSoundStay } from "./change-roll.ts";

type Change = BodyOf<typeof endpoints.changeStay>;

/** Corrects a stay, or ends it (rules RO-1 to RO-4). */
export function changeStay(
  context: Context,
  by: SignedIn,
  documentId: string,
  stayId: string,
  asked: Change,
) {
  return changeRoll(context, by, documentId, async (roll) => {
    const stay = stayIn(roll, stayId);
    // An absence has no times: it is taken back when somebody comes.
    if (stay.mode === "absent") throw new Refusal("not_found");
    const departedAt =
      asked.departedAt === undefined
        ? stay.departedAt
        : asked.departedAt === "now"
          ? roll.now.toISOString()
          : utc(asked.departedAt);
    const changed = {
      mode: asked.mode ?? stay.mode,
      arrivedAt: asked.arrivedAt === undefined ? stay.arrivedAt : utc(asked.arrivedAt),
      departedAt,
    };
    requireSoundStay(roll, { ...stay, ...changed });
    await roll.transaction.updateTable("attendance").set(changed).where("id", "=", stayId).execute();
    return { type: "stay.changed", data: { stayId, ...changed } };
  });
}

/** Takes back a line that was recorded by mistake. */
export function removeStay(context: Context, by: SignedIn, documentId: string, stayId: string) {
  return changeRoll(context, by, documentId, async (roll) => {
    const { mode, capacity, party, arrivedAt, departedAt } = stayIn(roll, stayId);
    await roll.transaction.deleteFrom("attendance").where("id", "=", stayId).execute();
    return { type: "stay.removed", data: { stayId, mode, capacity, party, arrivedAt, departedAt } };
  });
}

function stayIn(roll: OpenRoll, stayId: string) {
  const stay = roll.stays.find(({ id }) => id === stayId);
  if (stay === undefined) throw new Refusal("not_found");
  return stay;
}

function utc(instant: string | null): string | null {
  return instant === null ? null : new Date(instant).toISOString();
}
