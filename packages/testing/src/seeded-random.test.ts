import { expect, test } from "vitest";
import { seededRandom } from "./seeded-random.ts";

test("the same seed gives the same numbers, another seed others", () => {
  const draw = (seed: number) => {
    const random = seededRandom(seed);
    return Array.from({ length: 20 }, () => random.int(0, 1_000_000));
  };
  expect(draw(7)).toEqual(draw(7));
  expect(draw(7)).not.toEqual(draw(8));
});

test("int reaches both ends and nothing beyond them", () => {
  const random = seededRandom(1);
  const drawn = new Set(Array.from({ length: 500 }, () => random.int(-2, 2)));
  expect([...drawn].sort((a, b) => a - b)).toEqual([-2, -1, 0, 1, 2]);
});

test("shuffle keeps every item once and leaves the list that it was given alone", () => {
  const items = [1, 2, 2, 3, 4, 5, 6, 7, 8];
  const shuffled = seededRandom(3).shuffle(items);
  expect(items).toEqual([1, 2, 2, 3, 4, 5, 6, 7, 8]);
  expect(shuffled).not.toEqual(items);
  expect(shuffled.toSorted((a, b) => a - b)).toEqual(items);
});

test("pick refuses an empty list", () => {
  expect(() => seededRandom(1).pick([])).toThrow(RangeError);
});
