import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { BilingualFailure } from "./bilingual-failure.mjs";
import { npmCommand, root } from "./pinned-node.mjs";

const lockFile = join(root, "package-lock.json");
const stampFile = join(root, "node_modules/.minuta-lock");

/** @returns {string} sha256 of the lock file in hex */
function lockDigest() {
  return createHash("sha256").update(readFileSync(lockFile)).digest("hex");
}

/** @returns {boolean} */
function isInstalled() {
  return existsSync(stampFile) && readFileSync(stampFile, "utf8") === lockDigest();
}

/**
 * Installs the dependencies unless the lock file is the one that the last installation was made from.
 * `npm install` and not `npm ci`: the latter refuses a lock file that lacks binaries of other platforms.
 * @throws {BilingualFailure} when npm fails or cannot be started
 */
export function ensureInstalled() {
  if (isInstalled()) return;
  console.log("Instalando dependencias… / Installing dependencies…");
  // The runtime, the bundler and the test tools are dev dependencies: NODE_ENV=production must not drop them.
  const npm = npmCommand(["install", "--include=dev", "--no-audit", "--no-fund"]);
  const result = spawnSync(npm.command, npm.args, { cwd: root, stdio: "inherit", shell: npm.shell });
  if (result.error !== undefined || result.status !== 0) {
    throw new BilingualFailure(
      "No se pudieron instalar las dependencias: revise la conexión a la red y el mensaje de npm de arriba, y repita la orden.",
      "The dependencies could not be installed: check the network connection and npm's message above, and repeat the command.",
    );
  }
  writeFileSync(stampFile, lockDigest());
}
