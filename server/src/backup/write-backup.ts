import { existsSync } from "node:fs";
import { mkdir, open, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { readIfThere, writePrivately } from "../data-folder.ts";
import { BackupFault } from "./backup-fault.ts";
import type { DatabaseSnapshot } from "./database-snapshot.ts";
import { filesInFolder, filesInRows, sha256, writeKept } from "./kept-files.ts";
import {
  type BackedUpSecrets,
  type BackedUpTable,
  type BackupManifest,
  backupFormat,
  manifestName,
  secretsName,
} from "./manifest.ts";
import { namedFiles, unwantedFiles } from "./named-files.ts";
import { postgresSnapshot } from "./postgres-snapshot.ts";
import { sqliteSnapshot } from "./sqlite-snapshot.ts";
import { writeRows } from "./table-rows.ts";

/** Where an installation keeps what it has. */
export type Installation = { readonly dataFolder: string; readonly databaseUrl: string | null };

export type WrittenBackup = {
  readonly path: string;
  readonly manifest: BackupManifest;
  /** SHA-256 of the manifest, which names the digests of everything else. */
  readonly digest: string;
};

/** How often a backup begins anew when a file that its rows name was deleted before it was copied. */
const mostTries = 3;

/**
 * Writes a backup of an installation into a folder that is not there yet, while the server goes on. The rows are those of one
 * instant; the folder appears whole or not at all. Throws `BackupFault`.
 */
export async function writeBackup(
  from: Installation,
  path: string,
  by: { readonly now: () => Date; readonly program: string },
): Promise<WrittenBackup> {
  if (existsSync(path)) throw new BackupFault("cannot_write", path);
  for (let attempt = 1; ; attempt += 1) {
    const written = await tryToWrite(from, path, by);
    if (!("missing" in written)) return written;
    if (attempt === mostTries) throw new BackupFault("file_missing", written.missing);
  }
}

async function tryToWrite(
  from: Installation,
  path: string,
  by: { readonly now: () => Date; readonly program: string },
): Promise<WrittenBackup | { readonly missing: string }> {
  const unfinished = `${path}.unfinished`;
  try {
    await mkdir(dirname(path), { recursive: true });
    await rm(unfinished, { recursive: true, force: true });
    await mkdir(join(unfinished, "tables"), { recursive: true, mode: 0o700 });
  } catch (error) {
    throw new BackupFault("cannot_write", path, error);
  }
  const snapshot = await openSnapshot(from);
  try {
    const madeAt = by.now().toISOString();
    if (snapshot.migrations.length === 0) throw new BackupFault("nothing_to_back_up", placeOf(from));
    const tables: BackedUpTable[] = [];
    for (const table of snapshot.tables) {
      const written = await writeRows(tablePath(unfinished, table.name), snapshot.rows(table));
      tables.push({ name: table.name, columns: [...table.columns], ...written });
    }
    const files = await writeFiles(from, snapshot, join(unfinished, "files"));
    if ("missing" in files) return files;
    const secrets = `${JSON.stringify(await secretsOf(from, snapshot))}\n`;
    writePrivately(join(unfinished, secretsName), secrets);
    const manifest: BackupManifest = {
      format: backupFormat,
      madeAt,
      program: by.program,
      database: snapshot.kind,
      migrations: [...snapshot.migrations],
      tables,
      files,
      secrets: { sha256: sha256(secrets) },
    };
    const text = `${JSON.stringify(manifest, null, 1)}\n`;
    writePrivately(join(unfinished, manifestName), text);
    await syncFolder(unfinished);
    await rename(unfinished, path);
    await syncFolder(dirname(path));
    return { path, manifest, digest: sha256(text) };
  } finally {
    await snapshot.close();
    await rm(unfinished, { recursive: true, force: true });
  }
}

/** Where a backup keeps the rows of a table. */
export function tablePath(backup: string, table: string): string {
  return join(backup, "tables", `${table}.jsonl.gz`);
}

/** The snapshot of an installation's database. Throws `BackupFault` when there is none. */
export async function openSnapshot({ dataFolder, databaseUrl }: Installation): Promise<DatabaseSnapshot> {
  if (databaseUrl !== null) return postgresSnapshot(databaseUrl);
  const path = join(dataFolder, "minuta.sqlite");
  if (!existsSync(path)) throw new BackupFault("nothing_to_back_up", dataFolder);
  return sqliteSnapshot(path);
}

function placeOf({ dataFolder, databaseUrl }: Installation): string {
  return databaseUrl === null ? dataFolder : new URL(databaseUrl).pathname.slice(1);
}

/** Copies the files; one that the rows name may have been deleted with good reason since they were read. */
async function writeFiles(
  { dataFolder, databaseUrl }: Installation,
  snapshot: DatabaseSnapshot,
  folder: string,
): Promise<BackupManifest["files"] | { readonly missing: string }> {
  const named = await namedFiles(snapshot);
  const unwanted = await unwantedFiles(snapshot);
  const source = databaseUrl === null ? filesInFolder(join(dataFolder, "files")) : filesInRows(snapshot);
  const files: BackupManifest["files"] = [];
  const copied = new Set<string>();
  for await (const file of source) {
    if (unwanted.has(file.digest) && !named.has(file.digest)) continue;
    await writeKept(folder, file);
    copied.add(file.digest);
    files.push({ sha256: file.digest, size: file.bytes.byteLength });
  }
  const missing = [...named].find((digest) => !copied.has(digest));
  return missing === undefined ? files : { missing };
}

async function secretsOf(
  { dataFolder, databaseUrl }: Installation,
  snapshot: DatabaseSnapshot,
): Promise<BackedUpSecrets> {
  if (databaseUrl === null) {
    const kept = readIfThere(join(dataFolder, "secrets.json"));
    if (kept === null) throw new BackupFault("nothing_to_back_up", join(dataFolder, "secrets.json"));
    const { signInSecret } = JSON.parse(kept) as { signInSecret: string };
    return { signIn: signInSecret, log: readIfThere(join(dataFolder, "log-key"))?.trim() ?? null };
  }
  const secrets = new Map<string, string>();
  for await (const batch of snapshot.rows({ name: "secrets", columns: ["name", "value"] })) {
    for (const [name, value] of batch) secrets.set(String(name), String(value));
  }
  const signIn = secrets.get("signIn");
  if (signIn === undefined) throw new BackupFault("nothing_to_back_up", "secrets");
  return { signIn, log: secrets.get("log") ?? null };
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, "r");
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
