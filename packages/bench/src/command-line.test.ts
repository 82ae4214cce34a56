import { expect, test } from "vitest";
import { readCommandLine } from "./command-line.ts";

const known = ["room", "saved"];

test("names and settings are read in any order", () => {
  expect(readCommandLine(["saved", "--quick", "room"], known)).toEqual({
    names: ["saved", "room"],
    quick: true,
    rounds: null,
    side: null,
    trials: null,
    seed: null,
  });
  expect(readCommandLine(["--rounds", "2", "--side=SQLite", "--trials", "25", "--seed", "7"], known)).toEqual(
    {
      names: [],
      quick: false,
      rounds: 2,
      side: "SQLite",
      trials: 25,
      seed: 7,
    },
  );
});

test.each([
  [["rom"], "There is no scenario rom"],
  [["--rounds", "0"], "1 to 99"],
  [["--rounds", "many"], "1 to 99"],
  [["--trials", "0"], "1 to 1000"],
  [["--seed", "-1"], "--seed"],
  [["--seed=-1"], "0 to"],
  [["--fast"], "--fast"],
])("%j is refused with a sentence", (args, sentence) => {
  expect(readCommandLine(args, known)).toContain(sentence);
});
