import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { SqliteFile } from "../db/sqlite-file.ts";
import type { Secretariat } from "../testing/running-secretariat.ts";
import type { FileStore } from "./file-store.ts";

export type CrashImages = {
  /** How many statements and files there were. */
  readonly steps: number;
  /** A data folder for each state of the disk that a killed process would leave, without those alike, in order. */
  readonly folders: readonly string[];
};

/**
 * Copies the data folder before and after every statement and every file that some work leads to. A process that is killed
 * loses what is in its memory and nothing else, so each copy is what a `kill -9` at that step leaves.
 */
export async function crashImages(
  { folder, running }: Pick<Secretariat, "folder" | "running">,
  into: string,
  work: () => Promise<unknown>,
): Promise<CrashImages> {
  const folders: string[] = [];
  let steps = 0;
  let last = "";
  const image = () => {
    const state = stateOf(folder);
    if (state === last) return;
    last = state;
    const path = join(into, String(folders.length));
    mkdirSync(path, { recursive: true });
    for (const name of kept) {
      if (existsSync(join(folder, name))) cpSync(join(folder, name), join(path, name), { recursive: true });
    }
    folders.push(path);
  };
  const step = <T>(act: () => T): T => {
    steps += 1;
    image();
    try {
      return act();
    } finally {
      image();
    }
  };
  const files = running.context.files as { -readonly [Name in keyof FileStore]: FileStore[Name] };
  const { put, remove } = files;
  const { run, all } = SqliteFile.prototype;
  SqliteFile.prototype.run = function (...given) {
    return step(() => run.apply(this, given));
  };
  SqliteFile.prototype.all = function (...given) {
    return step(() => all.apply(this, given));
  };
  const around = async <T>(act: () => Promise<T>): Promise<T> => {
    steps += 1;
    image();
    const result = await act();
    image();
    return result;
  };
  files.put = (bytes) => around(() => put(bytes));
  files.remove = (digest) => around(() => remove(digest));
  try {
    await work();
    image();
  } finally {
    SqliteFile.prototype.run = run;
    SqliteFile.prototype.all = all;
    Object.assign(files, { put, remove });
  }
  return { steps, folders };
}

/** The index of the write-ahead log is made anew by whoever opens the file. */
const kept = ["minuta.sqlite", "minuta.sqlite-wal", "files", "secrets.json", "log-key"];

function stateOf(folder: string): string {
  const hash = createHash("sha256");
  for (const name of kept.slice(0, 2)) {
    const path = join(folder, name);
    if (existsSync(path)) hash.update(readFileSync(path));
  }
  const files = join(folder, "files");
  if (existsSync(files)) hash.update(readdirSync(files, { recursive: true }).sort().join());
  return hash.digest("hex");
}
