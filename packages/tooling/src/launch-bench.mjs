import { spawn } from "node:child_process";
import { join } from "node:path";
import { printFailure } from "./bilingual-failure.mjs";
import { ensureClientBuilt } from "./client-build.mjs";
import { ensureInstalled } from "./installed-dependencies.mjs";
import { pinnedEnvironment, pinnedNode, root } from "./pinned-node.mjs";
import { watchNpm } from "./watch-npm.mjs";

/** Installs and builds what is missing, then runs the scenarios that are named, and ends the way they did. */
export function launchBench() {
  const names = process.argv.slice(2);
  try {
    ensureInstalled();
    // Only one scenario opens the client's pages.
    if (names.includes("editor")) ensureClientBuilt();
    runScenarios(names);
  } catch (error) {
    printFailure(error);
    process.exit(1);
  }
}

/** @param {readonly string[]} args */
function runScenarios(args) {
  const preload = new URL("./stop-with-parent.mjs", import.meta.url).href;
  const bench = spawn(pinnedNode(), ["--import", preload, join(root, "packages/bench/src/run.ts"), ...args], {
    cwd: root,
    stdio: ["inherit", "inherit", "inherit", "ipc"],
    env: pinnedEnvironment(),
  });

  // Ctrl-C in a terminal reaches the scenarios themselves too.
  process.on("SIGINT", () => process.stdin.isTTY || bench.kill("SIGINT"));
  process.on("SIGTERM", () => bench.kill("SIGTERM"));
  process.on("SIGHUP", () => bench.kill("SIGTERM"));
  watchNpm(() => bench.kill("SIGTERM"));

  bench.on("error", (error) => {
    printFailure(error);
    process.exit(1);
  });
  bench.on("exit", (code, signal) => {
    if (signal === null) process.exit(code ?? 1);
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
  });
}
