import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { temporaryFolder } from "../at-exit.ts";
import { writeArchive } from "../load/archive.ts";
import { type ProcessUsage, usageOf } from "../measure.ts";
import type { Figures, RoundSettings, Scenario } from "./scenario.ts";

const program = fileURLToPath(new URL("../../../cli/src/main.ts", import.meta.url));
const records = ({ quick }: RoundSettings) => (quick ? 50 : 1000);

const written = new Map<number, Promise<{ readonly folder: string; readonly key: string }>>();

/** The same copy for all sides and rounds; it takes longer to write than to check. */
function archiveOf(settings: RoundSettings) {
  const count = records(settings);
  const known =
    written.get(count) ??
    (async () => {
      settings.progress(`writing ${count} records`);
      const folder = temporaryFolder().path;
      return { folder, key: await writeArchive(folder, count) };
    })();
  written.set(count, known);
  return known;
}

/** The program as a party runs it, from the start of its process to the end. */
async function product(settings: RoundSettings): Promise<Figures> {
  const { folder, key } = await archiveOf(settings);
  const from = performance.now();
  const child = spawn(process.execPath, [program, "verify", folder, "--log-key", key], {
    env: { ...process.env, LANG: "en_US.UTF-8", LC_ALL: "" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  let out = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    out += text;
  });
  const closed = once(child, "close");
  let usage: ProcessUsage | null = null;
  let hasEnded = false;
  const watch = async () => {
    while (!hasEnded) {
      try {
        const now = child.pid === undefined ? null : usageOf(child.pid);
        // Of a process that has ended and was not asked for yet, only the time is left.
        if (now !== null && Number.isFinite(now.peakMegabytes)) usage = now;
      } catch {
        // It has ended since.
      }
      await pause(20);
    }
  };
  const watching = watch();
  const [code] = (await closed) as [number | null];
  const seconds = (performance.now() - from) / 1000;
  hasEnded = true;
  await watching;
  const count = records(settings);
  if (code !== 0 || !out.includes(`Records: ${count}; checked: ${count};`))
    throw new Error(`the copy did not verify:\n${out.slice(-2000)}`);
  const { cpuSeconds, peakMegabytes } = usage ?? { cpuSeconds: Number.NaN, peakMegabytes: Number.NaN };
  return { seconds, "records/s": count / seconds, "CPU s": cpuSeconds, "peak MB": peakMegabytes };
}

/** Reads and digests every file, and looks at nothing: what no verification can be quicker than on one core. */
async function sha256sum(settings: RoundSettings): Promise<Figures> {
  const { folder } = await archiveOf(settings);
  const from = performance.now();
  run("sh", ["-c", 'find "$1" -type f -print0 | xargs -0 sha256sum > /dev/null', "sh", folder]);
  const seconds = (performance.now() - from) / 1000;
  return { seconds, "records/s": records(settings) / seconds };
}

/** As many signatures as the records have, checked one after the other on one core, and nothing else. */
async function openssl(settings: RoundSettings): Promise<Figures> {
  const out = run("openssl", ["speed", "-mr", "-seconds", settings.quick ? "1" : "3", "ecdsap256"]);
  // `+F4:curve:bits:signing:verifying`, in seconds an operation or in operations a second by its version.
  const [, , , , measured = ""] = /^\+F\d+:.*$/m.exec(out)?.[0].split(":") ?? [];
  const value = Number(measured);
  if (!(value > 0)) throw new Error(`openssl speed said ${out.slice(-500)}`);
  const each = value > 1 ? 1 / value : value;
  const seconds = each * records(settings) * 3;
  return { seconds, "records/s": records(settings) / seconds };
}

function run(command: string, args: readonly string[]): string {
  const { status, stdout, error } = spawnSync(command, args, {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
    maxBuffer: 64 * 1024 * 1024,
  });
  if (status !== 0) throw error ?? new Error(`${command} ended with ${status}`);
  return stdout;
}

function missing(command: string): () => string | null {
  return () => (spawnSync(command, ["--version"]).error === undefined ? null : `${command} is not installed`);
}

export const archive: Scenario = {
  name: "archive",
  about:
    "a copied portal of 1,000 records verified whole: files, seals, 3,000 passkey signatures, log and proofs",
  reach: "≤ 2 s on two cores, the start of the program included",
  sides: [
    { name: "Minuta", round: product },
    { name: "sha256sum, files alone", round: sha256sum, missing: missing("sha256sum") },
    { name: "openssl, signatures alone", round: openssl, missing: missing("openssl") },
  ],
};
