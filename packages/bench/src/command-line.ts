import { parseArgs } from "node:util";

/** What a run was asked for. */
export type Asked = {
  readonly names: readonly string[];
  readonly quick: boolean;
  /** Null where each scenario decides. */
  readonly rounds: number | null;
  /** Only the sides whose names hold these words; null for all. */
  readonly side: string | null;
  /** How often a fault is made to happen; null where each side decides. */
  readonly trials: number | null;
  /** Where chance starts from, so that a long run may be made of several; null for the usual one. */
  readonly seed: number | null;
};

const maxRounds = 99;
const maxTrials = 1000;
const maxSeed = 2 ** 32 - 1;

/** Reads `NAME … [--quick] [--rounds N] …`; a string is the sentence that says what is wrong with it. */
export function readCommandLine(args: readonly string[], known: readonly string[]): Asked | string {
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse(args);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  const { values, positionals } = parsed;
  const unknown = positionals.filter((name) => !known.includes(name));
  if (unknown.length > 0) return `There is no scenario ${unknown.join(", ")}; npm run bench lists them.`;
  const rounds = whole(values.rounds);
  if (!isWithin(rounds, 1, maxRounds)) return `--rounds takes a number from 1 to ${maxRounds}.`;
  const trials = whole(values.trials);
  if (!isWithin(trials, 1, maxTrials)) return `--trials takes a number from 1 to ${maxTrials}.`;
  const seed = whole(values.seed);
  if (!isWithin(seed, 0, maxSeed)) return `--seed takes a number from 0 to ${maxSeed}.`;
  return {
    names: positionals,
    quick: values.quick === true,
    rounds,
    side: values.side ?? null,
    trials,
    seed,
  };
}

function parse(args: readonly string[]) {
  return parseArgs({
    args: [...args],
    options: {
      quick: { type: "boolean" },
      rounds: { type: "string" },
      side: { type: "string" },
      trials: { type: "string" },
      seed: { type: "string" },
    },
    allowPositionals: true,
  });
}

function whole(text: string | undefined): number | null {
  return text === undefined ? null : Number(text);
}

function isWithin(value: number | null, least: number, most: number): boolean {
  return value === null || (Number.isInteger(value) && value >= least && value <= most);
}
