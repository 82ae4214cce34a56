import { Refusal } from "../refusal.ts";
import { endItem } from "./adjourn-session.ts";
import { changeSession, type SessionCall } from "./change-session.ts";
import { requireOpen } from "./held-session.ts";

const maxItems = 200;

/** Moves to an item of the agenda, or to none; the one before ends at that moment (rule SS-3). */
export function setCurrentItem(call: SessionCall, agendaItemId: string | null) {
  return changeSession(call, "session.run", async ({ transaction, session, at }) => {
    const items = await transaction
      .selectFrom("agenda_items")
      .select(["id", "startedAt", "endedAt"])
      .where("sessionId", "=", call.sessionId)
      .execute();
    const next = items.find(({ id }) => id === agendaItemId);
    if (agendaItemId !== null && next === undefined) throw new Refusal("not_found");
    requireOpen(session.row, "notInRecess");
    const current = items.find(({ startedAt, endedAt }) => startedAt !== null && endedAt === null);
    if ((current?.id ?? null) === agendaItemId) return null;
    await endItem(transaction, call.sessionId, at);
    if (next !== undefined) {
      await transaction
        .updateTable("agenda_items")
        .set({ startedAt: next.startedAt ?? at, endedAt: null })
        .where("id", "=", next.id)
        .execute();
    }
    return { type: "session.itemStarted", data: { agendaItemId } };
  });
}

/** Adds an item after the current one; without one, before other business or at the end. */
export function addAgendaItemLive(
  call: SessionCall,
  asked: { readonly title: string; readonly minutes: number },
) {
  return changeSession(call, "session.run", async ({ transaction, session }) => {
    requireOpen(session.row, "alsoInRecess");
    const items = await transaction
      .selectFrom("agenda_items")
      .select(["id", "kind", "startedAt", "endedAt"])
      .where("sessionId", "=", call.sessionId)
      .orderBy("position")
      .orderBy("id")
      .execute();
    if (items.length >= maxItems) throw new Refusal("too_large");
    const current = items.findIndex(({ startedAt, endedAt }) => startedAt !== null && endedAt === null);
    const other = items.findIndex(({ kind }) => kind === "otherBusiness");
    const place = current >= 0 ? current + 1 : other >= 0 ? other : items.length;
    const id = call.context.newId();
    const order = [
      ...items.slice(0, place).map((item) => item.id),
      id,
      ...items.slice(place).map((item) => item.id),
    ];
    await transaction
      .insertInto("agenda_items")
      .values({
        id,
        sessionId: call.sessionId,
        position: place + 1,
        kind: "discussion",
        title: asked.title,
        minutes: asked.minutes,
        presenter: "",
        proposalId: null,
        startedAt: null,
        endedAt: null,
      })
      .execute();
    for (const [index, itemId] of order.entries()) {
      await transaction
        .updateTable("agenda_items")
        .set({ position: index + 1 })
        .where("id", "=", itemId)
        .execute();
    }
    return { type: "session.itemAdded", data: { agendaItemId: id } };
  });
}
