import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { createReadStream } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as pause } from "node:timers/promises";
import { atExit, temporaryFolder } from "./at-exit.ts";

/** What a process asked of the disk. */
export type DiskWork = {
  /** Transactions that SQLite ended in its write-ahead log. */
  readonly commits: number;
  /** How often that log was synced. */
  readonly syncs: number;
};

export function hasStrace(): boolean {
  return spawnSync("strace", ["-V"], { stdio: "ignore" }).status === 0;
}

const attachPatience = 5_000;

/**
 * Counts the commits of a process into SQLite's write-ahead log, and its syncs of that log, while `work` runs. Every
 * system call of the process is traced meanwhile, so nothing else should be measured.
 */
export async function countCommits(pid: number, work: () => Promise<unknown>): Promise<DiskWork> {
  const folder = temporaryFolder();
  const trace = join(folder.path, "trace");
  const calls = "trace=fsync,fdatasync,pwrite64";
  const strace = spawn(
    "strace",
    ["-f", "-y", "-xx", "-s", "8", "-e", calls, "-o", trace, "-p", String(pid)],
    { stdio: ["ignore", "ignore", "pipe"] },
  );
  const forget = atExit(() => strace.kill("SIGINT"));
  const ended = once(strace, "exit");
  try {
    const attached = once(strace.stderr, "data");
    await Promise.race([attached, ended, pause(attachPatience, undefined, { ref: false })]);
    await work();
  } finally {
    // On SIGINT it lets go of the process and writes out what it has.
    strace.kill("SIGINT");
    await ended;
    forget();
  }
  try {
    return await readTrace(createInterface({ input: createReadStream(trace) }));
  } finally {
    folder.remove();
  }
}

/** With `-xx` paths are printed in hexadecimal too: `-wal>`. */
const walEnding = "\\x2d\\x77\\x61\\x6c>";

/**
 * Reads lines of `strace -y -xx`. A frame of the log starts with a header of 24 bytes, whose second number is the size
 * of the database after the commit, and 0 in frames that do not end one (sqlite.org/fileformat2.html#walformat).
 */
export async function readTrace(lines: AsyncIterable<string> | Iterable<string>): Promise<DiskWork> {
  let commits = 0;
  let syncs = 0;
  for await (const line of lines) {
    if (!line.includes(walEnding)) continue;
    if (/\bf(?:data)?sync\(/.test(line)) syncs += 1;
    const header = /\bpwrite64\(.*, "((?:\\x[0-9a-f]{2}){8})"(?:\.\.\.)?, 24, /.exec(line)?.[1];
    if (header !== undefined && !header.endsWith("\\x00\\x00\\x00\\x00")) commits += 1;
  }
  return { commits, syncs };
}
