import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { checkLicences, isAllowed } from "./check-licences.mjs";

/** @type {string[]} */
const roots = [];

afterEach(() => {
  for (const root of roots.splice(0)) rmSync(root, { recursive: true });
});

/**
 * @param {Record<string, object | undefined>} installed package.json by its path in the lock file; undefined where
 *   the lock file lists a package that is not installed
 */
function offendersOf(installed) {
  const root = mkdtempSync(join(tmpdir(), "minuta-licences-"));
  roots.push(root);
  /** @type {Record<string, object>} */
  const packages = { "": {}, server: {}, "node_modules/@minuta/server": { link: true } };
  for (const [path, manifest] of Object.entries(installed)) {
    packages[path] = {};
    if (manifest === undefined) continue;
    mkdirSync(join(root, path), { recursive: true });
    writeFileSync(
      join(root, path, "package.json"),
      JSON.stringify({ name: "x", version: "1.0.0", ...manifest }),
    );
  }
  writeFileSync(join(root, "package-lock.json"), JSON.stringify({ packages }));
  return checkLicences(root).map(({ path, licence }) => `${path}: ${licence}`);
}

test.each([
  "MIT",
  "Apache-2.0",
  "(MIT OR GPL-3.0-only)",
  "GPL-2.0 OR (AGPL-3.0 OR ISC)",
  "MIT AND (BSD-3-Clause OR GPL-2.0)",
  "Apache-2.0 WITH LLVM-exception",
  "MPL-2.0 OR Apache-2.0",
])("%s goes with Apache-2.0", (expression) => {
  expect(isAllowed(expression)).toBe(true);
});

test.each([
  "GPL-3.0-only",
  "AGPL-3.0-or-later",
  "MIT AND GPL-2.0",
  "(MIT OR ISC) AND SSPL-1.0",
  "GPL-2.0 WITH Classpath-exception-2.0",
  "UNLICENSED",
  "SEE LICENSE IN LICENSE.md",
  "MIT GPL-2.0",
  "(MIT",
  "OR MIT",
  "",
])("%j does not", (expression) => {
  expect(isAllowed(expression)).toBe(false);
});

test("packages at every depth are looked at, links and packages that are not installed are not", () => {
  expect(
    offendersOf({
      "node_modules/good": { license: "MIT" },
      "node_modules/bad": { license: "GPL-3.0-only" },
      "node_modules/good/node_modules/nested": { license: "BUSL-1.1" },
      "server/node_modules/@scope/inner": { license: "AGPL-3.0" },
      "node_modules/other-platform": undefined,
    }),
  ).toEqual([
    "node_modules/bad: GPL-3.0-only",
    "node_modules/good/node_modules/nested: BUSL-1.1",
    "server/node_modules/@scope/inner: AGPL-3.0",
  ]);
});

test("the fields from before SPDX are read, and none at all is refused", () => {
  expect(
    offendersOf({
      "node_modules/object": { license: { type: "MIT" } },
      "node_modules/list": { licenses: [{ type: "GPL-2.0" }, { type: "MIT" }] },
      "node_modules/none": {},
    }),
  ).toEqual(["node_modules/none: "]);
});
