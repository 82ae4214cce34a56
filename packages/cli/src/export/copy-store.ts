import { hash } from "node:crypto";
import { copyFile, mkdir, open, readFile, rename, rm, stat, unlink, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { type ExportManifest, isExportPath, manifestBytes, manifestName } from "@minuta/record";
import { digestOfFile } from "../archive/digest-file.ts";
import { listFolder } from "../archive/read-folder.ts";

/** The folder is neither new nor empty nor an earlier copy. */
export class FolderTaken extends Error {
  override readonly name = "FolderTaken";
}

/**
 * Files of a copy while it is made: beside the folder that it is for, so that nobody takes a half for a whole. What an
 * interrupted run left is used again, and what an earlier copy holds.
 */
export class CopyStore {
  /** Where the files are until all of them are there. */
  readonly unfinished: string;
  readonly #folder: string;
  readonly #replaced: string;
  readonly #digests = new Map<string, string>();

  private constructor(folder: string) {
    this.#folder = folder;
    this.unfinished = `${folder}.incomplete`;
    this.#replaced = `${folder}.replaced`;
  }

  /** Throws `FolderTaken` when the folder holds something else. */
  static async open(folder: string): Promise<CopyStore> {
    const store = new CopyStore(folder.replace(/[\\/]+$/, ""));
    // A run that ended between the two renames left the earlier copy there.
    if (!(await isThere(store.#folder)) && (await isThere(store.#replaced)))
      await rename(store.#replaced, store.#folder);
    if (await isThere(store.#folder)) {
      const { files, strange } = listFolder(store.#folder);
      const isFree = files.length === 0 && strange.length === 0;
      if (!isFree && !files.includes(manifestName)) throw new FolderTaken(store.#folder);
    }
    await mkdir(store.unfinished, { recursive: true });
    await rm(join(store.unfinished, manifestName), { force: true });
    return store;
  }

  /** Forgets which files belong to the copy; those on disk stay to be used again. */
  begin(): void {
    this.#digests.clear();
  }

  /** Takes a file that is there from before when its SHA-256 is as `isRight` says; null when there is none. */
  async reuse(path: string, isRight: (digest: string) => boolean): Promise<Uint8Array | null> {
    checked(path);
    const own = join(this.unfinished, path);
    for (const from of [own, join(this.#folder, path)]) {
      const digest = digestOfFile(from);
      if (digest === null || !isRight(digest)) continue;
      if (from !== own) {
        await mkdir(dirname(own), { recursive: true });
        await copyFile(from, own);
      }
      this.#digests.set(path, digest);
      return readFile(own);
    }
    return null;
  }

  async write(path: string, bytes: Uint8Array): Promise<void> {
    checked(path);
    const own = join(this.unfinished, path);
    await mkdir(dirname(own), { recursive: true });
    await writeFile(own, bytes);
    this.#digests.set(path, hash("sha256", bytes));
  }

  read(path: string): Promise<Uint8Array> {
    checked(path);
    return readFile(join(this.unfinished, path));
  }

  get size(): number {
    return this.#digests.size;
  }

  /** Removes what is not of this copy and writes the manifest, durably. */
  async seal(about: Omit<ExportManifest, "files" | "format">): Promise<void> {
    const { files, strange } = listFolder(this.unfinished);
    for (const path of [...files, ...strange])
      if (!this.#digests.has(path)) await unlink(join(this.unfinished, path));
    const manifest = manifestBytes({
      format: "minuta-export/1",
      ...about,
      files: Object.fromEntries(this.#digests),
    });
    const temporary = join(this.unfinished, `${manifestName}.part`);
    const file = await open(temporary, "w");
    try {
      await file.writeFile(manifest);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, join(this.unfinished, manifestName));
  }

  /** Puts the copy in its place; an earlier one goes. */
  async finish(): Promise<void> {
    await rm(this.#replaced, { recursive: true, force: true });
    if (await isThere(this.#folder)) await rename(this.#folder, this.#replaced);
    await rename(this.unfinished, this.#folder);
    await rm(this.#replaced, { recursive: true, force: true });
  }
}

/** A name that a server gave is a name in the folder, or nothing at all. */
function checked(path: string): void {
  if (!isExportPath(path)) throw new RangeError(`${path} is no path of a copy`);
}

async function isThere(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch {
    return false;
  }
}
