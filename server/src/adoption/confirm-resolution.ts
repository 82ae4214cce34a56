import { can } from "@minuta/domain";
import type { SignedIn } from "../accounts/signed-in.ts";
import { lockRoll } from "../cockpit/change-roll.ts";
import { heldSession } from "../cockpit/held-session.ts";
import type { Context } from "../context.ts";
import { readableDocument } from "../documents/reader.ts";
import { addEvent } from "../events/add-event.ts";
import { Refusal } from "../refusal.ts";
import { type TextResolution, textResolutions } from "./text-resolutions.ts";

/** Notes that a resolution was read out with the words that were adopted (rule RE-1). Repeating it changes nothing. */
export async function confirmResolution(
  context: Context,
  by: SignedIn,
  documentId: string,
  asked: { readonly number: string; readonly textDigest: string },
): Promise<TextResolution> {
  const { row } = await readableDocument(context.db, by, documentId);
  if (row.sessionId === null || row.kind !== "minutes") throw new Refusal("not_found");
  const { sessionId } = row;
  const session = await heldSession(context.db, by, sessionId);
  const subject = { type: "session", presiding: session.row.presiding } as const;
  if (!can(by.actor, "resolution.confirm", subject)) throw new Refusal("forbidden");
  const { text } = await context.live.read(documentId);
  const resolutions = await context.db.transaction().execute(async (transaction) => {
    await lockRoll(transaction, documentId, sessionId);
    const before = await textResolutions(transaction, documentId, text);
    const found = before.find(({ number }) => number === asked.number);
    if (found === undefined) throw new Refusal("not_found");
    if (found.standing === "void") throw new Refusal("resolution_is_void");
    if (found.standing !== "adopted" || found.textDigest !== asked.textDigest) {
      throw new Refusal("text_is_stale");
    }
    if (found.confirmedAt !== null) return before;
    const at = context.clock().toISOString();
    await transaction
      .updateTable("resolutions")
      .set({ confirmedAt: at, confirmedBy: by.user.userId })
      .where("number", "=", asked.number)
      .execute();
    await addEvent(transaction, {
      at,
      type: "resolution.confirmed",
      by: { userId: by.user.userId, signInId: by.signInId },
      subjectId: documentId,
      data: { documentId, number: asked.number, textDigest: asked.textDigest },
    });
    return textResolutions(transaction, documentId, text);
  });
  context.live.hint(documentId, { changed: "session" });
  return numbered(resolutions, asked.number);
}

export function numbered(resolutions: readonly TextResolution[], number: string): TextResolution {
  const found = resolutions.find((resolution) => resolution.number === number);
  if (found === undefined) throw new Refusal("not_found");
  return found;
}
