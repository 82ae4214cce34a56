import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { StartFault } from "./start-fault.ts";

/** The folder that holds everything of an installation, claimed by this process alone. */
export type DataFolder = {
  readonly path: string;
  /** Whether there was no database in it. */
  readonly isNew: boolean;
  readonly release: () => void;
};

/** Makes the folder when it is missing and claims it; throws `StartFault` when it cannot be written or is in use. */
export function claimDataFolder(path: string): DataFolder {
  try {
    makeFolder(path);
    accessSync(path, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    throw unwritable(path, error);
  }
  // A lock of the operating system: it goes with the process, however that ends, and no stale one can stay behind.
  const claim = openClaim(path);
  try {
    claim.exec("pragma journal_mode = memory; begin exclusive");
  } catch (error) {
    claim.close();
    throw new StartFault(
      `Otro proceso de Minuta usa ya la carpeta de datos ${path}: deténgalo, o ponga otra carpeta en MINUTA_DATA.`,
      `Another Minuta process already uses the data folder ${path}: stop it, or set another folder in MINUTA_DATA.`,
      error,
    );
  }
  return {
    path,
    isNew: !existsSync(join(path, "minuta.sqlite")),
    release: () => claim.close(),
  };
}

// Not `mkdirSync` with `recursive`: that never returns in a place like /proc, which says that what it refuses is missing.
function makeFolder(path: string): void {
  if (existsSync(path)) return;
  if (dirname(path) !== path) makeFolder(dirname(path));
  mkdirSync(path, { mode: 0o700 });
}

function openClaim(path: string): DatabaseSync {
  try {
    return new DatabaseSync(join(path, "in-use.lock"), { timeout: 0 });
  } catch (error) {
    throw unwritable(path, error);
  }
}

function unwritable(path: string, cause: unknown): StartFault {
  return new StartFault(
    `No se puede escribir en la carpeta de datos ${path}: revise que exista y sus permisos, o ponga otra en MINUTA_DATA.`,
    `The data folder ${path} cannot be written: check that it exists and its permissions, or set another in MINUTA_DATA.`,
    cause,
  );
}

/** Writes a file that only the owner may read, whole or not at all. */
export function writePrivately(path: string, text: string): void {
  const temporary = `${path}.${process.pid}.tmp`;
  writeFileSync(temporary, text, { mode: 0o600 });
  chmodSync(temporary, 0o600);
  renameSync(temporary, path);
}

/** The text of a file, or null when there is none. */
export function readIfThere(path: string): string | null {
  return existsSync(path) ? readFileSync(path, "utf8") : null;
}
