import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";

/** Starts a TypeScript file with the Node that runs this, and waits until it prints `ready`. */
export async function startChild(file: URL, args: readonly string[]): Promise<ChildProcess> {
  const child = spawn(process.execPath, [file.pathname, ...args], { stdio: ["ignore", "pipe", "inherit"] });
  const failed = once(child, "exit").then(([code]) => {
    throw new Error(`${file.pathname} ended with ${code} before it was ready`);
  });
  const ready = (async () => {
    for await (const chunk of child.stdout ?? []) if (String(chunk).includes("ready")) return;
  })();
  await Promise.race([ready, failed]);
  failed.catch(() => undefined);
  return child;
}

export async function stopChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, "exit");
  child.kill("SIGKILL");
  await gone;
}
