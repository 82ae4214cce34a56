import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import type { Language } from "@minuta/domain";
import { BackupFault } from "./backup-fault.ts";
import { rehearseRestore, restoreBackup } from "./restore-backup.ts";
import { backupWords } from "./words.ts";
import { type Installation, writeBackup } from "./write-backup.ts";

/** The world outside of the two commands. */
export type World = {
  readonly language: Language;
  readonly installation: Installation;
  readonly now: () => Date;
  /** Version of this program. */
  readonly program: string;
  readonly print: (line: string) => void;
  readonly warn: (line: string) => void;
};

/** Exit codes; the help texts say what they mean. */
const exit = { done: 0, failed: 1, usage: 2 } as const;

/** `minuta backup …`; answers with the exit code. */
export async function backupCommand(args: readonly string[], world: World): Promise<number> {
  const words = backupWords[world.language];
  const options = { to: { type: "string" }, help: { type: "boolean", short: "h", default: false } } as const;
  return withUsage(world, words.backupHelp, async () => {
    const { values } = parseArgs({ args: [...args], options, allowPositionals: false });
    if (values.help) return null;
    if (values.to === undefined || values.to === "") throw new TypeError(words.missingTo);
    const { to } = values;
    return async () => {
      const path = freePath(resolve(to), world.now());
      const { manifest, digest } = await writeBackup(world.installation, path, world);
      const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
      world.print(words.backedUp(path));
      world.print(words.counts({ tables: manifest.tables.length, rows, files: manifest.files.length }));
      world.print(words.digest(digest));
    };
  });
}

/** `minuta restore …`; answers with the exit code. */
export async function restoreCommand(args: readonly string[], world: World): Promise<number> {
  const words = backupWords[world.language];
  const options = {
    check: { type: "boolean", default: false },
    help: { type: "boolean", short: "h", default: false },
  } as const;
  return withUsage(world, words.restoreHelp, async () => {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    if (values.help) return null;
    const [given] = positionals;
    if (given === undefined || positionals.length > 1) throw new TypeError(words.missingBackup);
    return async () => {
      const backup = resolve(given);
      const { manifest, checked } = values.check
        ? await rehearseRestore(backup)
        : await restoreBackup(backup, world.installation);
      const { dataFolder, databaseUrl } = world.installation;
      const place = databaseUrl === null ? dataFolder : new URL(databaseUrl).pathname.slice(1);
      world.print(values.check ? words.rehearsed(backup) : words.restored(place));
      world.print(words.madeAt(manifest.madeAt, manifest.program));
      world.print(words.checked(checked));
    };
  });
}

/** Reads the arguments, which may ask for help instead, and then acts; a fault is told in one sentence. */
async function withUsage(
  world: World,
  help: string,
  read: () => Promise<(() => Promise<void>) | null>,
): Promise<number> {
  const words = backupWords[world.language];
  let act: (() => Promise<void>) | null;
  try {
    act = await read();
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    world.warn(words.usage(error.message));
    return exit.usage;
  }
  if (act === null) {
    world.print(help.trimEnd());
    return exit.done;
  }
  try {
    await act();
    return exit.done;
  } catch (error) {
    if (!(error instanceof BackupFault)) throw error;
    world.warn(words.faults[error.code](error.about));
    return exit.failed;
  }
}

/** `minuta-2026-11-28T173000Z`, and a number after it when that is taken. */
function freePath(folder: string, now: Date): string {
  const name = `minuta-${now
    .toISOString()
    .replace(/\.\d+Z$/, "Z")
    .replaceAll(":", "")}`;
  for (let number = 1; ; number += 1) {
    const path = join(folder, number === 1 ? name : `${name}-${number}`);
    if (!existsSync(path)) return path;
  }
}
