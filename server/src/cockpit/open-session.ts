import { standingAgenda } from "@minuta/document";
import type { Language, Party } from "@minuta/domain";
import type { Transaction } from "kysely";
import type { SignedIn } from "../accounts/signed-in.ts";
import type { Context } from "../context.ts";
import type { Tables } from "../db/tables.ts";
import { createDocumentIn } from "../documents/create-document.ts";
import { addEvent } from "../events/add-event.ts";
import { Refusal } from "../refusal.ts";
import { lockSession } from "./held-session.ts";

/**
 * Opens a session (rules SS-1, SN-1, SN-3). Its minutes are started where there are none, after an agenda: the one that was drafted, else
 * the standing one. Repeating it while the session goes on changes nothing.
 */
export async function openSession(
  context: Context,
  by: SignedIn,
  sessionId: string,
  asked: { readonly presiding: Party; readonly language: Language },
): Promise<{ documentId: string }> {
  const documentId = await context.db.transaction().execute(async (transaction) => {
    const { row, minutes } = await lockSession(transaction, by, sessionId, "session.run");
    if (row.state === "adjourned" || row.state === "cancelled") {
      throw new Refusal(`session_${row.state}`);
    }
    const goesOn = row.state === "inSession" || row.state === "recess";
    if (goesOn && minutes !== null) return minutes.id;
    if (minutes !== null && minutes.state !== "draft") throw new Refusal("document_closed");
    await draftStandingAgenda(transaction, context, sessionId, asked.language);
    const body = { kind: "minutes", language: asked.language, sessionId } as const;
    const id = await createDocumentIn(transaction, context, by, body);
    if (goesOn) return id;
    const at = context.clock().toISOString();
    await transaction
      .updateTable("sessions")
      .set({ state: "inSession", openedAt: at, presiding: asked.presiding })
      .where("id", "=", sessionId)
      .execute();
    await addEvent(transaction, {
      at,
      type: "session.opened",
      by: { userId: by.user.userId, signInId: by.signInId },
      subjectId: sessionId,
      data: { documentId: id, presiding: asked.presiding },
    });
    return id;
  });
  context.live.hint(documentId, { changed: "session" });
  return { documentId };
}

async function draftStandingAgenda(
  transaction: Transaction<Tables>,
  context: Context,
  sessionId: string,
  language: Language,
): Promise<void> {
  const drafted = await transaction
    .selectFrom("agenda_items")
    .select("id")
    .where("sessionId", "=", sessionId)
    .executeTakeFirst();
  if (drafted !== undefined) return;
  const rows = standingAgenda(language).map(({ kind, title }, index) => ({
    id: context.newId(),
    sessionId,
    position: index + 1,
    kind,
    title,
    minutes: 0,
    presenter: "",
    proposalId: null,
    startedAt: null,
    endedAt: null,
  }));
  await transaction.insertInto("agenda_items").values(rows).execute();
}
