import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { atExit } from "../at-exit.ts";

const stopWithParent = new URL("../../../tooling/src/stop-with-parent.mjs", import.meta.url);

/** A server of a peer that can be ended and started again. */
export type ChildServer = {
  readonly pid: number;
  readonly start: () => Promise<void>;
  readonly kill: () => Promise<void>;
};

/** Starts a TypeScript file with the Node that runs this, and waits until it prints `ready`. */
export async function startChild(file: URL, args: readonly string[]): Promise<ChildServer> {
  let child: ChildProcess | null = null;
  let forget = () => {};
  const start = async () => {
    const started = spawn(process.execPath, ["--import", stopWithParent.href, file.pathname, ...args], {
      stdio: ["ignore", "pipe", "inherit", "ipc"],
    });
    child = started;
    forget = atExit(() => started.kill("SIGKILL"));
    const failed = once(started, "exit").then(([code]) => {
      throw new Error(`${file.pathname} ended with ${code} before it was ready`);
    });
    const ready = (async () => {
      for await (const chunk of started.stdout ?? []) if (String(chunk).includes("ready")) return;
    })();
    failed.catch(() => undefined);
    await Promise.race([ready, failed]);
  };
  const kill = async () => {
    forget();
    if (child === null || child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, "exit");
    child.kill("SIGKILL");
    await gone;
  };
  await start();
  return {
    get pid() {
      return child?.pid ?? 0;
    },
    start,
    kill,
  };
}
