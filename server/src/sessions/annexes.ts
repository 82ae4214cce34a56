import type { IncomingMessage } from "node:http";
import { type endpoints, largestAnnex, type ParamsOf, type QueryOf } from "@minuta/contract";
import { type DocumentState, mayRemoveAnnex, type SessionState, takesAnnexes } from "@minuta/domain";
import type { SignedIn } from "../accounts/signed-in.ts";
import type { Context } from "../context.ts";
import { attachmentName } from "../files/attachment-name.ts";
import { fileTypeOf } from "../files/file-type.ts";
import { readAtMost } from "../files/read-at-most.ts";
import { Refusal } from "../refusal.ts";
import { changePlanAnytime, requirePlanning } from "./planning.ts";

const mostAnnexes = 100;

/** Refuses a session that takes no annexes any more (rule AG-8). */
function requireOpen(session: SessionState, minutes: DocumentState | null): void {
  if (takesAnnexes(session, minutes)) return;
  throw new Refusal(session === "cancelled" ? "session_not_plannable" : "document_closed");
}

/**
 * Keeps a file with a session's agenda, until its minutes are closed: papers are handed round in the room, too. The bytes are read only once it is known that the person may add them, at most
 * 20 MB, and are on disk before there is a row that names them.
 */
export async function addAnnex(
  context: Context,
  by: SignedIn,
  sessionId: string,
  asked: QueryOf<typeof endpoints.addAnnex>,
  request: IncomingMessage,
): Promise<void> {
  requirePlanning(by);
  const session = await context.db
    .selectFrom("sessions")
    .leftJoin("documents", (join) =>
      join.onRef("documents.sessionId", "=", "sessions.id").on("documents.kind", "=", "minutes"),
    )
    .select(["sessions.state", "documents.state as minutes"])
    .where("sessions.id", "=", sessionId)
    .executeTakeFirst();
  if (session === undefined) throw new Refusal("not_found");
  requireOpen(session.state, session.minutes);
  const bytes = await readAtMost(request, largestAnnex);
  const type = fileTypeOf(bytes);
  if (type === null) throw new Refusal("file_type_refused");
  const digest = await context.files.put(bytes);
  await changePlanAnytime(context, by, sessionId, async ({ transaction, session, minutes, at, happened }) => {
    requireOpen(session.state, minutes);
    const kept = await transaction
      .selectFrom("annexes")
      .select((select) => select.fn.countAll<number>().as("count"))
      .where("sessionId", "=", sessionId)
      .executeTakeFirst();
    if (Number(kept?.count ?? 0) >= mostAnnexes) throw new Refusal("annexes_full");
    if (asked.agendaItemId !== undefined) {
      const item = await transaction
        .selectFrom("agenda_items")
        .select("id")
        .where("id", "=", asked.agendaItemId)
        .where("sessionId", "=", sessionId)
        .executeTakeFirst();
      if (item === undefined) throw new Refusal("not_found");
    }
    const id = context.newId();
    await transaction
      .insertInto("annexes")
      .values({
        id,
        sessionId,
        agendaItemId: asked.agendaItemId ?? null,
        title: asked.title,
        fileName: attachmentName(asked.fileName, type),
        mediaType: type.mediaType,
        size: bytes.length,
        digest,
        addedAt: at,
        addedBy: by.user.userId,
      })
      .execute();
    await happened("annex.added", { annexId: id, digest });
  });
}

/** Takes an annex off the agenda, as far as rule AG-8 lets it. Its bytes stay in the store, where a record may have come to name them. */
export async function removeAnnex(
  context: Context,
  by: SignedIn,
  { sessionId, annexId }: ParamsOf<typeof endpoints.removeAnnex>,
): Promise<void> {
  await changePlanAnytime(context, by, sessionId, async ({ transaction, session, minutes, happened }) => {
    requireOpen(session.state, minutes);
    const annex = await transaction
      .selectFrom("annexes")
      .select("addedAt")
      .where("id", "=", annexId)
      .where("sessionId", "=", sessionId)
      .executeTakeFirst();
    if (annex === undefined) throw new Refusal("not_found");
    if (!mayRemoveAnnex(session, annex, minutes)) throw new Refusal("annex_was_announced");
    await transaction.deleteFrom("annexes").where("id", "=", annexId).execute();
    await happened("annex.removed", { annexId });
  });
}

/** The file of an annex with its name and kind. */
export async function readAnnex(
  context: Context,
  { sessionId, annexId }: ParamsOf<typeof endpoints.downloadAnnex>,
) {
  const annex = await context.db
    .selectFrom("annexes")
    .select(["fileName", "mediaType", "digest"])
    .where("id", "=", annexId)
    .where("sessionId", "=", sessionId)
    .executeTakeFirst();
  if (annex === undefined) throw new Refusal("not_found");
  const bytes = await context.files.read(annex.digest);
  if (bytes === null) throw new Refusal("not_found");
  return { ...annex, bytes };
}
