import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";

const program = fileURLToPath(new URL("../../../packages/cli/src/main.ts", import.meta.url));

export type Ran = { readonly code: number; readonly out: string; readonly told: string };

/** Runs `minuta witness …` as a party would, as a program of its own. */
export function witness(folder: string, ...args: string[]): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child = execFile(
      process.execPath,
      [program, "witness", ...args, "--folder", folder],
      { env: { ...process.env, LANG: "en_US.UTF-8", LC_ALL: "" }, timeout: 20_000 },
      (_error, out, told) => {
        if (child.exitCode === null) reject(new Error(`the witness did not end: ${told}`));
        else resolve({ code: child.exitCode, out, told });
      },
    );
  });
}
