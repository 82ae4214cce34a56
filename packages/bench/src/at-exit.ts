import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const tasks = new Set<() => void>();

process.once("exit", () => {
  // What was made last rests on what was made first: a process uses its folder.
  for (const task of [...tasks].reverse()) {
    try {
      task();
    } catch (error) {
      process.stderr.write(`left behind: ${error}\n`);
    }
  }
});

/** Does `task` when this process ends in the middle of something; call what comes back when that is over. */
export function atExit(task: () => void): () => void {
  tasks.add(task);
  return () => {
    tasks.delete(task);
  };
}

/** A folder that is gone after `remove`, at the latest when this process ends. */
export function temporaryFolder(): { readonly path: string; readonly remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), "minuta-bench-"));
  const remove = () => rmSync(path, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  const forget = atExit(remove);
  return {
    path,
    remove: () => {
      forget();
      remove();
    },
  };
}
