import { setTimeout as pause } from "node:timers/promises";
import { Samples, usageOf } from "../measure.ts";
import type { Peer, TargetOf } from "../peers/peer.ts";
import { EditorClient, TypingTimes } from "./editor-client.ts";

export type CrowdSize = { readonly documents: number; readonly editorsEach: number };

export type TypingRate = {
  readonly editsPerSecond: number;
  readonly cursorsPerSecond: number;
  readonly seconds: number;
  /** What each edit adds; two letters unless given. */
  readonly words?: string;
};

export type Typed = {
  /** From a person's keystroke to its arrival at another. */
  readonly seen: Samples;
  /** From a person's keystroke to its acknowledgement. */
  readonly saved: Samples;
  readonly edits: number;
  /** Of the edits that should have been made; less than 1 when the load or the server could not keep up. */
  readonly offered: number;
  readonly cpuSeconds: number;
  readonly residentMegabytes: number;
};

/** Of one document; of many documents one person each watches. */
const observers = 6;
const step = 10;
const patience = 30_000;

/** People who are in documents, and type when they are told to. */
export class Crowd {
  readonly clients: readonly EditorClient[];
  /** How more people join the document of the first. */
  readonly targetOf: TargetOf;
  readonly #peer: Peer;
  readonly #seen: Recorder;
  readonly #saved: Recorder;

  private constructor(
    peer: Peer,
    targetOf: TargetOf,
    clients: readonly EditorClient[],
    seen: Recorder,
    saved: Recorder,
  ) {
    this.#peer = peer;
    this.targetOf = targetOf;
    this.clients = clients;
    this.#seen = seen;
    this.#saved = saved;
  }

  /** Brings everybody into new documents, each with a paragraph of their own. */
  static async gather(peer: Peer, size: CrowdSize): Promise<Crowd> {
    const times = new TypingTimes();
    const seen = new Recorder();
    const saved = new Recorder();
    const clients: EditorClient[] = [];
    const watching = size.documents === 1 ? observers : 1;
    const documents: TargetOf[] = [];
    for (let document = 0; document < size.documents; document += 1) documents.push(await peer.newDocument());
    const [first] = documents;
    if (first === undefined) throw new RangeError("a crowd needs a document");
    const crowd = new Crowd(peer, first, clients, seen, saved);
    try {
      for (const targetOf of documents) {
        for (let editor = 0; editor < size.editorsEach; editor += 1) {
          const target = await targetOf(clients.length);
          const client = new EditorClient(target, times, editor < watching ? seen : null, saved);
          clients.push(client);
          await client.join();
          client.type("…");
        }
      }
      await settle(clients);
      return crowd;
    } catch (error) {
      crowd.leave();
      throw error;
    }
  }

  /** Everybody types and moves the cursor, spread evenly over each second. */
  async type(rate: TypingRate): Promise<Typed> {
    const seen = this.#seen.start();
    const saved = this.#saved.start();
    const before = usageOf(this.#peer.pid);
    const edits = await typeAll(this.clients, rate);
    await settle(this.clients);
    const after = usageOf(this.#peer.pid);
    return {
      seen,
      saved,
      edits,
      offered: edits / (this.clients.length * rate.editsPerSecond * rate.seconds),
      cpuSeconds: after.cpuSeconds - before.cpuSeconds,
      residentMegabytes: after.residentMegabytes,
    };
  }

  leave(): void {
    for (const client of this.clients) client.leave();
  }
}

/** Passes samples on to the collection of the moment. */
class Recorder {
  #into = new Samples();

  start(): Samples {
    this.#into = new Samples();
    return this.#into;
  }

  add(value: number): void {
    this.#into.add(value);
  }
}

async function typeAll(clients: readonly EditorClient[], rate: TypingRate): Promise<number> {
  const start = performance.now();
  const end = rate.seconds * 1000;
  const due = (perSecond: number, milliseconds: number) =>
    Math.floor((clients.length * perSecond * milliseconds) / 1000);
  let edits = 0;
  let moves = 0;
  for (let now = 0; now < end; now = performance.now() - start) {
    for (; edits < due(rate.editsPerSecond, now); edits += 1) {
      clients[edits % clients.length]?.type(rate.words ?? "ab");
    }
    for (; moves < due(rate.cursorsPerSecond, now); moves += 1) {
      clients[(moves * 7) % clients.length]?.movesCursor();
    }
    await pause(step);
  }
  return edits;
}

async function settle(clients: readonly EditorClient[]): Promise<void> {
  const end = performance.now() + patience;
  while (clients.some((client) => client.isOpen && client.waiting > 0) && performance.now() < end) {
    await pause(step);
  }
  await pause(500);
}
