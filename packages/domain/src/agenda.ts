import type { AgendaItemKind } from "./session-state.ts";

/** What opens every agenda, in this order (rule AG-1). */
export const openingItems = ["rollCall", "previousMinutes", "followUp"] as const;
/** What ends every agenda (rule AG-1). */
export const closingItem = "otherBusiness";

/** The most items of an agenda, and the most minutes of one item (rule AG-6). */
export const mostAgendaItems = 60;
export const mostItemMinutes = 600;

/** Whether an item belongs to every agenda: it is neither moved nor taken out (rule AG-2). */
export function isStandingItem(kind: AgendaItemKind): boolean {
  return kind !== "discussion";
}

/** Whether items stand in an order that an agenda may have (rules AG-1 and AG-2). */
export function isAgendaOrder(kinds: readonly AgendaItemKind[]): boolean {
  const opening = kinds.slice(0, openingItems.length);
  const middle = kinds.slice(openingItems.length, -1);
  return (
    kinds.length > openingItems.length &&
    kinds.length <= mostAgendaItems &&
    opening.every((kind, index) => kind === openingItems[index]) &&
    middle.every((kind) => kind === "discussion") &&
    kinds.at(-1) === closingItem
  );
}

type Timed = { readonly minutes: number };

/** Minutes planned for the whole agenda; an item without a time counts as none (rule AG-3). */
export function plannedMinutes(items: readonly Timed[]): number {
  return items.reduce((total, { minutes }) => total + minutes, 0);
}

/**
 * When each item is planned to begin: the session's start and the minutes of the items before (rule AG-4). From the
 * first item on that comes after one without a time, nothing can be said, and it is null.
 */
export function plannedStarts(startsAt: string | null, items: readonly Timed[]): readonly (string | null)[] {
  let next: number | null = startsAt === null ? null : Date.parse(startsAt);
  return items.map(({ minutes }) => {
    const begins = next;
    next = begins === null || minutes === 0 ? null : begins + minutes * 60_000;
    return begins === null ? null : new Date(begins).toISOString();
  });
}

/** Whether every item of the agenda has a time (rule AG-5). */
export function isTimed(items: readonly Timed[]): boolean {
  return items.every(({ minutes }) => minutes > 0);
}
