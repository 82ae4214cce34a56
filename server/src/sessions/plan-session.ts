import type { BodyOf, endpoints } from "@minuta/contract";
import { sessionKey } from "@minuta/domain";
import type { Transaction } from "kysely";
import type { SignedIn } from "../accounts/signed-in.ts";
import type { Context } from "../context.ts";
import type { Tables } from "../db/tables.ts";
import { addEvent } from "../events/add-event.ts";
import { Refusal } from "../refusal.ts";
import { plannedInstant } from "./planned-time.ts";
import { requirePlanning } from "./planning.ts";
import { sessionTitles } from "./session-title.ts";
import { insertStandingItems } from "./standing-items.ts";

type Asked = BodyOf<typeof endpoints.planSession>;

/** Plans a session of the secretariat or of a working group; answers with its id. Its number is the next of its body. */
export async function planSession(context: Context, by: SignedIn, asked: Asked): Promise<string> {
  requirePlanning(by);
  const startsAt = plannedInstant(asked.heldOn, asked.time);
  return context.db.transaction().execute(async (transaction) => {
    const workingGroup = await groupNumber(transaction, asked.workingGroupId);
    const ordinal = await nextOrdinal(transaction, asked);
    const year = Number(asked.heldOn.slice(0, 4));
    const id = context.newId();
    const key = sessionKey(asked.kind, ordinal, year, workingGroup);
    await transaction
      .insertInto("sessions")
      .values({
        id,
        key,
        kind: asked.kind,
        ordinal,
        year,
        ...sessionTitles(asked.kind, ordinal, workingGroup),
        heldOn: asked.heldOn,
        startsAt,
        place: asked.place,
        remoteLink: asked.remoteLink,
        presiding: asked.presiding,
        workingGroupId: asked.workingGroupId,
        sample: 0,
      })
      .execute();
    await insertStandingItems(transaction, id, context.newId);
    await addEvent(transaction, {
      at: context.clock().toISOString(),
      type: "session.planned",
      by: { userId: by.user.userId, signInId: by.signInId },
      subjectId: id,
      data: { key, heldOn: asked.heldOn, startsAt },
    });
    return id;
  });
}

async function groupNumber(
  transaction: Transaction<Tables>,
  workingGroupId: string | null,
): Promise<number | null> {
  if (workingGroupId === null) return null;
  const group = await transaction
    .selectFrom("working_groups")
    .select("number")
    .where("id", "=", workingGroupId)
    .executeTakeFirst();
  if (group === undefined)
    throw new Refusal("invalid_input", [{ path: "workingGroupId", message: "unknown" }]);
  return group.number;
}

/** The number after the last of the same body and kind, whatever became of that one (rules NU-2 and NU-7). */
async function nextOrdinal(
  transaction: Transaction<Tables>,
  { workingGroupId, kind }: Pick<Asked, "workingGroupId" | "kind">,
): Promise<number> {
  const last = await transaction
    .selectFrom("sessions")
    .select((select) => select.fn.max("ordinal").as("ordinal"))
    .where("workingGroupId", "is not distinct from", workingGroupId)
    .where("kind", "=", kind)
    .executeTakeFirst();
  return Number(last?.ordinal ?? 0) + 1;
}
