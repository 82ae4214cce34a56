import { existsSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { BilingualFailure } from "./bilingual-failure.mjs";

/** The repository's root folder, without a trailing separator. */
export const root = dirname(fileURLToPath(new URL("../../../package.json", import.meta.url)));

const WANTED_MAJOR = 24;

/**
 * The Node that runs everything but the bootstrap: the binary of the pinned `node` package, or the current
 * one when the package has no binary for this platform and the current one is new enough.
 * @returns {string} absolute path
 * @throws {BilingualFailure} when neither is there
 */
export function pinnedNode() {
  const binary = join(root, "node_modules/node/bin", process.platform === "win32" ? "node.exe" : "node");
  if (existsSync(binary)) return binary;
  if (Number(process.versions.node.split(".")[0]) >= WANTED_MAJOR) return process.execPath;
  throw new BilingualFailure(
    `No se encontró Node ${WANTED_MAJOR} en node_modules: borre esa carpeta y repita la orden, o instale Node ${WANTED_MAJOR} en el sistema.`,
    `Node ${WANTED_MAJOR} was not found in node_modules: delete that folder and repeat the command, or install Node ${WANTED_MAJOR} on the system.`,
  );
}

/**
 * The environment for whatever is spawned: scripts that say `node` get the pinned one as well.
 * @returns {NodeJS.ProcessEnv}
 */
export function pinnedEnvironment() {
  const path = [dirname(pinnedNode()), join(root, "node_modules/.bin"), process.env.PATH ?? ""];
  return { ...process.env, PATH: path.join(delimiter) };
}

/**
 * How to call the npm that called us, so that a machine with several keeps using the one that was chosen.
 * @param {readonly string[]} args
 * @returns {{ command: string, args: string[], shell: boolean }}
 */
export function npmCommand(args) {
  const npm = process.env.npm_execpath;
  if (npm !== undefined && /\.[cm]?js$/.test(npm) && existsSync(npm)) {
    return { command: process.execPath, args: [npm, ...args], shell: false };
  }
  // Windows only starts a .cmd through its shell.
  return process.platform === "win32"
    ? { command: "npm.cmd", args: [...args], shell: true }
    : { command: "npm", args: [...args], shell: false };
}
