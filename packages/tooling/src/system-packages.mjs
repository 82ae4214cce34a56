import { spawnSync } from "node:child_process";
import { accessSync, constants, existsSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";

/**
 * What the tests start besides Node, by the name of its Debian package.
 * @type {readonly { name: string, isThere: () => boolean, debianOnly?: true }[]}
 */
const WANTED = [
  {
    name: "chromium",
    isThere: () =>
      process.env.CHROMIUM !== undefined ||
      ["chromium", "chromium-browser", "google-chrome"].some((name) => isOnPath(name)),
  },
  { name: "postgresql", isThere: () => isOnPath("initdb") || hasDebianPostgres() },
  { name: "redis-server", isThere: () => isOnPath("redis-server") },
  { name: "poppler-utils", isThere: () => isOnPath("pdftotext") && isOnPath("pdftoppm") },
  { name: "libxml2-utils", isThere: () => isOnPath("xmllint") },
  { name: "unzip", isThere: () => isOnPath("unzip") },
  {
    name: "fonts-liberation",
    isThere: () => existsSync("/usr/share/fonts/truetype/liberation"),
    // Only a bare Debian has no font at all for what the pages do not bundle.
    debianOnly: true,
  },
];

/** @param {string} command */
function isOnPath(command) {
  return (process.env.PATH ?? "").split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, command), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

/** Debian keeps the server's programs off the path, one folder a major version. */
function hasDebianPostgres() {
  const versions = "/usr/lib/postgresql";
  if (!existsSync(versions)) return false;
  return readdirSync(versions).some((version) => existsSync(join(versions, version, "bin/initdb")));
}

/**
 * Installs by apt what the tests need and the system lacks; where that is not possible, says what to install.
 * @param {typeof WANTED} wanted
 * @returns {{ state: "passed" } | { state: "failed" | "skipped", reason: string }}
 */
export function ensureSystemPackages(wanted = WANTED) {
  const isDebian = existsSync("/etc/debian_version");
  const missing = wanted.filter((item) => (isDebian || !item.debianOnly) && !item.isThere());
  if (missing.length === 0) return { state: "passed" };

  const names = missing.map((item) => item.name);
  if (!isDebian || process.getuid?.() !== 0) {
    const how = isDebian ? `sudo apt-get install ${names.join(" ")}` : `install ${names.join(", ")}`;
    return { state: "skipped", reason: `not on this system; the tests that need them are skipped: ${how}` };
  }

  console.log(`apt-get install ${names.join(" ")}`);
  const failure = installWithoutStartingServices(names);
  if (failure !== undefined) {
    console.error(failure);
    return { state: "failed", reason: `apt-get could not install ${names.join(", ")}` };
  }
  const still = missing.filter((item) => !item.isThere()).map((item) => item.name);
  return still.length === 0
    ? { state: "passed" }
    : { state: "failed", reason: `installed, and still not found: ${still.join(", ")}` };
}

/**
 * @param {readonly string[]} names
 * @returns {string | undefined} apt's log when it failed
 */
function installWithoutStartingServices(names) {
  // Debian starts a freshly installed database at once, on its usual port; the tests start their own.
  const policy = "/usr/sbin/policy-rc.d";
  const ownPolicy = !existsSync(policy);
  if (ownPolicy) writeFileSync(policy, "#!/bin/sh\nexit 101\n", { mode: 0o755 });
  try {
    return apt(["update", "-q"]) ?? apt(["install", "-q", "-y", "--no-install-recommends", ...names]);
  } finally {
    if (ownPolicy) rmSync(policy);
  }
}

/**
 * @param {readonly string[]} args
 * @returns {string | undefined} the log when apt-get failed
 */
function apt(args) {
  const result = spawnSync("apt-get", args, {
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    stdio: ["ignore", "pipe", "pipe"],
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
  });
  if (result.error === undefined && result.status === 0) return undefined;
  return `${result.stdout ?? ""}${result.stderr ?? ""}${result.error?.message ?? ""}`;
}
