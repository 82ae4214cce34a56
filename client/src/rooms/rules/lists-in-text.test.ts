import { expect, test } from "vitest";
import { daysIn, numbersIn } from "./lists-in-text.ts";

test("days and numbers are found however they are set apart", () => {
  expect(numbersIn("7, 1 y 0")).toEqual([7, 1, 0]);
  expect(numbersIn("")).toEqual([]);
  expect(daysIn("2012-04-06\n2012-04-05, 2012-04-06; nada")).toEqual(["2012-04-05", "2012-04-06"]);
});
