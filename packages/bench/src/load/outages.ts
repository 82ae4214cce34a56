import { setTimeout as pause } from "node:timers/promises";
import type { SeededRandom } from "@minuta/testing";
import { type EditorClient, typeUntil } from "./editor-client.ts";

/** Something that the server rests on, with a hand on it. */
export type Support = {
  /** Takes it away; resolves when it is gone. */
  readonly take: () => Promise<unknown> | unknown;
  readonly give: () => Promise<unknown> | unknown;
};

export type OutageResult = {
  readonly outages: number;
  /** Updates that were acknowledged while there was nothing to store them in. */
  readonly toldMeanwhile: number;
  /** The longest time from the return until everything that was typed was acknowledged. */
  readonly longestHealing: number;
  readonly disconnected: number;
  /** Updates of those who are still there that were never acknowledged. */
  readonly neverAcknowledged: number;
};

const editsPerSecond = 5;
/** Answers that had left before have reached those who wait for them when none comes for so long. */
const underWay = 100;
const mostUnderWay = 10;
const patience = 60_000;

/** Lets people type all along while something is away for each of these times, in milliseconds. */
export async function typeThroughOutages(
  clients: readonly EditorClient[],
  support: Support,
  options: {
    readonly lengths: readonly number[];
    readonly random: SeededRandom;
    /** What each edit adds; a word unless given. */
    readonly words?: string;
    readonly progress: (text: string) => void;
  },
): Promise<OutageResult> {
  const acknowledged = () => clients.reduce((sum, client) => sum + client.acknowledged, 0);
  const waiting = () =>
    clients.filter(({ isOpen }) => isOpen).reduce((sum, client) => sum + client.waiting, 0);
  let toldMeanwhile = 0;
  let longestHealing = 0;
  for (const length of options.lengths) {
    const enough = new AbortController();
    const typing = typeUntil(clients, { editsPerSecond, words: options.words ?? "palabra " }, enough.signal);
    await pause(options.random.int(200, 700));
    await support.take();
    const gone = performance.now();
    await untilQuiet(acknowledged, Math.min(underWay, length / 2));
    const before = acknowledged();
    await pause(Math.max(0, length - (performance.now() - gone)));
    toldMeanwhile += acknowledged() - before;
    enough.abort();
    await typing;
    await support.give();
    const start = performance.now();
    while (waiting() > 0 && performance.now() - start < patience) await pause(10);
    const healing = performance.now() - start;
    longestHealing = Math.max(longestHealing, healing);
    options.progress(`away for ${length / 1000} s, everything saved ${healing.toFixed(0)} ms after`);
  }
  return {
    outages: options.lengths.length,
    toldMeanwhile,
    longestHealing,
    disconnected: clients.filter(({ isOpen }) => !isOpen).length,
    neverAcknowledged: waiting(),
  };
}

/** Resolves when the count has stood still for so many milliseconds, or did not within ten times that. */
async function untilQuiet(count: () => number, milliseconds: number): Promise<void> {
  for (let looks = 0, last = count(); looks < mostUnderWay; looks += 1) {
    await pause(milliseconds);
    const now = count();
    if (now === last) return;
    last = now;
  }
}
