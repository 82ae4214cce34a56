import { readFileSync, writeFileSync } from "node:fs";

/** Collected samples in milliseconds. */
export class Samples {
  readonly #values: number[] = [];
  #sorted = true;

  add(value: number): void {
    this.#values.push(value);
    this.#sorted = false;
  }

  get count(): number {
    return this.#values.length;
  }

  /** The value that `share` (0 to 1) of the samples do not exceed; NaN without samples. */
  percentile(share: number): number {
    if (!this.#sorted) {
      this.#values.sort((a, b) => a - b);
      this.#sorted = true;
    }
    return (
      this.#values[Math.min(this.#values.length - 1, Math.floor(share * this.#values.length))] ?? Number.NaN
    );
  }
}

export type ProcessUsage = {
  readonly cpuSeconds: number;
  readonly residentMegabytes: number;
  /** The most since the start, or since `forgetPeak`. */
  readonly peakMegabytes: number;
};

const ticksPerSecond = 100;

/** CPU time so far and memory now of a process, from `/proc` (Linux). */
export function usageOf(pid: number): ProcessUsage {
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  const megabytes = (name: string) =>
    Number(new RegExp(`^${name}:\\s+(\\d+)`, "m").exec(status)?.[1] ?? Number.NaN) / 1024;
  return {
    cpuSeconds: (Number(fields[11]) + Number(fields[12])) / ticksPerSecond,
    residentMegabytes: megabytes("VmRSS"),
    peakMegabytes: megabytes("VmHWM"),
  };
}

/** Lets the kernel count the peak of a process's memory anew from here on. */
export function forgetPeak(pid: number): void {
  writeFileSync(`/proc/${pid}/clear_refs`, "5");
}

/** The middle of the rounds' figures, name by name, over the rounds that measured it. */
export function medians(rounds: readonly Readonly<Record<string, number>>[]): Record<string, number> {
  const names = new Set(rounds.flatMap((round) => Object.keys(round)));
  return Object.fromEntries(
    [...names].map((name) => {
      const values = rounds
        .map((round) => round[name] ?? Number.NaN)
        .filter((value) => !Number.isNaN(value))
        .sort((a, b) => a - b);
      return [name, values[Math.floor(values.length / 2)] ?? Number.NaN];
    }),
  );
}
