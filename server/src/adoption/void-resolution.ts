import type { SignedIn } from "../accounts/signed-in.ts";
import type { Context } from "../context.ts";
import { addEvent } from "../events/add-event.ts";
import { Refusal } from "../refusal.ts";
import { numbered } from "./confirm-resolution.ts";
import { adoptableMinutes, lockMinutes } from "./lock-minutes.ts";
import { type TextResolution, textResolutions } from "./text-resolutions.ts";

/** Leaves a resolution without effect; it keeps its number for ever (rule NU-3). Repeating it changes nothing. */
export async function voidResolution(
  context: Context,
  by: SignedIn,
  documentId: string,
  asked: { readonly number: string; readonly reason: string },
): Promise<TextResolution> {
  await adoptableMinutes(context.db, by, documentId);
  const { text } = await context.live.read(documentId);
  const resolutions = await context.db.transaction().execute(async (transaction) => {
    await lockMinutes(transaction, by, documentId);
    const found = await transaction
      .selectFrom("resolutions")
      .select("state")
      .where("number", "=", asked.number)
      .where("documentId", "=", documentId)
      .executeTakeFirst();
    if (found === undefined) throw new Refusal("not_found");
    if (found.state === "adopted") {
      const at = context.clock().toISOString();
      await transaction
        .updateTable("resolutions")
        .set({ state: "void", voidedAt: at, voidReason: asked.reason })
        .where("number", "=", asked.number)
        .execute();
      await addEvent(transaction, {
        at,
        type: "resolution.voided",
        by: { userId: by.user.userId, signInId: by.signInId },
        subjectId: documentId,
        data: { documentId, number: asked.number, reason: asked.reason },
      });
    }
    return textResolutions(transaction, documentId, text);
  });
  context.live.hint(documentId, { changed: "session" });
  return numbered(resolutions, asked.number);
}
