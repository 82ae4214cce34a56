import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { checkImports } from "./check-imports.mjs";

const ALL = [
  "domain",
  "document",
  "record",
  "export",
  "contract",
  "testing",
  "tooling",
  "bench",
  "server",
  "client",
];

/** @type {string[]} */
const roots = [];

afterEach(() => {
  for (const root of roots.splice(0)) rmSync(root, { recursive: true });
});

/**
 * Lays out a repository in which every workspace declares every other, so that only the rule in question speaks.
 * @param {Record<string, string>} files
 * @returns {string[]} the problems, as `file:line message`
 */
function problemsOf(files) {
  const root = mkdtempSync(join(tmpdir(), "minuta-imports-"));
  roots.push(root);
  const dependencies = Object.fromEntries(ALL.map((name) => [`@minuta/${name}`, "0.1.0"]));
  /** @type {Record<string, string>} */
  const all = { "package.json": JSON.stringify({ devDependencies: { vitest: "1" } }) };
  for (const name of ALL) {
    const folder = name === "server" || name === "client" ? name : `packages/${name}`;
    all[`${folder}/package.json`] = JSON.stringify({ dependencies, exports: { ".": "./src/index.ts" } });
  }
  for (const [path, text] of Object.entries({ ...all, ...files })) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return checkImports(root).map(({ file, line, message }) => `${file}:${line} ${message}`);
}

describe("imports that the design allows", () => {
  test("along the direction, in tests, and inside a room", () => {
    expect(
      problemsOf({
        "packages/domain/src/index.ts": 'export { seat } from "./seat.ts";',
        "packages/domain/src/seat.ts": "export const seat = 1;",
        "packages/domain/src/seat.test.ts": 'import { test } from "vitest";\nimport "@minuta/testing";',
        "packages/document/src/index.ts": 'import type { Seat } from "@minuta/domain";',
        "packages/record/src/index.ts": 'import "@minuta/domain"; import "@minuta/document";',
        "packages/export/src/index.ts": 'import { readFile } from "node:fs"; import "@minuta/record";',
        "packages/contract/src/index.ts": 'import "@minuta/record";',
        "packages/bench/src/run.ts": 'import "@minuta/testing";',
        "server/src/app.ts": 'import "./http/limits.ts";',
        "server/src/http/limits.ts": "",
        "server/src/sessions/routes.ts": 'import "../http/limits.ts"; import "./writer.ts";',
        "server/src/sessions/writer.ts": 'import "../db/tables.ts"; import "../events/rows.ts";',
        "server/src/events/rows.ts": 'import "../db/tables.ts";',
        "server/src/db/tables.ts": 'import "../config.ts";',
        "server/src/config.ts": "",
        "client/e2e/story.test.ts": 'import { launchBrowser } from "@minuta/testing";',
        "client/src/rooms/agenda/page.tsx": 'import "./row.tsx"; import "../../ui/button.tsx";',
        "client/src/rooms/agenda/row.tsx": "",
        "client/src/ui/button.tsx": 'import styles from "./button.module.css";',
      }),
    ).toEqual([]);
  });

  test("what only looks like an import is none", () => {
    expect(
      problemsOf({
        "packages/domain/src/index.ts": [
          '// import "@minuta/server";',
          '/* export * from "@minuta/client"; */',
          // biome-ignore lint/suspicious/noTemplateCurlyInString: the source under test has one.
          'const text = `import "express" ${/[`"]/.test(\'x\') ? \'a\' : `from "b"`}`;',
          "const words = 'import(\"pg\")';",
          "export const time = new Date(0); // Date.now()",
        ].join("\n"),
        "client/src/app/page.tsx": "const page = <p>Don't import</p>;\nconst url = <a href='x'>y</a>;",
      }),
    ).toEqual([]);
  });
});

test("every form of import is seen", () => {
  const problems = problemsOf({
    "packages/domain/src/index.ts": [
      'import a from "@minuta/document";',
      "import {",
      "  b,",
      '} from "@minuta/document";',
      'import type { C } from "@minuta/document";',
      'export * from "@minuta/document";',
      'import "@minuta/document";',
      'const d = await import("@minuta/document");',
      'type E = import("@minuta/document").E;',
    ].join("\n"),
  });
  expect(problems.map((problem) => problem.split(" ")[0])).toEqual(
    [1, 4, 5, 6, 7, 8, 9].map((line) => `packages/domain/src/index.ts:${line}`),
  );
});

/**
 * @type {[rule: string, files: Record<string, string>, problem: string][]}
 */
const REFUSED = [
  [
    "a cycle among files",
    {
      "server/src/a.ts": 'import "./b.ts";',
      "server/src/b.ts": 'import type { C } from "./c.js";',
      "server/src/c.ts": 'export * from "./a.ts";',
    },
    "server/src/c.ts:1 import cycle: server/src/a.ts → server/src/b.ts → server/src/c.ts → server/src/a.ts",
  ],
  [
    "a file that imports itself",
    { "server/src/a.ts": 'import "./a.ts";' },
    "server/src/a.ts:1 import cycle: server/src/a.ts → server/src/a.ts",
  ],
  [
    "domain → document",
    { "packages/domain/src/a.ts": 'import "@minuta/document";' },
    "domain must not draw on document",
  ],
  [
    "document → record",
    { "packages/document/src/a.ts": 'import "@minuta/record";' },
    "document must not draw on record",
  ],
  [
    "record → export",
    { "packages/record/src/a.ts": 'import "@minuta/export";' },
    "record must not draw on export",
  ],
  [
    "contract → export",
    { "packages/contract/src/a.ts": 'import "@minuta/export";' },
    "contract must not draw on export",
  ],
  [
    "a package → contract",
    { "packages/record/src/a.ts": 'import "@minuta/contract";' },
    "record must not draw on contract",
  ],
  [
    "a package → server",
    { "packages/export/src/a.ts": 'import "@minuta/server";' },
    "export must not draw on server",
  ],
  [
    "a package → client",
    { "packages/testing/src/a.ts": 'import "@minuta/client";' },
    "testing must not draw on client",
  ],
  ["server → client", { "server/src/a.ts": 'import "@minuta/client";' }, "server must not draw on client"],
  ["client → server", { "client/src/a.ts": 'import "@minuta/server";' }, "client must not draw on server"],
  [
    "anything → tooling",
    { "server/src/a.ts": 'import "@minuta/tooling";' },
    "server must not draw on tooling",
  ],
  [
    "testing outside of tests",
    { "server/src/a.ts": 'import "@minuta/testing";' },
    "only tests, client/e2e and bench may import @minuta/testing",
  ],
  [
    "a room → another room",
    { "client/src/rooms/agenda/a.tsx": 'import "../minutes/b";', "client/src/rooms/minutes/b.tsx": "" },
    "rooms do not import rooms: must not import client/src/rooms/minutes/b.tsx",
  ],
  [
    "ui → a room",
    { "client/src/ui/a.tsx": 'import "../rooms/minutes/b.tsx";', "client/src/rooms/minutes/b.tsx": "" },
    "ui knows no room",
  ],
  ["ui → contract", { "client/src/ui/a.tsx": 'import "@minuta/contract";' }, "ui knows no domain word"],
  ["ui → domain", { "client/src/ui/a.tsx": 'import "@minuta/domain";' }, "ui knows no domain word"],
  [
    "db → a room",
    { "server/src/db/a.ts": 'import "../live/b.ts";', "server/src/live/b.ts": "" },
    "db imports no room",
  ],
  ["db → events", { "server/src/db/a.ts": 'import "../events/b.ts";' }, "db imports no room"],
  ["events → a room", { "server/src/events/a.ts": 'import "../portal/b.ts";' }, "events imports no room"],
  [
    "a room's use case → http",
    { "server/src/comments/add.ts": 'import "../http/problem.ts";' },
    "only app.ts, http and the rooms' routes import http",
  ],
  [
    "a deep path into a package",
    { "server/src/a.ts": 'import "@minuta/domain/src/seat.ts";' },
    '"@minuta/domain/src/seat.ts" reaches into a package: import it from "@minuta/domain"',
  ],
  [
    "a relative path out of the package",
    { "server/src/a.ts": 'import "../../packages/domain/src/seat.ts";' },
    '"../../packages/domain/src/seat.ts" leaves server: import the package by its name',
  ],
  [
    "an index file inside",
    { "server/src/sessions/index.ts": "" },
    "server/src/sessions/index.ts:1 only packages/*/src/index.ts may be an index file",
  ],
  [
    "an index file deeper in a package",
    { "packages/document/src/nodes/index.ts": "" },
    "only packages/*/src/index.ts may be an index file",
  ],
  [
    "an undeclared package",
    { "server/src/a.ts": 'import pg from "pg/lib/x";' },
    '"pg" is not declared in server/package.json',
  ],
  [
    "an undeclared scoped package",
    { "client/src/a.ts": 'import "@tiptap/core/x";' },
    '"@tiptap/core" is not declared in client/package.json',
  ],
  [
    "the root's tools outside of tests",
    { "server/src/a.ts": 'import "vitest";' },
    '"vitest" is not declared in server/package.json',
  ],
  ...["utils", "helpers", "common", "lib", "components", "hooks"].map(
    (drawer) =>
      /** @type {[string, Record<string, string>, string]} */ ([
        `a drawer called ${drawer}`,
        { [`client/src/${drawer}/a.ts`]: "" },
        `client/src/${drawer}:1 a folder must be named for a feature, not "${drawer}"`,
      ]),
  ),
  ["I/O in domain", { "packages/domain/src/a.ts": 'import "node:fs";' }, 'it must not import "node:fs"'],
  [
    "I/O under its old name",
    { "packages/record/src/a.ts": 'import "fs/promises";' },
    'it must not import "fs/promises"',
  ],
  [
    "Date.now()",
    { "packages/document/src/a.ts": "\nconst t = Date.now();" },
    "packages/document/src/a.ts:2 document takes time",
  ],
  [
    "new Date()",
    { "packages/contract/src/a.ts": "const t = new Date( );" },
    "no new Date() without an argument",
  ],
  [
    "new Date without brackets",
    { "packages/contract/src/a.ts": "const t = new Date;" },
    "no new Date() without an argument",
  ],
  ["Math.random()", { "packages/record/src/a.ts": "Math.random();" }, "no Math.random()"],
  [
    "crypto.randomUUID()",
    { "packages/record/src/a.ts": "globalThis.crypto.randomUUID();" },
    "no crypto.randomUUID()",
  ],
  [
    "crypto.getRandomValues()",
    { "packages/record/src/a.ts": "crypto.getRandomValues(b);" },
    "no crypto.getRandomValues()",
  ],
  ["performance.now()", { "packages/domain/src/a.ts": "performance.now();" }, "no performance.now()"],
];

describe("is refused", () => {
  test.each(REFUSED)("%s", (_rule, files, problem) => {
    const problems = problemsOf(files);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(problem);
  });
});

test("a pure package's own tests may read the clock and files", () => {
  expect(
    problemsOf({ "packages/domain/src/a.test.ts": 'import "node:fs"; Date.now(); Math.random();' }),
  ).toEqual([]);
});
