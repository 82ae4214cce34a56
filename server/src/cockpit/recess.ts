import { changeSession, type SessionCall } from "./change-session.ts";
import { requireOpen } from "./held-session.ts";

/** Interrupts the session (rule SS-2); in a recess already, nothing changes. */
export function startRecess(call: SessionCall) {
  return changeSession(call, "session.run", async ({ transaction, session, at }) => {
    if (session.row.state === "recess") return null;
    requireOpen(session.row, "notInRecess");
    await transaction
      .insertInto("recesses")
      .values({ id: call.context.newId(), sessionId: call.sessionId, startedAt: at, endedAt: null })
      .execute();
    await transaction
      .updateTable("sessions")
      .set({ state: "recess" })
      .where("id", "=", call.sessionId)
      .execute();
    return { type: "session.recessStarted" };
  });
}

/** Goes on after a recess; without one, nothing changes. */
export function endRecess(call: SessionCall) {
  return changeSession(call, "session.run", async ({ transaction, session, at }) => {
    if (session.row.state === "inSession") return null;
    requireOpen(session.row, "alsoInRecess");
    await transaction
      .updateTable("recesses")
      .set({ endedAt: at })
      .where("sessionId", "=", call.sessionId)
      .where("endedAt", "is", null)
      .execute();
    await transaction
      .updateTable("sessions")
      .set({ state: "inSession" })
      .where("id", "=", call.sessionId)
      .execute();
    return { type: "session.recessEnded" };
  });
}
