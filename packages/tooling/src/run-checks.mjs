import { spawn } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { constants, tmpdir } from "node:os";
import { join } from "node:path";
import { printFailure } from "./bilingual-failure.mjs";
import { ensureClientBuilt } from "./client-build.mjs";
import { ensureInstalled } from "./installed-dependencies.mjs";
import { pinnedEnvironment, pinnedNode, root } from "./pinned-node.mjs";
import { ensureSystemPackages } from "./system-packages.mjs";

/**
 * @typedef {{ passed: number, failed: number, skipped: number }} Sum
 */

/**
 * Runs every check of the repository in turn, each also when an earlier one failed, and ends the process: the
 * last line on stdout is `N passed, N failed, N skipped`, the exit code 1 when anything failed.
 * @param {readonly string[]} vitestFilters parts of test file names, or options for Vitest; all tests when empty
 */
export async function runChecks(vitestFilters) {
  const scratch = mkdtempSync(join(tmpdir(), "minuta-test-"));
  // PostgreSQL refuses to run as root, so tests run it as another user, who has to pass through this folder.
  chmodSync(scratch, 0o711);
  process.on("exit", () => rmSync(scratch, { recursive: true, force: true, maxRetries: 5 }));

  const checks = new Checks();
  process.on("uncaughtException", (error) => {
    printFailure(error);
    checks.abandon();
  });
  if (checks.attempt("dependencies", ensureInstalled)) {
    checks.report("system packages", ensureSystemPackages);
    checks.attempt("client build", ensureClientBuilt);
    await checks.command("format and lint", ["node_modules/@biomejs/biome/bin/biome", "check", "."]);
    await checks.types();
    await checks.command("import directions", ["packages/tooling/src/check-imports.mjs"]);
    await checks.command("licences", ["packages/tooling/src/check-licences.mjs"]);
    await checks.command("rules", ["packages/tooling/src/check-rules.mjs"]);
    await checks.vitest(vitestFilters, scratch);
  }
  checks.sumUp();
}

class Checks {
  /** @type {Sum} */
  #sum = { passed: 0, failed: 0, skipped: 0 };
  /** @type {string[]} */
  #failures = [];
  /** @type {string[]} */
  #skips = [];

  /**
   * @param {string} name
   * @param {() => void} step throws when it fails
   * @returns {boolean} whether it went well
   */
  attempt(name, step) {
    const heading = new Heading(name);
    try {
      step();
      this.#pass(heading);
      return true;
    } catch (error) {
      printFailure(error);
      this.#fail(heading, name);
      return false;
    }
  }

  /**
   * @param {string} name
   * @param {() => { state: "passed" } | { state: "failed" | "skipped", reason: string }} step
   */
  report(name, step) {
    const heading = new Heading(name);
    const result = step();
    if (result.state === "passed") this.#pass(heading);
    else if (result.state === "failed") this.#fail(heading, `${name}: ${result.reason}`);
    else {
      this.#sum.skipped += 1;
      this.#skips.push(`${name}: ${result.reason}`);
      heading.close(`skipped: ${result.reason}`);
    }
  }

  /**
   * @param {string} name
   * @param {readonly string[]} args for the pinned Node, which runs in the root
   */
  async command(name, args) {
    const heading = new Heading(name);
    const code = await runPinned(args);
    if (code === 0) this.#pass(heading);
    else this.#fail(heading, name);
  }

  async types() {
    const heading = new Heading("types");
    const wrong = [];
    for (const workspace of workspaces()) {
      if (!existsSync(join(root, workspace, "tsconfig.json"))) continue;
      const code = await runPinned(["node_modules/typescript/bin/tsc", "--noEmit", "-p", workspace]);
      if (code !== 0) wrong.push(workspace);
    }
    if (wrong.length === 0) this.#pass(heading);
    else this.#fail(heading, `types: ${wrong.join(", ")}`);
  }

  /**
   * @param {readonly string[]} filters
   * @param {string} scratch folder for the tally
   */
  async vitest(filters, scratch) {
    const heading = new Heading("tests");
    const file = join(scratch, "tally.json");
    const code = await runPinned(
      [
        "node_modules/vitest/vitest.mjs",
        "run",
        "--reporter=default",
        "--reporter=packages/tooling/src/tally-reporter.mjs",
        ...filters,
      ],
      // Whatever a test leaves in the temporary folder goes with the scratch folder.
      { MINUTA_TALLY: file, TMPDIR: scratch },
    );
    if (!existsSync(file)) return this.#fail(heading, "tests: the runner ended without a result");

    /** @type {import("./tally-reporter.mjs").Tally} */
    const tally = JSON.parse(readFileSync(file, "utf8"));
    this.#sum.passed += tally.passed;
    this.#sum.failed += tally.failed;
    this.#sum.skipped += tally.skipped.length;
    for (const test of tally.skipped) this.#skips.push(`${test.name}: ${test.reason ?? "no reason given"}`);
    if (tally.failed > 0) this.#failures.push(`tests: ${tally.failed}`);

    // A run that was narrowed may leave tests out without each of them saying why.
    const silent = tally.skipped.filter((test) => test.reason === undefined);
    if (filters.length === 0 && silent.length > 0) {
      this.#count(`tests: ${silent.length} skipped without a reason; give one with context.skip("why")`);
    }
    if (code !== 0 && tally.failed === 0) this.#count(`tests: the runner ended with exit code ${code}`);
    heading.close(`${tally.passed} passed, ${tally.failed} failed, ${tally.skipped.length} skipped`);
  }

  /** Ends at once after a defect in the checks themselves, still with the line that callers read. */
  abandon() {
    this.#count("the checks could not be finished");
    this.sumUp();
    process.exit();
  }

  sumUp() {
    console.log("");
    for (const line of this.#skips) console.log(`skipped  ${line}`);
    for (const line of this.#failures) console.log(`FAILED   ${line}`);
    const { passed, failed, skipped } = this.#sum;
    process.exitCode = failed === 0 ? 0 : 1;
    console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
  }

  /** @param {Heading} heading */
  #pass(heading) {
    this.#sum.passed += 1;
    heading.close("passed");
  }

  /**
   * @param {Heading} heading
   * @param {string} what
   */
  #fail(heading, what) {
    this.#count(what);
    heading.close("FAILED");
  }

  /** @param {string} what one failure that no test stands for */
  #count(what) {
    this.#sum.failed += 1;
    this.#failures.push(what);
  }
}

class Heading {
  #started = performance.now();
  #name;

  /** @param {string} name */
  constructor(name) {
    this.#name = name;
    console.log(`\n── ${name}`);
  }

  /** @param {string} outcome */
  close(outcome) {
    const seconds = ((performance.now() - this.#started) / 1000).toFixed(1);
    console.log(`── ${this.#name}: ${outcome} (${seconds} s)`);
  }
}

/** @returns {string[]} folders of the workspaces, relative to the root */
function workspaces() {
  const packages = readdirSync(join(root, "packages"), { withFileTypes: true });
  const folders = packages.filter((entry) => entry.isDirectory()).map((entry) => `packages/${entry.name}`);
  return [...folders.sort(), "server", "client"];
}

/**
 * Runs a script with the pinned Node on the same screen. A signal to us ends it first, so that it can clean up.
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} extra environment
 * @returns {Promise<number>} its exit code
 */
function runPinned(args, extra = {}) {
  return new Promise((resolve) => {
    const child = spawn(pinnedNode(), [...args], {
      cwd: root,
      stdio: ["ignore", "inherit", "inherit"],
      env: { ...pinnedEnvironment(), ...extra },
    });
    /** @param {NodeJS.Signals} signal */
    const stop = (signal) => {
      child.kill(signal);
      child.once("exit", () => process.exit(128 + constants.signals[signal]));
    };
    process.once("SIGINT", stop).once("SIGTERM", stop);
    const done = (/** @type {number} */ code) => {
      process.removeListener("SIGINT", stop).removeListener("SIGTERM", stop);
      resolve(code);
    };
    child.once("error", (error) => {
      printFailure(error);
      done(1);
    });
    child.once("exit", (code) => done(code ?? 1));
  });
}
