import { can } from "@minuta/domain";
import type { Transaction } from "kysely";
import type { Tables } from "../db/tables.ts";
import { Refusal } from "../refusal.ts";
import { changeSession, type SessionCall } from "./change-session.ts";
import { requireOpen } from "./held-session.ts";

/** The person who asks gets a place in the queue (rule FL-1); one who waits or speaks keeps the place they have. */
export function askFloor(call: SessionCall) {
  return changeSession(call, "floor.ask", async ({ transaction, session, at }) => {
    requireOpen(session.row, "alsoInRecess");
    const open = await openTurns(transaction, call.sessionId);
    if (open.some(({ userId }) => userId === call.by.user.userId)) return null;
    const id = call.context.newId();
    await transaction
      .insertInto("speakers")
      .values({
        id,
        sessionId: call.sessionId,
        userId: call.by.user.userId,
        askedAt: at,
        startedAt: null,
        endedAt: null,
      })
      .execute();
    return { type: "floor.asked", data: { speakerId: id } };
  });
}

/** Gives the floor to somebody who asked; whoever had it ends (rule FL-2). */
export function giveFloor(call: SessionCall, speakerId: string) {
  return changeSession(call, "session.run", async ({ transaction, session, at }) => {
    const open = await openTurns(transaction, call.sessionId);
    const turn = open.find(({ id }) => id === speakerId);
    if (turn === undefined) throw new Refusal("not_found");
    requireOpen(session.row, "notInRecess");
    if (turn.startedAt !== null) return null;
    await transaction
      .updateTable("speakers")
      .set({ endedAt: at })
      .where("sessionId", "=", call.sessionId)
      .where("startedAt", "is not", null)
      .where("endedAt", "is", null)
      .execute();
    await transaction.updateTable("speakers").set({ startedAt: at }).where("id", "=", speakerId).execute();
    return { type: "floor.given", data: { speakerId } };
  });
}

/** Ends a turn or withdraws a request: one's own, or any for whoever runs the session (rule FL-3). */
export function endFloor(call: SessionCall, speakerId: string) {
  return changeSession(call, "floor.ask", async ({ transaction, session, at }) => {
    const turn = await transaction
      .selectFrom("speakers")
      .selectAll()
      .where("id", "=", speakerId)
      .where("sessionId", "=", call.sessionId)
      .executeTakeFirst();
    if (turn === undefined) throw new Refusal("not_found");
    const { actor, user } = call.by;
    const runs = can(actor, "session.run", { type: "session", presiding: session.row.presiding });
    if (turn.userId !== user.userId && !runs) throw new Refusal("forbidden");
    if (turn.endedAt !== null) return null;
    await transaction.updateTable("speakers").set({ endedAt: at }).where("id", "=", speakerId).execute();
    return { type: "floor.ended", data: { speakerId } };
  });
}

function openTurns(transaction: Transaction<Tables>, sessionId: string) {
  return transaction
    .selectFrom("speakers")
    .selectAll()
    .where("sessionId", "=", sessionId)
    .where("endedAt", "is", null)
    .execute();
}
