import { parties } from "@minuta/domain";
import type { Transaction } from "kysely";
import type { Tables } from "../db/tables.ts";
import { Refusal } from "../refusal.ts";
import { changeSession, type SessionCall } from "./change-session.ts";

/**
 * Adjourns a session (rule SS-4): whatever was under way ends at that moment, everybody's stay with it, and a seat for which
 * nobody came is on the roll as absent. Repeating it changes nothing.
 */
export function adjournSession(call: SessionCall, nextSession: string) {
  return changeSession(call, "session.run", async ({ transaction, session, at }) => {
    const { row, minutes } = session;
    if (row.state === "adjourned") return null;
    if (row.state !== "inSession" && row.state !== "recess") throw new Refusal("session_not_open");
    await endItem(transaction, row.id, at);
    await transaction
      .updateTable("speakers")
      .set({ endedAt: at })
      .where("sessionId", "=", row.id)
      .where("endedAt", "is", null)
      .execute();
    await transaction
      .updateTable("recesses")
      .set({ endedAt: at })
      .where("sessionId", "=", row.id)
      .where("endedAt", "is", null)
      .execute();
    if (minutes !== null) {
      await transaction
        .updateTable("attendance")
        .set({ departedAt: at })
        .where("documentId", "=", minutes.id)
        .where("arrivedAt", "is not", null)
        .where("departedAt", "is", null)
        .execute();
      await recordAbsentSeats(transaction, minutes.id, call.context.newId);
    }
    await transaction
      .updateTable("sessions")
      .set({ state: "adjourned", adjournedAt: at, ...(nextSession === "" ? {} : { nextSession }) })
      .where("id", "=", row.id)
      .execute();
    return { type: "session.adjourned" };
  });
}

/** Ends the agenda item that is under way, if one is. */
export async function endItem(
  transaction: Transaction<Tables>,
  sessionId: string,
  at: string,
): Promise<void> {
  await transaction
    .updateTable("agenda_items")
    .set({ endedAt: at })
    .where("sessionId", "=", sessionId)
    .where("startedAt", "is not", null)
    .where("endedAt", "is", null)
    .execute();
}

async function recordAbsentSeats(
  transaction: Transaction<Tables>,
  documentId: string,
  newId: () => string,
): Promise<void> {
  const recorded = await transaction
    .selectFrom("attendance")
    .select("party")
    .where("documentId", "=", documentId)
    .where("party", "is not", null)
    .where((where) =>
      where.or([where("capacity", "in", ["principal", "alternate"]), where("mode", "=", "absent")]),
    )
    .execute();
  const seats = await transaction.selectFrom("seats").selectAll().execute();
  for (const party of parties) {
    if (recorded.some((line) => line.party === party)) continue;
    await transaction
      .insertInto("attendance")
      .values({
        id: newId(),
        documentId,
        party,
        mandateId: null,
        mode: "absent",
        capacity: null,
        office: "",
        institution: seats.find((seat) => seat.party === party)?.institution ?? "",
        arrivedAt: null,
        departedAt: null,
      })
      .execute();
  }
}
