import { createHash } from "node:crypto";
import { mkdir, open, readdir, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { BackupFault } from "./backup-fault.ts";
import type { DatabaseSnapshot } from "./database-snapshot.ts";

export type KeptFile = { readonly digest: string; readonly bytes: Uint8Array };

const filesAtOnce = 8;
const digestForm = /^[0-9a-f]{64}$/;

/** Where a file of a digest stands in a folder. */
export function filePath(folder: string, digest: string): string {
  return join(folder, digest.slice(0, 2), digest);
}

/** The files of a folder, by name; one that goes away meanwhile is passed over. */
export async function* filesInFolder(folder: string): AsyncGenerator<KeptFile> {
  for (const start of (await namesIn(folder)).sort()) {
    for (const digest of (await namesIn(join(folder, start))).sort()) {
      if (!digestForm.test(digest)) continue;
      const bytes = await unlessGone(readFile(filePath(folder, digest)));
      if (bytes !== null) yield { digest, bytes };
    }
  }
}

/** The files that a database keeps in its rows. */
export async function* filesInRows(snapshot: DatabaseSnapshot): AsyncGenerator<KeptFile> {
  const table = { name: "published_bytes", columns: ["digest", "bytes"] };
  for await (const batch of snapshot.rows(table, filesAtOnce)) {
    for (const [digest, bytes] of batch) {
      if (bytes instanceof Uint8Array) yield { digest: String(digest), bytes };
    }
  }
}

/** Writes a file under its digest, on disk when this resolves. Throws `BackupFault` when it is not what its name says. */
export async function writeKept(folder: string, { digest, bytes }: KeptFile): Promise<void> {
  requireSound({ digest, bytes });
  const path = filePath(folder, digest);
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const file = await open(path, "wx", 0o600);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** A file of a backup. Throws `BackupFault` when it is missing or is not what its name says. */
export async function readKept(folder: string, digest: string): Promise<Uint8Array> {
  const path = filePath(folder, digest);
  const bytes = await unlessGone(readFile(path));
  if (bytes === null || sha256(bytes) !== digest) throw new BackupFault("backup_damaged", path);
  return bytes;
}

function requireSound({ digest, bytes }: KeptFile): void {
  if (sha256(bytes) !== digest) throw new BackupFault("file_damaged", digest);
}

export function sha256(bytes: Uint8Array | string): string {
  return createHash("sha256").update(bytes).digest("hex");
}

async function namesIn(folder: string): Promise<string[]> {
  return (await unlessGone(readdir(folder))) ?? [];
}

async function unlessGone<T>(reading: Promise<T>): Promise<T | null> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw error;
  }
}
