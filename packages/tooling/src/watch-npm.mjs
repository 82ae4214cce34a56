import { readFileSync } from "node:fs";

/** How often to look whether npm is still there, in milliseconds. */
const EVERY = 150;

/**
 * Calls back once when the npm that runs this script has died. A killed npm forwards no signal; that its children
 * are handed to another parent is the only trace it leaves. Without npm nothing is watched: whoever starts the
 * launcher from a shell of their own may well leave that shell.
 * @param {() => void} onDeath
 */
export function watchNpm(onDeath) {
  if (process.env.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  // npm runs a script through a shell, which some systems keep in between; it outlives a killed npm.
  const shell = readStatus(parent);
  const timer = setInterval(() => {
    const isAlive =
      process.ppid === parent && (shell?.name !== "sh" || readStatus(parent)?.parent === shell.parent);
    if (isAlive) return;
    clearInterval(timer);
    onDeath();
  }, EVERY);
}

/**
 * @param {number} pid
 * @returns {{ name: string, parent: number } | undefined} undefined where the system has no /proc, or no such process
 */
function readStatus(pid) {
  try {
    const status = readFileSync(`/proc/${pid}/status`, "utf8");
    const name = /^Name:\t(.*)$/m.exec(status)?.[1] ?? "";
    return { name, parent: Number(/^PPid:\t(\d+)$/m.exec(status)?.[1]) };
  } catch {
    return undefined;
  }
}
