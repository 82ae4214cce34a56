import { runScenario } from "./report.ts";
import { room } from "./scenarios/room.ts";
import type { Scenario } from "./scenarios/scenario.ts";

const scenarios: readonly Scenario[] = [room];

const names = process.argv.slice(2);
if (names.length === 0) {
  process.stdout.write("npm run bench -- NAME …\n\n");
  for (const { name, about } of scenarios) process.stdout.write(`  ${name.padEnd(10)} ${about}\n`);
} else {
  const unknown = names.filter((name) => !scenarios.some((scenario) => scenario.name === name));
  if (unknown.length > 0) {
    process.stderr.write(`There is no scenario ${unknown.join(", ")}; npm run bench lists them.\n`);
    process.exitCode = 1;
  } else {
    for (const name of names) {
      const scenario = scenarios.find((candidate) => candidate.name === name);
      if (scenario !== undefined) await runScenario(scenario, 3);
    }
  }
}
