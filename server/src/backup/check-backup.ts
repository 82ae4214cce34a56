import { createHash } from "node:crypto";
import { createReadStream, existsSync } from "node:fs";
import { stat } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { readIfThere } from "../data-folder.ts";
import { BackupFault } from "./backup-fault.ts";
import { filePath, sha256 } from "./kept-files.ts";
import {
  type BackedUpSecrets,
  type BackupManifest,
  manifestName,
  parseSecrets,
  readManifest,
  secretsName,
} from "./manifest.ts";
import { tablePath } from "./write-backup.ts";

/** A backup all of whose bytes are what its manifest says. */
export type CheckedBackup = {
  readonly path: string;
  readonly manifest: BackupManifest;
  readonly secrets: BackedUpSecrets;
};

/**
 * Checks the digest of every file of a backup.
 * @param known the names of the migrations that this program knows, in order: a backup of a later program is refused
 * @throws BackupFault
 */
export async function checkBackup(path: string, known: readonly string[]): Promise<CheckedBackup> {
  const manifest = readManifest(join(path, manifestName));
  if (manifest.migrations.some((name, at) => known[at] !== name)) {
    throw new BackupFault("backup_too_new", manifest.program);
  }
  for (const { name, sha256: digest } of manifest.tables) await requireDigest(tablePath(path, name), digest);
  for (const { sha256: digest, size } of manifest.files) {
    const file = filePath(join(path, "files"), digest);
    await requireDigest(file, digest);
    if ((await stat(file)).size !== size) throw new BackupFault("backup_damaged", file);
  }
  const secretsPath = join(path, secretsName);
  const text = readIfThere(secretsPath);
  if (text === null || sha256(text) !== manifest.secrets.sha256) {
    throw new BackupFault("backup_damaged", secretsPath);
  }
  return { path, manifest, secrets: parseSecrets(text, secretsPath) };
}

async function requireDigest(path: string, digest: string): Promise<void> {
  if (!existsSync(path)) throw new BackupFault("backup_damaged", path);
  const hash = createHash("sha256");
  try {
    await pipeline(createReadStream(path), hash);
  } catch (error) {
    throw new BackupFault("backup_damaged", path, error);
  }
  if (hash.digest("hex") !== digest) throw new BackupFault("backup_damaged", path);
}
