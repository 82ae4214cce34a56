import { medians } from "./measure.ts";
import type { Figures, Scenario } from "./scenarios/scenario.ts";
import { table } from "./table.ts";

const usualRounds = 3;

/** Runs the sides in turn for some rounds; prints a JSON object a round, then a table of medians with ratios. */
export async function runScenario(
  scenario: Scenario,
  options: { readonly quick: boolean; readonly rounds: number | null },
): Promise<void> {
  const missing = scenario.missing?.() ?? null;
  if (missing !== null) {
    process.stdout.write(`${JSON.stringify({ scenario: scenario.name, skipped: missing })}\n`);
    process.stderr.write(`${scenario.name}: skipped, ${missing}\n`);
    return;
  }
  const rounds = options.rounds ?? (options.quick ? 1 : (scenario.rounds ?? usualRounds));
  const measured = new Map<string, Figures[]>(scenario.sides.map(({ name }) => [name, []]));
  for (let round = 1; round <= rounds; round += 1) {
    for (const side of scenario.sides) {
      const progress = (text: string) => {
        process.stderr.write(`${scenario.name}: round ${round} of ${rounds}, ${side.name}: ${text}\n`);
      };
      progress("starting");
      const figures = await side.round({ quick: options.quick, progress });
      const line = { scenario: scenario.name, round, side: side.name, quick: options.quick, ...figures };
      process.stdout.write(`${JSON.stringify(line)}\n`);
      measured.get(side.name)?.push(figures);
    }
  }
  const columns = [...measured].map(([name, figures]) => ({ name, figures: medians(figures) }));
  const title = `${scenario.name}: ${scenario.about}${options.quick ? " (quick run: no measurement)" : ""}`;
  process.stdout.write(`\n${title}\n${table(columns)}\nreach: ${scenario.reach}\n\n`);
}
