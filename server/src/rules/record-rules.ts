import type { BodyOf, endpoints } from "@minuta/contract";
import { can, wallClockAt } from "@minuta/domain";
import type { SignedIn } from "../accounts/signed-in.ts";
import type { Context } from "../context.ts";
import { addEvent } from "../events/add-event.ts";
import { Refusal } from "../refusal.ts";

type Asked = BodyOf<typeof endpoints.recordRules>;

/** Records the version of the rules that a resolution adopted, beside all earlier ones (rule RP-5). */
export async function recordRules(context: Context, by: SignedIn, asked: Asked): Promise<void> {
  if (!can(by.actor, "secretariat.arrange", { type: "secretariat" })) throw new Refusal("forbidden");
  await context.db.transaction().execute(async (transaction) => {
    const resolution = await transaction
      .selectFrom("resolutions")
      .select(["number", "adoptedAt"])
      .where("number", "=", asked.resolution)
      .where("state", "=", "adopted")
      .executeTakeFirst();
    if (resolution === undefined) {
      throw new Refusal("invalid_input", [{ path: "resolution", message: "unknown" }]);
    }
    const adoptedOn = resolution.adoptedAt === "" ? null : wallClockAt(resolution.adoptedAt).day;
    if (adoptedOn !== null && asked.effectiveFrom < adoptedOn) {
      throw new Refusal("invalid_input", [{ path: "effectiveFrom", message: adoptedOn }]);
    }
    const newest = await transaction
      .selectFrom("rules_of_procedure")
      .select((select) => select.fn.max("version").as("version"))
      .executeTakeFirst();
    const version = Number(newest?.version ?? 0) + 1;
    const at = context.clock().toISOString();
    await transaction
      .insertInto("rules_of_procedure")
      .values({
        version,
        effectiveFrom: asked.effectiveFrom,
        settings: JSON.stringify(asked.settings),
        text: asked.text,
        resolution: resolution.number,
        recordedAt: at,
        recordedBy: by.user.userId,
      })
      .execute();
    await addEvent(transaction, {
      at,
      type: "rules.recorded",
      by: { userId: by.user.userId, signInId: by.signInId },
      subjectId: String(version),
      data: { resolution: resolution.number, effectiveFrom: asked.effectiveFrom },
    });
  });
}
