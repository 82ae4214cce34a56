import type { BodyOf, endpoints } from "@minuta/contract";
import { isAgendaOrder, isStandingItem, mostAgendaItems } from "@minuta/domain";
import type { Transaction } from "kysely";
import type { SignedIn } from "../accounts/signed-in.ts";
import type { Context } from "../context.ts";
import type { Tables } from "../db/tables.ts";
import { Refusal } from "../refusal.ts";
import { type AgendaRow, agendaRows } from "./agenda-reader.ts";
import { changePlan } from "./planning.ts";
import { insertStandingItems } from "./standing-items.ts";

/** Adds an item before other business. */
export async function addAgendaItem(
  context: Context,
  by: SignedIn,
  sessionId: string,
  asked: BodyOf<typeof endpoints.addAgendaItem>,
): Promise<void> {
  await changePlan(context, by, sessionId, async ({ transaction, happened }) => {
    await requireProposal(transaction, asked.proposalId);
    await insertStandingItems(transaction, sessionId, context.newId);
    const items = await agendaRows(transaction, sessionId);
    if (items.length >= mostAgendaItems) throw new Refusal("agenda_full");
    const last = items.at(-1);
    const position = last?.position ?? 1;
    const id = context.newId();
    await transaction
      .insertInto("agenda_items")
      .values({ id, sessionId, position, kind: "discussion", ...asked, startedAt: null, endedAt: null })
      .execute();
    if (last !== undefined) {
      await transaction
        .updateTable("agenda_items")
        .set({ position: position + 1 })
        .where("id", "=", last.id)
        .execute();
    }
    await happened("agenda.changed", { itemId: id });
  });
}

/** Changes an item; of a standing one only its minutes and who presents it (rule AG-2). */
export async function changeAgendaItem(
  context: Context,
  by: SignedIn,
  { sessionId, itemId }: { readonly sessionId: string; readonly itemId: string },
  asked: BodyOf<typeof endpoints.changeAgendaItem>,
): Promise<void> {
  await changePlan(context, by, sessionId, async ({ transaction, happened }) => {
    const item = await itemOf(transaction, sessionId, itemId);
    const renames = asked.title !== undefined || asked.proposalId !== undefined;
    if (renames && isStandingItem(item.kind)) throw new Refusal("standing_item");
    await requireProposal(transaction, asked.proposalId ?? null);
    await transaction
      .updateTable("agenda_items")
      .set({
        title: asked.title ?? item.title,
        minutes: asked.minutes ?? item.minutes,
        presenter: asked.presenter ?? item.presenter,
        proposalId: asked.proposalId === undefined ? item.proposalId : asked.proposalId,
      })
      .where("id", "=", itemId)
      .execute();
    await happened("agenda.changed", { itemId });
  });
}

/** Takes an item out; its annexes stay with the session. */
export async function removeAgendaItem(
  context: Context,
  by: SignedIn,
  { sessionId, itemId }: { readonly sessionId: string; readonly itemId: string },
): Promise<void> {
  await changePlan(context, by, sessionId, async ({ transaction, happened }) => {
    const item = await itemOf(transaction, sessionId, itemId);
    if (isStandingItem(item.kind)) throw new Refusal("standing_item");
    await transaction
      .updateTable("annexes")
      .set({ agendaItemId: null })
      .where("agendaItemId", "=", itemId)
      .execute();
    await transaction.deleteFrom("agenda_items").where("id", "=", itemId).execute();
    const rest = await agendaRows(transaction, sessionId);
    await place(
      transaction,
      rest.map(({ id }) => id),
    );
    await happened("agenda.changed", { itemId, removed: true });
  });
}

/** Puts all items in an order. Who ordered an agenda that has changed since is told so, and nothing is lost. */
export async function orderAgenda(
  context: Context,
  by: SignedIn,
  sessionId: string,
  itemIds: readonly string[],
): Promise<void> {
  await changePlan(context, by, sessionId, async ({ transaction, happened }) => {
    const items = await agendaRows(transaction, sessionId);
    const byId = new Map(items.map((item) => [item.id, item]));
    const ordered = itemIds.flatMap((id) => byId.get(id) ?? []);
    if (new Set(itemIds).size !== items.length || ordered.length !== items.length) {
      throw new Refusal("agenda_changed");
    }
    if (!isAgendaOrder(ordered.map(({ kind }) => kind))) throw new Refusal("standing_item");
    await place(transaction, itemIds);
    await happened("agenda.changed", { order: true });
  });
}

async function itemOf(
  transaction: Transaction<Tables>,
  sessionId: string,
  itemId: string,
): Promise<AgendaRow> {
  const item = (await agendaRows(transaction, sessionId)).find(({ id }) => id === itemId);
  if (item === undefined) throw new Refusal("not_found");
  return item;
}

async function place(transaction: Transaction<Tables>, itemIds: readonly string[]): Promise<void> {
  for (const [index, id] of itemIds.entries()) {
    await transaction
      .updateTable("agenda_items")
      .set({ position: index + 1 })
      .where("id", "=", id)
      .execute();
  }
}

async function requireProposal(transaction: Transaction<Tables>, proposalId: string | null): Promise<void> {
  if (proposalId === null) return;
  const proposal = await transaction
    .selectFrom("proposals")
    .select("id")
    .where("id", "=", proposalId)
    .executeTakeFirst();
  if (proposal === undefined)
    throw new Refusal("invalid_input", [{ path: "proposalId", message: "unknown" }]);
}
