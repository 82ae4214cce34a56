// Refuses installed packages whose licence does not go with distributing Minuta under Apache-2.0. Run alone, it
// prints one line an offender and exits 1 when there is any.

import { existsSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

/** SPDX identifiers that go with Apache-2.0. */
const ALLOWED = new Set([
  "0BSD",
  "Apache-2.0",
  "BlueOak-1.0.0",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "CC-BY-4.0",
  "CC0-1.0",
  "ISC",
  "MIT",
  "MIT-0",
  // Copyleft by the file: what we bundle is unmodified, and its source is the package itself.
  "MPL-2.0",
  "OFL-1.1",
  "Python-2.0",
  "Unlicense",
  "WTFPL",
  "Zlib",
]);

/**
 * @typedef {{ path: string, name: string, licence: string }} Offender `path` is the one in the lock file
 */

/**
 * @param {string} root folder of package-lock.json and node_modules
 * @returns {Offender[]} the installed packages that are refused; what the lock file lists for other platforms
 *   only is not installed and so not looked at
 */
export function checkLicences(root) {
  /** @type {{ packages: Record<string, { link?: boolean }> }} */
  const lock = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8"));
  /** @type {Offender[]} */
  const offenders = [];
  for (const [path, entry] of Object.entries(lock.packages)) {
    const manifest = join(root, path, "package.json");
    if (!path.includes("node_modules/") || entry.link === true || !existsSync(manifest)) continue;
    const json = JSON.parse(readFileSync(manifest, "utf8"));
    const licence = licenceOf(json);
    if (!isAllowed(licence)) offenders.push({ path, name: `${json.name}@${json.version}`, licence });
  }
  return offenders;
}

/**
 * @param {{ license?: unknown, licenses?: unknown }} manifest
 * @returns {string} an SPDX expression, or what stands in its place; empty when nothing does
 */
function licenceOf({ license, licenses }) {
  if (typeof license === "string") return license;
  // Packages from before SPDX: an object with a type, or a list of them to choose from.
  const choices = Array.isArray(licenses) ? licenses : [license ?? licenses];
  return choices.map((choice) => (typeof choice === "string" ? choice : (choice?.type ?? ""))).join(" OR ");
}

/**
 * Whether an SPDX licence expression can be met with allowed licences alone: every side of an AND, one side of
 * an OR. A `WITH` exception only ever grants more, so the licence before it decides.
 * @param {string} expression such as `(MIT OR GPL-3.0-only)`
 * @returns {boolean} also false for what is no SPDX expression
 */
export function isAllowed(expression) {
  const tokens = expression.match(/[()]|[^\s()]+/g) ?? [];
  let at = 0;
  const take = () => tokens[at++];

  /** @returns {boolean} */
  const either = () => {
    let allowed = both();
    while (tokens[at] === "OR") {
      take();
      // Read in any case: the tokens must be consumed also when the first side already suffices.
      const other = both();
      allowed ||= other;
    }
    return allowed;
  };
  const both = () => {
    let allowed = one();
    while (tokens[at] === "AND") {
      take();
      const other = one();
      allowed &&= other;
    }
    return allowed;
  };
  const one = () => {
    const token = take();
    if (token === "(") {
      const inner = either();
      return take() === ")" && inner;
    }
    if (tokens[at] === "WITH") at += 2;
    return token !== undefined && ALLOWED.has(token);
  };

  return either() && at === tokens.length;
}

if (process.argv[1] !== undefined && pathToFileURL(resolve(process.argv[1])).href === import.meta.url) {
  const offenders = checkLicences(dirname(fileURLToPath(new URL("../../../package.json", import.meta.url))));
  for (const { path, name, licence } of offenders) {
    console.log(`${name}  ${licence === "" ? "no licence" : licence}  (${path})`);
  }
  process.exitCode = offenders.length === 0 ? 0 : 1;
}
