#!/usr/bin/env node
import { setTimeout } from "node:timers/promises";
import { languageOf } from "./language.ts";
import { words } from "./words.ts";

/** What a command gets: its arguments, and the world outside of the program. */
type Command = (args: readonly string[]) => Promise<number>;

/** Each command loads what it needs when it is called. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  witness: async () => {
    const { witnessCommand } = await import("./witness/witness-command.ts");
    return (args) =>
      witnessCommand(args, {
        language,
        fetch,
        now: () => new Date(),
        print: (line) => process.stdout.write(`${line}\n`),
        warn: (line) => process.stderr.write(`${line}\n`),
        ...untilStopped(),
      });
  },
  verify: async () => {
    const { verifyCommand } = await import("./verify/verify-command.ts");
    return (args) =>
      verifyCommand(args, {
        language,
        fetch,
        print: (line) => process.stdout.write(`${line}\n`),
        warn: (line) => process.stderr.write(`${line}\n`),
      });
  },
  backup: async () => serverProgram("backup"),
  restore: async () => serverProgram("restore"),
  export: async () => {
    const { exportCommand } = await import("./export/export-command.ts");
    return (args) =>
      exportCommand(args, {
        language,
        fetch,
        now: () => new Date(),
        pause: (seconds) => setTimeout(seconds * 1000),
        print: (line) => process.stdout.write(`${line}\n`),
        warn: (line) => process.stderr.write(`${line}\n`),
      });
  },
};

/** What reads and writes the database is the server's, and runs as a process of its own. */
async function serverProgram(name: "backup" | "restore"): Promise<Command> {
  const { runServerProgram } = await import("./server-program.ts");
  return (args) => runServerProgram(name, language, args);
}

const language = languageOf(process.env);
const [name = "", ...args] = process.argv.slice(2);
const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
if (name === "" || name === "--help" || name === "-h") {
  process.stdout.write(words[language].help);
  process.exitCode = name === "" ? 2 : 0;
} else if (command === undefined) {
  process.stderr.write(`${words[language].unknownCommand(name)}\n`);
  process.exitCode = 2;
} else {
  process.exitCode = await (await command())(args);
}

/** What ends when the terminal or the system asks the program to end. */
function untilStopped() {
  const stopping = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => stopping.abort());
  const stop = stopping.signal;
  const pause = async (seconds: number) => {
    try {
      await setTimeout(seconds * 1000, undefined, { signal: stop });
    } catch (error) {
      if (!stop.aborted) throw error;
    }
  };
  return { stop, pause };
}
