import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { Language } from "./language.ts";

const program = fileURLToPath(new URL("../../../server/src/backup/main.ts", import.meta.url));

/** Runs a command of the server's beside this process, on the same terminal; answers with its exit code. */
export async function runServerProgram(
  name: "backup" | "restore",
  language: Language,
  args: readonly string[],
): Promise<number> {
  const child = spawn(process.execPath, [program, name, language, ...args], { stdio: "inherit" });
  // The terminal tells both; what is sent to this process alone is passed on.
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => child.kill(signal));
  const [code] = (await once(child, "exit")) as [number | null];
  return code ?? 1;
}
