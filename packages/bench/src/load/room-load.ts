import { setTimeout as pause } from "node:timers/promises";
import { Samples, usageOf } from "../measure.ts";
import type { Peer } from "../peers/peer.ts";
import { EditorClient, TypingTimes } from "./editor-client.ts";

export type RoomLoad = {
  readonly editors: number;
  readonly editsPerSecond: number;
  readonly cursorsPerSecond: number;
  readonly seconds: number;
};

const observers = 6;
const step = 10;
const patience = 30_000;

export type RoomResult = {
  readonly seen: Samples;
  readonly saved: Samples;
  readonly cpuSeconds: number;
  readonly residentMegabytes: number;
  readonly edits: number;
};

/** Puts `editors` people into one new document, who all type and move their cursors evenly for a while. */
export async function loadRoom(peer: Peer, load: RoomLoad): Promise<RoomResult> {
  const times = new TypingTimes();
  const seen = new Samples();
  const saved = new Samples();
  const targetOf = await peer.newDocument();
  const clients: EditorClient[] = [];
  try {
    for (let index = 0; index < load.editors; index += 1) {
      const client = new EditorClient(await targetOf(index), times, index < observers ? seen : null, saved);
      clients.push(client);
      await client.join();
      client.type("…");
    }
    await settle(clients);
    const before = usageOf(peer.pid);
    const edits = await typeAll(clients, load);
    await settle(clients);
    const after = usageOf(peer.pid);
    return {
      seen,
      saved,
      edits,
      cpuSeconds: after.cpuSeconds - before.cpuSeconds,
      residentMegabytes: after.residentMegabytes,
    };
  } finally {
    for (const client of clients) client.leave();
  }
}

/** Spreads everybody's edits and cursor moves evenly over each second. */
async function typeAll(clients: readonly EditorClient[], load: RoomLoad): Promise<number> {
  const start = performance.now();
  const total = (rate: number, milliseconds: number) =>
    Math.floor((clients.length * rate * milliseconds) / 1000);
  let edits = 0;
  let moves = 0;
  for (let now = 0; now < load.seconds * 1000; now = performance.now() - start) {
    const clamped = Math.min(now, load.seconds * 1000);
    for (; edits < total(load.editsPerSecond, clamped); edits += 1)
      clients[edits % clients.length]?.type("ab");
    for (; moves < total(load.cursorsPerSecond, clamped); moves += 1) {
      clients[(moves * 7) % clients.length]?.movesCursor();
    }
    await pause(step);
  }
  return edits;
}

async function settle(clients: readonly EditorClient[]): Promise<void> {
  const end = performance.now() + patience;
  while (clients.some((client) => client.waiting > 0) && performance.now() < end) await pause(step);
  await pause(500);
}
