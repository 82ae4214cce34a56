import type { Asked } from "./command-line.ts";
import { medians } from "./measure.ts";
import type { Figures, Scenario } from "./scenarios/scenario.ts";
import { list, table } from "./table.ts";

const usualRounds = 3;

/** Runs the sides in turn for some rounds; prints a JSON object a round and side, then a table of medians. */
export async function runScenario(scenario: Scenario, options: Omit<Asked, "names">): Promise<void> {
  const missing = scenario.missing?.() ?? null;
  if (missing !== null) {
    skip({ scenario: scenario.name }, missing);
    return;
  }
  const wanted = options.side?.toLowerCase() ?? "";
  const sides = scenario.sides.filter(({ name, missing: why }) => {
    if (!name.toLowerCase().includes(wanted)) return false;
    const reason = why?.() ?? null;
    if (reason !== null) skip({ scenario: scenario.name, side: name }, reason);
    return reason === null;
  });
  const { quick, trials, seed } = options;
  const rounds = options.rounds ?? (quick ? 1 : (scenario.rounds ?? usualRounds));
  const measured = new Map<string, Figures[]>(sides.map(({ name }) => [name, []]));
  for (let round = 1; round <= rounds; round += 1) {
    for (const side of sides) {
      const progress = (text: string) => {
        process.stderr.write(`${scenario.name}: round ${round} of ${rounds}, ${side.name}: ${text}\n`);
      };
      progress("starting");
      const figures = await side.round({ quick, trials, seed, progress });
      const line = { scenario: scenario.name, round, side: side.name, quick, ...figures };
      process.stdout.write(`${JSON.stringify(line)}\n`);
      measured.get(side.name)?.push(figures);
    }
  }
  const columns = [...measured].map(([name, figures]) => ({ name, figures: medians(figures) }));
  const title = `${scenario.name}: ${scenario.about}${quick ? " (quick run: no measurement)" : ""}`;
  const body = scenario.isList === true ? list(columns) : table(columns);
  process.stdout.write(`\n${title}\n${body}\nreach: ${scenario.reach}\n\n`);
}

function skip(what: Readonly<Record<string, string>>, reason: string): void {
  process.stdout.write(`${JSON.stringify({ ...what, skipped: reason })}\n`);
  process.stderr.write(`${Object.values(what).join(", ")}: skipped, ${reason}\n`);
}
