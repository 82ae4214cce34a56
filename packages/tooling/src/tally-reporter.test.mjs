import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, expect, test } from "vitest";

const VITEST = join(dirname(createRequire(import.meta.url).resolve("vitest/package.json")), "vitest.mjs");
const REPORTER = fileURLToPath(new URL("./tally-reporter.mjs", import.meta.url));

const root = mkdtempSync(join(tmpdir(), "minuta-tally-"));
afterEach(() => rmSync(root, { recursive: true }));

test("tests, files that do not load, stray errors and reasons for skipping are all counted", () => {
  const files = {
    "mixed.test.mjs": `
      test("passes", () => {});
      test("fails", () => expect(1).toBe(2));
      describe("inside", () => test("skips itself", (context) => context.skip("no database here")));
      test.skip("is skipped silently", () => {});
      test.skipIf(true)("reads it (needs a reader)", () => {});
      describe.skipIf(true)("elsewhere (needs a place)", () => test("is elsewhere", () => {}));
      test.todo("is not written");
    `,
    "broken.test.mjs": `throw new Error("does not load");`,
    "hook.test.mjs": `describe("room", () => { beforeAll(() => { throw new Error("no room"); }); test("never runs", () => {}); });`,
    "only.test.mjs": `test.only("chosen", () => {}); test("left out", () => {});`,
    "stray.test.mjs": `test("passes too", () => { setTimeout(() => { throw new Error("stray"); }, 0); return new Promise((r) => setTimeout(r, 50)); });`,
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(root, name), text);
  const file = join(root, "tally.json");
  const args = [
    VITEST,
    "run",
    "--root",
    root,
    "--globals",
    "--allowOnly=false",
    "--maxWorkers=1",
    "--reporter",
    REPORTER,
  ];
  const result = spawnSync(process.execPath, args, {
    env: { ...process.env, MINUTA_TALLY: file },
    encoding: "utf8",
  });

  expect(result.status).toBe(1);
  const tally = JSON.parse(readFileSync(file, "utf8"));
  expect(tally).toEqual({
    passed: 2,
    // fails, broken, the hook, only, stray
    failed: 5,
    skipped: expect.arrayContaining([
      { name: "mixed.test.mjs > inside > skips itself", reason: "no database here" },
      { name: "mixed.test.mjs > is skipped silently" },
      { name: "mixed.test.mjs > is not written" },
      { name: "mixed.test.mjs > reads it (needs a reader)", reason: "a reader: not on this machine" },
      {
        name: "mixed.test.mjs > elsewhere (needs a place) > is elsewhere",
        reason: "a place: not on this machine",
      },
    ]),
  });
}, 30_000);
