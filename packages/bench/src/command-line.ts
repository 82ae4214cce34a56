import { parseArgs } from "node:util";

/** What a run was asked for. */
export type Asked = {
  readonly names: readonly string[];
  readonly quick: boolean;
  /** Null where each scenario decides. */
  readonly rounds: number | null;
};

const maxRounds = 99;

/** Reads `NAME … [--quick] [--rounds N]`; a string is the sentence that says what is wrong with it. */
export function readCommandLine(args: readonly string[], known: readonly string[]): Asked | string {
  let parsed: { values: { quick?: boolean; rounds?: string }; positionals: string[] };
  try {
    parsed = parseArgs({
      args: [...args],
      options: { quick: { type: "boolean" }, rounds: { type: "string" } },
      allowPositionals: true,
    });
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  const unknown = parsed.positionals.filter((name) => !known.includes(name));
  if (unknown.length > 0) return `There is no scenario ${unknown.join(", ")}; npm run bench lists them.`;
  const rounds = parsed.values.rounds === undefined ? null : Number(parsed.values.rounds);
  if (rounds !== null && !(Number.isInteger(rounds) && rounds >= 1 && rounds <= maxRounds)) {
    return `--rounds takes a number from 1 to ${maxRounds}.`;
  }
  return { names: parsed.positionals, quick: parsed.values.quick === true, rounds };
}
