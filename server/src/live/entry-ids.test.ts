import { expect, test } from "vitest";
import { entryIds } from "./entry-ids.ts";

test("ids grow and differ, also when the clock stands still or runs backwards", () => {
  let clock = Date.parse("2026-11-24T20:00:00Z");
  const next = entryIds(() => clock);
  const ids: string[] = [];
  for (let count = 0; count < 10_000; count += 1) ids.push(next());
  clock -= 5_000;
  ids.push(next());
  clock += 60_000;
  ids.push(next());
  expect(ids.toSorted()).toEqual(ids);
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids)
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});

test("two processes that start at the same moment make other ids", () => {
  const now = () => Date.parse("2026-11-24T20:00:00Z");
  expect(entryIds(now)()).not.toBe(entryIds(now)());
});
