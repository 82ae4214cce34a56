import fc from "fast-check";
import { expect, test } from "vitest";
import {
  closingItem,
  isAgendaOrder,
  isStandingItem,
  isTimed,
  mostAgendaItems,
  openingItems,
  plannedMinutes,
  plannedStarts,
} from "./agenda.ts";
import { agendaItemKinds } from "./session-state.ts";

test("AG-1: roll call, previous minutes and follow-up first, other business last", () => {
  expect(isAgendaOrder(["rollCall", "previousMinutes", "followUp", "otherBusiness"])).toBe(true);
  expect(isAgendaOrder(["rollCall", "previousMinutes", "followUp", "discussion", "otherBusiness"])).toBe(
    true,
  );
  expect(isAgendaOrder(["previousMinutes", "rollCall", "followUp", "otherBusiness"])).toBe(false);
  expect(isAgendaOrder(["rollCall", "previousMinutes", "followUp", "otherBusiness", "discussion"])).toBe(
    false,
  );
  expect(isAgendaOrder(["rollCall", "previousMinutes", "followUp"])).toBe(false);
  expect(isAgendaOrder([])).toBe(false);
});

test("AG-2: only what is discussed moves", () => {
  expect(agendaItemKinds.filter((kind) => !isStandingItem(kind))).toEqual(["discussion"]);
});

const anyItems = fc.array(fc.record({ minutes: fc.integer({ min: 0, max: 600 }) }), { maxLength: 20 });

test("AG-3, AG-4: each item begins when the ones before it are over, and the end is the planned total", () => {
  const startsAt = "2012-03-20T16:00:00.000Z";
  fc.assert(
    fc.property(anyItems, (items) => {
      const starts = plannedStarts(startsAt, items);
      expect(starts).toHaveLength(items.length);
      for (const [index, start] of starts.entries()) {
        const before = items.slice(0, index);
        const known = before.every(({ minutes }) => minutes > 0);
        expect(start).toBe(
          known ? new Date(Date.parse(startsAt) + plannedMinutes(before) * 60_000).toISOString() : null,
        );
      }
      expect(plannedStarts(null, items).every((start) => start === null)).toBe(true);
    }),
  );
});

test("AG-5: one item without minutes leaves the agenda untimed", () => {
  expect(isTimed([{ minutes: 10 }, { minutes: 5 }])).toBe(true);
  expect(isTimed([{ minutes: 10 }, { minutes: 0 }])).toBe(false);
});

test("AG-6: no agenda is longer than 60 items", () => {
  const of = (count: number) =>
    [
      ...openingItems,
      ...Array.from({ length: count - 4 }, () => "discussion" as const),
      closingItem,
    ] as const;
  expect([isAgendaOrder(of(mostAgendaItems)), isAgendaOrder(of(mostAgendaItems + 1))]).toEqual([true, false]);
});
