import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { checkRules } from "./check-rules.mjs";

/** @type {string[]} */
const roots = [];

afterEach(() => {
  for (const root of roots.splice(0)) rmSync(root, { recursive: true });
});

/** @param {string} spec @param {Record<string, string>} tests */
function faultsOf(spec, tests) {
  const root = mkdtempSync(join(tmpdir(), "minuta-rules-"));
  roots.push(root);
  for (const [path, text] of Object.entries({ "packages/domain/SPEC.md": spec, ...tests })) {
    mkdirSync(join(root, dirname(path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return checkRules(root);
}

const spec = "## QU\n- **QU-1** There is quorum.\n- **QU-2** There is none, see QU-1.\n";

test("a number counts in a title, of any call of the runner and in any workspace", () => {
  const faults = faultsOf(spec, {
    "server/src/a/a.test.ts": 'test("QU-1: there", () => {});',
    "client/e2e/b.test.ts": "describe.each<[string]>([['x']])(\n  `%s is QU-2`, () => {});",
  });
  expect(faults).toEqual([]);
});

test("a row that names its test by its first part counts", () => {
  const tests = {
    "packages/domain/src/a.test.ts": 'test.each([\n["QU-1 one", 1],\n["QU-2 two", "QU-7"]])("%s", run);',
  };
  expect(faultsOf(spec, tests)).toEqual([]);
});

test("a comment, another string and a file that is no test quote nothing", () => {
  const faults = faultsOf(spec, {
    "server/src/a/a.test.ts": '// test("QU-1")\ntest("there", () => { const rule = "QU-1"; });',
    "server/src/a/a.ts": 'test("QU-1: there", () => {});',
    "packages/domain/src/b.test.ts": 'it("QU-2: there", () => {});',
  });
  expect(faults).toEqual(["No title of a test quotes QU-1."]);
});

test("a number that SPEC does not state, and one that it states twice, are faults", () => {
  const faults = faultsOf(`${spec}- **QU-2** Again.\n`, {
    "packages/domain/src/a.test.ts": 'test("QU-1, QU-2, QU-9: there; UTF-8 is no rule", () => {});',
  });
  expect(faults).toEqual([
    "packages/domain/SPEC.md states QU-2 twice.",
    "packages/domain/src/a.test.ts quotes QU-9, which packages/domain/SPEC.md does not state.",
  ]);
});
