import { writeFileSync } from "node:fs";

/** @import { Reporter, TestModule } from "vitest/node" */

/**
 * What a run of Vitest came to.
 * @typedef {object} Tally
 * @property {number} passed
 * @property {number} failed tests that failed, files that could not be loaded and errors outside any test
 * @property {{ name: string, reason: string | undefined }[]} skipped
 */

/**
 * What a test that is skipped where something is not installed needs: it says so at the end of its title, or of its
 * suite's, since `skipIf` takes no reason: "reads the file (needs pdftotext)".
 * @param {string} fullName
 */
function needNamed(fullName) {
  const need = /\(needs ([^()]+)\)/.exec(fullName)?.[1];
  return need === undefined ? undefined : `${need}: not on this machine`;
}

/**
 * Writes the tally to the file named by MINUTA_TALLY. Vitest's own JSON report leaves out the reason that a
 * test gave for skipping itself, and files that failed before their first test.
 * @implements {Reporter}
 */
export default class TallyReporter {
  /**
   * @param {readonly TestModule[]} modules
   * @param {readonly unknown[]} unhandledErrors
   */
  onTestRunEnd(modules, unhandledErrors) {
    /** @type {Tally} */
    const tally = { passed: 0, failed: unhandledErrors.length, skipped: [] };
    for (const module of modules) {
      tally.failed += module.errors().length;
      for (const suite of module.children.allSuites()) tally.failed += suite.errors().length;
      for (const test of module.children.allTests()) {
        const result = test.result();
        if (result.state === "passed") tally.passed += 1;
        else if (result.state === "skipped") {
          const name = `${module.relativeModuleId} > ${test.fullName}`;
          tally.skipped.push({ name, reason: result.note ?? needNamed(test.fullName) });
        } else tally.failed += 1;
      }
    }
    const file = process.env.MINUTA_TALLY;
    if (file !== undefined) writeFileSync(file, JSON.stringify(tally));
  }
}
