import { spawn } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";

const TOOLING = dirname(fileURLToPath(import.meta.url));

// Stands in for npm: notes what it was asked to do, and does it the quickest way.
const NPM = `
const { appendFileSync, existsSync, mkdirSync, writeFileSync } = require("node:fs");
appendFileSync("npm.log", process.argv.slice(2).join(" ") + "\\n");
if (process.env.OFFLINE) { console.error("npm error code ENOTFOUND"); process.exit(1); }
if (process.argv[2] === "run" && existsSync("client/broken")) { console.error("unexpected token"); process.exit(1); }
if (process.argv[2] === "run") {
  mkdirSync("client/dist", { recursive: true });
  writeFileSync("client/dist/index.html", "built");
}
`;

const SERVER = `
const code: number = Number(process.env.EXIT ?? "0");
process.on("SIGTERM", () => { console.log("orderly " + process.pid); process.exit(code); });
console.log("listening " + process.pid);
if (process.env.EXIT_NOW) process.exit(code);
setInterval(() => {}, 1000);
`;

/** @type {string} */
let root;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "minuta-start-"));
  const files = {
    "package.json": "{}",
    "package-lock.json": "{}",
    "tsconfig.base.json": "{}",
    "npm.cjs": NPM,
    "client/src/page.tsx": "1",
    "packages/domain/src/index.ts": "1",
    "server/src/main.ts": SERVER,
  };
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  cpSync(TOOLING, join(root, "packages/tooling/src"), { recursive: true });
  mkdirSync(join(root, "node_modules/node/bin"), { recursive: true });
  symlinkSync(process.execPath, join(root, "node_modules/node/bin/node"));
});

afterEach(() => rmSync(root, { recursive: true, maxRetries: 5 }));

/**
 * @param {NodeJS.ProcessEnv} env
 */
function start(env = {}) {
  const { npm_lifecycle_event: _, NODE_OPTIONS: __, ...inherited } = process.env;
  const launcher = spawn(process.execPath, [join(root, "packages/tooling/src/start.mjs")], {
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...inherited, npm_execpath: join(root, "npm.cjs"), ...env },
  });
  const run = {
    launcher,
    output: "",
    /** @type {Promise<{ code: number | null, signal: NodeJS.Signals | null }>} */
    ended: new Promise((resolve) => launcher.once("close", (code, signal) => resolve({ code, signal }))),
    async listens() {
      await expect.poll(() => run.output, { timeout: 10_000 }).toContain("listening");
      return Number(/listening (\d+)/.exec(run.output)?.[1]);
    },
  };
  for (const stream of [launcher.stdout, launcher.stderr]) {
    stream.setEncoding("utf8").on("data", (text) => {
      run.output += text;
    });
  }
  return run;
}

/** @returns {string[]} what npm was asked to do since the last look */
function npmCalls() {
  const file = join(root, "npm.log");
  const calls = existsSync(file) ? readFileSync(file, "utf8").trim().split("\n") : [];
  rmSync(file, { force: true });
  return calls.map((call) => call.split(" ")[0] ?? "");
}

test("a fresh clone is installed and built once, and again only what changed", async () => {
  await start({ EXIT_NOW: "1" }).ended;
  expect(npmCalls()).toEqual(["install", "run"]);

  await start({ EXIT_NOW: "1" }).ended;
  expect(npmCalls()).toEqual([]);

  writeFileSync(join(root, "packages/domain/src/index.ts"), "2");
  await start({ EXIT_NOW: "1" }).ended;
  expect(npmCalls()).toEqual(["run"]);

  writeFileSync(join(root, "client/src/page.test.tsx"), "2");
  await start({ EXIT_NOW: "1" }).ended;
  expect(npmCalls()).toEqual([]);

  writeFileSync(join(root, "package-lock.json"), "{ }");
  await start({ EXIT_NOW: "1" }).ended;
  expect(npmCalls()).toEqual(["install", "run"]);
});

test("the server's exit code is the launcher's", async () => {
  expect(await start({ EXIT_NOW: "1", EXIT: "7" }).ended).toEqual({ code: 7, signal: null });
});

test.each(/** @type {const} */ (["SIGTERM", "SIGHUP"]))("%s stops the server in order", async (signal) => {
  const run = start();
  const server = await run.listens();
  run.launcher.kill(signal);
  expect(await run.ended).toEqual({ code: 0, signal: null });
  expect(run.output).toContain(`orderly ${server}`);
});

test("SIGINT is passed on, and the way the server died is the launcher's", async () => {
  const run = start();
  await run.listens();
  run.launcher.kill("SIGINT");
  expect(await run.ended).toEqual({ code: null, signal: "SIGINT" });
});

test("a killed launcher leaves no server behind", async () => {
  const run = start();
  const server = await run.listens();
  run.launcher.kill("SIGKILL");
  await run.ended;
  expect(run.output).toContain(`orderly ${server}`);
});

test.each([
  ["npm itself", "exec "],
  ["npm with a shell in between", ""],
])("a launcher whose npm was killed stops the server: %s", async (_case, exec) => {
  // The outer shell stands for npm: it starts the script through `sh -c` and is killed while it waits.
  const launch = `${process.execPath} ${join(root, "packages/tooling/src/start.mjs")}`;
  const npm = spawn("sh", ["-c", `sh -c '${exec}${launch}; true' & wait; true`], {
    stdio: ["ignore", "pipe", "inherit"],
    env: {
      ...process.env,
      NODE_OPTIONS: "",
      npm_lifecycle_event: "start",
      npm_execpath: join(root, "npm.cjs"),
    },
  });
  let output = "";
  npm.stdout.setEncoding("utf8").on("data", (text) => {
    output += text;
  });
  await expect.poll(() => output, { timeout: 10_000 }).toContain("listening");
  npm.kill("SIGKILL");
  await expect.poll(() => output, { timeout: 5_000 }).toContain("orderly");
});

test("without a network it says so in both languages and fails", async () => {
  const run = start({ OFFLINE: "1" });
  expect(await run.ended).toEqual({ code: 1, signal: null });
  expect(run.output).toContain("No se pudieron instalar las dependencias");
  expect(run.output).toContain("The dependencies could not be installed");
});

test("a build that fails shows the builder's words, and is tried again", async () => {
  writeFileSync(join(root, "client/broken"), "");
  const run = start();
  expect(await run.ended).toEqual({ code: 1, signal: null });
  expect(run.output).toContain("unexpected token");
  expect(run.output).toContain("No se pudo construir la interfaz");

  rmSync(join(root, "client/broken"));
  npmCalls();
  await start({ EXIT_NOW: "1" }).ended;
  expect(npmCalls()).toEqual(["run"]);
});

test("a Node that is too old is refused in both languages", async () => {
  const script = `import { refuseOldNode } from ${JSON.stringify(join(TOOLING, "supported-node.mjs"))}; refuseOldNode("20.18.3");`;
  const child = spawn(process.execPath, ["--input-type=module", "--eval", script], {
    stdio: ["ignore", "ignore", "pipe"],
  });
  let words = "";
  child.stderr.setEncoding("utf8").on("data", (text) => {
    words += text;
  });
  const code = await new Promise((resolve) => child.once("close", resolve));
  expect(code).toBe(1);
  expect(words).toContain("Minuta necesita Node 20.19 o posterior");
  expect(words).toContain("Minuta needs Node 20.19 or later");
});
