import { can } from "@minuta/domain";
import type { Transaction } from "kysely";
import type { SignedIn } from "../accounts/signed-in.ts";
import { lockRoll } from "../cockpit/change-roll.ts";
import { heldSession, type SessionRow } from "../cockpit/held-session.ts";
import type { Reading } from "../db/reading.ts";
import type { Tables } from "../db/tables.ts";
import { type DocumentRow, readableDocument } from "../documents/reader.ts";
import { Refusal } from "../refusal.ts";

export type Minutes = { readonly row: DocumentRow & { readonly key: string }; readonly session: SessionRow };

/** The minutes whose resolutions somebody may adopt; every other text is refused. */
export async function adoptableMinutes(
  db: Reading,
  by: SignedIn,
  documentId: string,
): Promise<DocumentRow & { readonly key: string; readonly sessionId: string }> {
  const { row, subject } = await readableDocument(db, by, documentId);
  if (!can(by.actor, "resolution.adopt", subject)) throw new Refusal("forbidden");
  const { key, sessionId } = row;
  if (key === null || sessionId === null) throw new Refusal("not_found");
  if (row.state !== "draft") throw new Refusal("document_closed");
  return { ...row, key, sessionId };
}

/** The minutes for a decision: until the transaction ends nobody else decides, calls the roll or closes. */
export async function lockMinutes(
  transaction: Transaction<Tables>,
  by: SignedIn,
  documentId: string,
): Promise<Minutes> {
  const row = await adoptableMinutes(transaction, by, documentId);
  await lockRoll(transaction, documentId, row.sessionId);
  return { row, session: (await heldSession(transaction, by, row.sessionId)).row };
}
