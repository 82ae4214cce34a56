import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { BilingualFailure } from "./bilingual-failure.mjs";
import { npmCommand, pinnedEnvironment, root } from "./pinned-node.mjs";

const stampFile = join(root, "node_modules/.minuta-client");
const builtPage = join(root, "client/dist/index.html");

/** Folders that no bundle draws on; the packages are those that never reach a browser. */
const OUTSIDE_THE_BUNDLE = new Set([
  "client/dist",
  "client/e2e",
  "client/node_modules",
  "packages/bench",
  "packages/cli",
  "packages/testing",
  "packages/tooling",
]);

/**
 * @param {string} folder relative to the root, with forward slashes
 * @returns {Generator<string>} relative paths in a stable order
 */
function* sourceFiles(folder) {
  const entries = readdirSync(join(root, folder), { withFileTypes: true });
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) {
      if (entry.name !== "node_modules" && !OUTSIDE_THE_BUNDLE.has(path)) yield* sourceFiles(path);
    } else if (entry.isFile() && !/\.test\.[a-z]+$/.test(entry.name)) {
      yield path;
    }
  }
}

/**
 * A digest of everything the bundle is made from. Contents and not times, so that a checkout that only
 * touches files builds nothing.
 * @returns {string}
 */
function sourceDigest() {
  const hash = createHash("sha256");
  const folders = ["client"];
  for (const entry of readdirSync(join(root, "packages"), { withFileTypes: true })) {
    const folder = `packages/${entry.name}`;
    if (!entry.isDirectory() || OUTSIDE_THE_BUNDLE.has(folder)) continue;
    if (existsSync(join(root, folder, "src"))) folders.push(`${folder}/src`);
  }
  const paths = ["package-lock.json", "tsconfig.base.json"];
  for (const folder of folders.sort()) paths.push(...sourceFiles(folder));
  for (const path of paths) {
    const bytes = readFileSync(join(root, path));
    hash.update(`${path}\0${bytes.length}\0`).update(bytes);
  }
  return hash.digest("hex");
}

/**
 * Builds the client unless `client/dist` was made from exactly these sources.
 * @throws {BilingualFailure} when the build fails; the builder's own output is printed before
 */
export function ensureClientBuilt() {
  const digest = sourceDigest();
  if (existsSync(builtPage) && existsSync(stampFile) && readFileSync(stampFile, "utf8") === digest) return;

  process.stdout.write("Construyendo la interfaz… / Building the client…");
  // Removed first: a build that is interrupted leaves a folder that must not pass for a finished one.
  rmSync(stampFile, { force: true });
  const started = performance.now();
  const { NODE_ENV: _, ...env } = pinnedEnvironment();
  const npm = npmCommand(["run", "build", "--workspace", "client"]);
  const result = spawnSync(npm.command, npm.args, { cwd: root, env, shell: npm.shell, encoding: "utf8" });
  process.stdout.write(` ${((performance.now() - started) / 1000).toFixed(1)} s\n`);

  if (result.error !== undefined || result.status !== 0 || !existsSync(builtPage)) {
    process.stderr.write(`${result.stdout ?? ""}${result.stderr ?? ""}${result.error?.message ?? ""}\n`);
    throw new BilingualFailure(
      "No se pudo construir la interfaz: el mensaje de arriba dice por qué.",
      "The client could not be built: the message above says why.",
    );
  }
  writeFileSync(stampFile, digest);
}
