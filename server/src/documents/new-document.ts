import { schemaVersion, templateFor } from "@minuta/document";
import type { DocumentKind, Language } from "@minuta/domain";
import type { Transaction } from "kysely";
import type { Tables } from "../db/tables.ts";
import { addEvent } from "../events/add-event.ts";
import { initialUpdate } from "../live/initial-update.ts";
import { appendInitial } from "../live/journal-initial.ts";

/** What a document starts from. */
export type NewDocument = {
  readonly id: string;
  readonly kind: DocumentKind;
  readonly language: Language;
  readonly title: string;
  readonly key: string | null;
  readonly sessionId: string | null;
  readonly meetingId: string | null;
  readonly proposalId: string | null;
  /** The author of a communiqué. */
  readonly organizationId: string | null;
  /** Working text for the template's first place; "" when there is none. */
  readonly summary: string;
};

/** Writes a document with its first journal entry and its event, all within the caller's transaction. */
export async function insertDocument(
  transaction: Transaction<Tables>,
  document: NewDocument,
  by: { readonly userId: string; readonly signInId: string } | null,
  at: string,
  newId: () => string,
): Promise<void> {
  const { summary, ...row } = document;
  await transaction
    .insertInto("documents")
    .values({
      ...row,
      state: "draft",
      schemaVersion,
      createdBy: by?.userId ?? null,
      createdAt: at,
      changedAt: at,
    })
    .execute();
  const text = templateFor(row.kind, row.language, {
    title: row.title,
    summary,
    agenda: row.sessionId === null ? [] : await agendaOf(transaction, row.sessionId),
    newBlockId: newId,
  });
  await appendInitial(transaction, row.id, by, at, initialUpdate(text));
  await addEvent(transaction, {
    at,
    type: "document.created",
    by,
    subjectId: row.id,
    data: { kind: row.kind, language: row.language },
  });
}

/** The agenda as the session has it now; the text's headings keep the identifiers of its rows. */
function agendaOf(transaction: Transaction<Tables>, sessionId: string) {
  return transaction
    .selectFrom("agenda_items")
    .select(["id", "kind", "title", "minutes"])
    .where("sessionId", "=", sessionId)
    .orderBy("position")
    .orderBy("id")
    .execute();
}
