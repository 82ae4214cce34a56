import { readConfig } from "../config.ts";
import { StartFault } from "../start-fault.ts";
import { versionOf } from "../version.ts";
import { backupCommand, restoreCommand, type World } from "./backup-command.ts";

/** `main.ts backup|restore es|en …`: what `minuta backup` and `minuta restore` start, beside a server or without one. */
const [name, language, ...args] = process.argv.slice(2);
try {
  const { dataFolder, databaseUrl } = readConfig(process.env);
  const world: World = {
    language: language === "en" ? "en" : "es",
    installation: { dataFolder, databaseUrl },
    now: () => new Date(),
    program: versionOf(),
    print: (line) => process.stdout.write(`${line}\n`),
    warn: (line) => process.stderr.write(`${line}\n`),
  };
  process.exitCode = await (name === "restore" ? restoreCommand : backupCommand)(args, world);
} catch (error) {
  if (!(error instanceof StartFault)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
