import { expect, test } from "vitest";
import { readCommandLine } from "./command-line.ts";

const known = ["room", "saved"];

test("names and settings are read in any order", () => {
  expect(readCommandLine(["saved", "--quick", "room"], known)).toEqual({
    names: ["saved", "room"],
    quick: true,
    rounds: null,
  });
  expect(readCommandLine(["--rounds", "2"], known)).toEqual({ names: [], quick: false, rounds: 2 });
});

test.each([
  [["rom"], "There is no scenario rom"],
  [["--rounds", "0"], "1 to 99"],
  [["--rounds", "many"], "1 to 99"],
  [["--fast"], "--fast"],
])("%j is refused with a sentence", (args, sentence) => {
  expect(readCommandLine(args, known)).toContain(sentence);
});
