import { type Action, can, type DocumentState } from "@minuta/domain";
import type { Selectable, Transaction } from "kysely";
import type { SignedIn } from "../accounts/signed-in.ts";
import type { Reading } from "../db/reading.ts";
import type { Tables } from "../db/tables.ts";
import { requireTakingPart } from "../organizations/taking-part.ts";
import { Refusal } from "../refusal.ts";

export type SessionRow = Selectable<Tables["sessions"]>;

/** A session with its minutes, when they were started. */
export type HeldSession = {
  readonly row: SessionRow;
  readonly minutes: { readonly id: string; readonly state: DocumentState } | null;
};

/** The session as whoever takes part may see it; `not_found` when there is none. */
export async function heldSession(db: Reading, by: SignedIn, sessionId: string): Promise<HeldSession> {
  requireTakingPart(by);
  const row = await db.selectFrom("sessions").selectAll().where("id", "=", sessionId).executeTakeFirst();
  if (row === undefined) throw new Refusal("not_found");
  const minutes = await db
    .selectFrom("documents")
    .select(["id", "state"])
    .where("kind", "=", "minutes")
    .where("sessionId", "=", sessionId)
    .executeTakeFirst();
  return { row, minutes: minutes ?? null };
}

/**
 * The session for a change: nobody else changes anything of it before the transaction ends. Whoever locks a document too
 * locks its session first.
 */
export async function lockSession(
  transaction: Transaction<Tables>,
  by: SignedIn,
  sessionId: string,
  action: Extract<Action, "session.run" | "floor.ask">,
): Promise<HeldSession> {
  requireTakingPart(by);
  await lockSessionRow(transaction, sessionId);
  const session = await heldSession(transaction, by, sessionId);
  if (!can(by.actor, action, { type: "session", presiding: session.row.presiding })) {
    throw new Refusal("forbidden");
  }
  return session;
}

/** Setting a column to itself locks the row in either database. */
export async function lockSessionRow(transaction: Transaction<Tables>, sessionId: string): Promise<void> {
  await transaction
    .updateTable("sessions")
    .set((row) => ({ state: row.ref("state") }))
    .where("id", "=", sessionId)
    .execute();
}

/** Refuses what is done only while the session goes on; `recess` too when it goes on in a recess. */
export function requireOpen(row: SessionRow, recess: "alsoInRecess" | "notInRecess"): void {
  if (row.state === "adjourned" || row.state === "cancelled") throw new Refusal(`session_${row.state}`);
  if (row.state === "inSession" || (row.state === "recess" && recess === "alsoInRecess")) return;
  throw new Refusal("session_not_open");
}
