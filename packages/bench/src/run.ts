import { readCommandLine } from "./command-line.ts";
import { runScenario } from "./report.ts";
import { archive } from "./scenarios/archive.ts";
import { crash } from "./scenarios/crash.ts";
import { editor } from "./scenarios/editor.ts";
import { faults } from "./scenarios/faults.ts";
import { history } from "./scenarios/history.ts";
import { join } from "./scenarios/join.ts";
import { nodes } from "./scenarios/nodes.ts";
import { portal } from "./scenarios/portal.ts";
import { publish } from "./scenarios/publish.ts";
import { room } from "./scenarios/room.ts";
import { rooms } from "./scenarios/rooms.ts";
import { saved } from "./scenarios/saved.ts";
import type { Scenario } from "./scenarios/scenario.ts";

const scenarios: readonly Scenario[] = [
  room,
  saved,
  crash,
  join,
  history,
  rooms,
  nodes,
  editor,
  faults,
  publish,
  portal,
  archive,
];

// Leaving by `exit` takes along what was started and made.
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(1));

const asked = readCommandLine(
  process.argv.slice(2),
  scenarios.map(({ name }) => name),
);
if (typeof asked === "string") {
  process.stderr.write(`${asked}\n`);
  process.exitCode = 1;
} else if (asked.names.length === 0) {
  process.stdout.write(
    "npm run bench -- NAME … [--quick] [--rounds N] [--side WORDS] [--trials N] [--seed N]\n\n",
  );
  for (const { name, about } of scenarios) process.stdout.write(`  ${name.padEnd(10)} ${about}\n`);
} else {
  for (const name of asked.names) {
    const scenario = scenarios.find((candidate) => candidate.name === name);
    if (scenario === undefined) continue;
    try {
      await runScenario(scenario, asked);
    } catch (error) {
      // Those that are named after it still have their turn.
      process.stderr.write(`${name}: ${error instanceof Error ? error.stack : String(error)}\n`);
      process.exitCode = 1;
    }
  }
}
