import { z } from "zod";
import { readIfThere } from "../data-folder.ts";
import { BackupFault } from "./backup-fault.ts";

export const backupFormat = "minuta-backup/1";

/** The file that is written last: a folder without it is no backup. */
export const manifestName = "backup.json";
export const secretsName = "secrets.json";

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
/** Names of tables and columns go into SQL as identifiers, and a table's name into a path. */
const identifier = z.string().regex(/^[A-Za-z_][A-Za-z0-9_]{0,62}$/);

const table = z.strictObject({
  name: identifier,
  columns: z.array(identifier).min(1).max(100),
  rows: z.int().nonnegative(),
  /** SHA-256 of `tables/NAME.jsonl.gz`. */
  sha256,
});

const manifest = z.strictObject({
  format: z.literal(backupFormat),
  /** ISO 8601 instant. */
  madeAt: z.iso.datetime(),
  /** Version of the program that made it. */
  program: z.string().max(50),
  database: z.enum(["sqlite", "postgres"]),
  /** What had been done to the tables, in order; a restore brings an empty database to the same point. */
  migrations: z.array(z.string().max(100)).min(1).max(1000),
  tables: z.array(table).max(500),
  /** Files by SHA-256, kept as `files/ab/abcd…`. */
  files: z.array(z.strictObject({ sha256, size: z.int().nonnegative() })).max(1_000_000),
  secrets: z.strictObject({ sha256 }),
});

export type BackupManifest = z.output<typeof manifest>;
export type BackedUpTable = BackupManifest["tables"][number];

const secrets = z.strictObject({
  /** What signs cookies. */
  signIn: z.string().min(43).max(200),
  /** Seed of the transparency log's key in base64url; null when the log was never begun. */
  log: z.string().length(43).nullable(),
});

export type BackedUpSecrets = z.output<typeof secrets>;

/** The manifest of a backup's folder. Throws `BackupFault`. */
export function readManifest(path: string): BackupManifest {
  const text = readIfThere(path);
  if (text === null) throw new BackupFault("not_a_backup", path);
  try {
    return manifest.parse(JSON.parse(text));
  } catch (error) {
    throw new BackupFault("not_a_backup", path, error);
  }
}

/** The secrets of a backup, whose digest was checked already. Throws `BackupFault`. */
export function parseSecrets(text: string, path: string): BackedUpSecrets {
  try {
    return secrets.parse(JSON.parse(text));
  } catch (error) {
    throw new BackupFault("backup_damaged", path, error);
  }
}
