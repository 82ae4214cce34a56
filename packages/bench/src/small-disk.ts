import { spawnSync } from "node:child_process";
import { closeSync, openSync, rmSync, statfsSync, writeSync } from "node:fs";
import { join } from "node:path";
import { atExit, temporaryFolder } from "./at-exit.ts";

/** A file system of so few megabytes that it can be filled. */
export type SmallDisk = {
  readonly path: string;
  /** Leaves no room for anything. */
  readonly fill: () => void;
  readonly free: () => void;
  readonly remove: () => void;
};

/** Why no small disk can be made here, or null: mounting one takes Linux and root. */
export function smallDiskMissing(): string | null {
  return process.platform === "linux" && process.getuid?.() === 0
    ? null
    : "a small disk is a mount, and only root on Linux may mount";
}

/** Mounts one; it is gone after `remove`, at the latest when this process ends. Throws where mounting is not allowed. */
export function mountSmallDisk(megabytes: number): SmallDisk {
  const folder = temporaryFolder();
  const mounted = spawnSync("mount", ["-t", "tmpfs", "-o", `size=${megabytes}m`, "tmpfs", folder.path]);
  if (mounted.status !== 0) {
    folder.remove();
    throw new Error(`mounting a small disk failed: ${mounted.stderr}`);
  }
  // Lazily, so that a server that still holds a file keeps nothing of it here.
  const unmount = () => spawnSync("umount", ["--lazy", folder.path]);
  const forget = atExit(unmount);
  const ballast = join(folder.path, "ballast");
  return {
    path: folder.path,
    fill: () => fillWith(ballast),
    free: () => rmSync(ballast, { force: true }),
    remove: () => {
      forget();
      unmount();
      folder.remove();
    },
  };
}

function fillWith(path: string): void {
  const file = openSync(path, "a");
  try {
    const page = Buffer.alloc(4096);
    const most = statfsSync(path).blocks;
    for (let pages = 0; pages < most; pages += 1) writeSync(file, page);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOSPC") throw error;
  } finally {
    closeSync(file);
  }
}
