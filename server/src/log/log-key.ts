import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { readIfThere, writePrivately } from "../data-folder.ts";
import { StartFault } from "../start-fault.ts";

/** The seed of the key that signs checkpoints, kept in the data folder with mode 0600; null when it was never made. */
export function keptLogSeed(dataFolder: string): Uint8Array | null {
  const path = pathIn(dataFolder);
  const kept = readIfThere(path);
  if (kept === null) return null;
  const seed = Buffer.from(kept.trim(), "base64url");
  if (seed.length === 32) return seed;
  throw new StartFault(
    `${path} está dañado: restáurelo de un respaldo. Con otra clave, los testigos de la bitácora darían la alarma.`,
    `${path} is damaged: restore it from a backup. With another key, the witnesses of the log would raise the alarm.`,
  );
}

/** Makes the seed of a log that has no entry yet. */
export function makeLogSeed(dataFolder: string): Uint8Array {
  const path = pathIn(dataFolder);
  if (existsSync(path)) throw new Error(`${path} is there already`);
  const seed = randomBytes(32);
  writePrivately(path, `${seed.toString("base64url")}\n`);
  return seed;
}

function pathIn(dataFolder: string): string {
  return join(dataFolder, "log-key");
}
