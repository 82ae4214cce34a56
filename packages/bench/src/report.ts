import { medians } from "./measure.ts";
import type { Figures, Scenario } from "./scenarios/scenario.ts";

/** Runs the sides in turn for some rounds; prints a JSON object a round, then a table of medians with ratios. */
export async function runScenario(scenario: Scenario, rounds: number): Promise<void> {
  const measured = new Map<string, Figures[]>();
  for (let round = 1; round <= rounds; round += 1) {
    for (const side of scenario.sides) {
      process.stderr.write(`${scenario.name}: round ${round} of ${rounds}, ${side.name} …\n`);
      const figures = await side.round();
      process.stdout.write(
        `${JSON.stringify({ scenario: scenario.name, round, side: side.name, ...figures })}\n`,
      );
      measured.set(side.name, [...(measured.get(side.name) ?? []), figures]);
    }
  }
  process.stdout.write(`\n${table(scenario, measured)}\n`);
}

function table(scenario: Scenario, measured: ReadonlyMap<string, readonly Figures[]>): string {
  const middle = [...measured].map(([name, figures]) => ({ name, figures: medians(figures) }));
  const names = Object.keys(middle[0]?.figures ?? {});
  const [product] = middle;
  const rows = [
    ["", ...middle.map(({ name }, index) => (index === 0 ? name : `${name} (×)`))],
    ...names.map((name) => [
      name,
      ...middle.map(({ figures }, index) => {
        const value = figures[name] ?? Number.NaN;
        if (index === 0) return rounded(value);
        const ratio = value / (product?.figures[name] ?? Number.NaN);
        return Number.isFinite(ratio) ? `${rounded(value)} (${rounded(ratio)})` : rounded(value);
      }),
    ]),
  ];
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  const lines = rows.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  "));
  return [`${scenario.name}: ${scenario.about}`, ...lines, `reach: ${scenario.reach}`].join("\n");
}

function rounded(value: number): string {
  if (!Number.isFinite(value)) return "–";
  return value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);
}
