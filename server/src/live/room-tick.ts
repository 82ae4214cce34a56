import type { Connection } from "@hocuspocus/server";
import { OutgoingMessage } from "@hocuspocus/server";
import * as Y from "yjs";
import type { Committer } from "./committer.ts";
import type { DecodedUpdate } from "./frames.ts";
import type { LiveContext } from "./live-socket.ts";
import type { Room } from "./room.ts";
import type { Timings } from "./timings.ts";
import { newClients } from "./update-guard.ts";

const longestPause = 10;
const pausePerConnection = 0.05;
/** A broadcast costs a frame for everybody in the room, an acknowledgement one for its sender: it comes with every other tick. */
const ticksPerBroadcast = 2;
/** How long presence waits for words to go with, at least, in milliseconds. */
const presencePause = 16;

/** Origin of the transaction in which a tick applies; what it holds is journaled update by update. */
export const tickOrigin = Symbol("room tick");

/** An update that a connection sent, as it came. */
type Received = {
  readonly connection: Connection<LiveContext>;
  readonly bytes: Uint8Array;
  readonly decoded: DecodedUpdate;
};

/**
 * The hot path of a room. Updates are collected for a moment, then, in this order: applied in one transaction, appended to
 * the journal as they came, committed, and only then sent: to each sender its acknowledgements, to everybody one broadcast.
 * A quiet room does all of it at once. A busy one collects for up to 10 ms, so that its writers soon know what is safe, and
 * broadcasts with every other tick; where everybody's cursors are goes along.
 */
export class RoomTick {
  readonly #room: Room;
  readonly #committer: Committer;
  readonly #now: () => number;
  readonly #timings: Timings;
  readonly #saved: Uint8Array;
  #received: Received[] = [];
  /** Whether something was applied since the last broadcast. */
  #unsent = false;
  #cancel: (() => void) | null = null;
  #lastRun = Number.NEGATIVE_INFINITY;
  #lastBroadcast = Number.NEGATIVE_INFINITY;

  /** `now` gives milliseconds that never run backwards; `timings` takes how long each tick kept the process busy. */
  constructor(room: Room, committer: Committer, now: () => number, timings: Timings) {
    this.#room = room;
    this.#committer = committer;
    this.#now = now;
    this.#timings = timings;
    this.#saved = new OutgoingMessage(room.documentId).writeSyncStatus(true).toUint8Array();
  }

  add(connection: Connection<LiveContext>, bytes: Uint8Array, decoded: DecodedUpdate): void {
    this.#received.push({ connection, bytes, decoded });
    if (this.#cancel === null) this.#runAt(this.#lastRun + this.#pause);
  }

  /** What the document took from elsewhere goes out with the next broadcast. */
  show(): void {
    this.#unsent = true;
    if (this.#cancel === null) this.#runAt(this.#lastBroadcast + ticksPerBroadcast * this.#pause);
  }

  /** Does at once what is collected. */
  run(): void {
    this.#cancel?.();
    this.#cancel = null;
    const received = this.#received;
    this.#received = [];
    if (received.length === 0 && !this.#unsent) return;
    this.#lastRun = this.#now();

    const { sound, fresh } = this.#apply(received);
    for (const { connection, bytes } of fresh) {
      this.#committer.add(this.#room, connection.context.person, bytes);
    }
    // These frames wait at each socket's gate until the commit that the committer now makes.
    this.#broadcast();
    for (const { connection } of sound) connection.send(this.#saved);
    this.#timings.add(this.#now() - this.#lastRun);
  }

  get #pause(): number {
    return Math.min(longestPause, this.#room.shell.getConnectionsCount() * pausePerConnection);
  }

  #runAt(at: number): void {
    const wait = at - this.#now();
    if (wait <= 0) {
      const handle = setImmediate(() => this.run());
      this.#cancel = () => clearImmediate(handle);
    } else {
      const handle = setTimeout(() => this.run(), wait);
      this.#cancel = () => clearTimeout(handle);
    }
  }

  /** At once when the last broadcast is long enough ago, else with the next tick. */
  #broadcast(): void {
    const { shell } = this.#room;
    const pause = this.#pause;
    this.#unsent = this.#lastRun - this.#lastBroadcast < (ticksPerBroadcast - 0.5) * pause;
    if (this.#unsent) {
      this.#runAt(this.#lastRun + pause);
      return;
    }
    this.#lastBroadcast = this.#lastRun;
    // What comes by no tick (presence, what the server writes itself) is sent by Hocuspocus when no words take it along.
    shell.flushDelay = Math.max(presencePause, (ticksPerBroadcast + 1) * pause);
    shell.flush();
  }

  /** `sound` is to be acknowledged; of that, `fresh` is new to the document and belongs in the journal. */
  #apply(received: readonly Received[]): { readonly sound: Received[]; readonly fresh: Received[] } {
    const { document } = this.#room;
    const sound: Received[] = [];
    const fresh: Received[] = [];
    document.transact(() => {
      for (const update of received) {
        // What was typed during the handshake comes once with its answer and once by itself.
        const isKnown =
          update.decoded.ds.clients.size === 0 && newClients(document, update.decoded).size === 0;
        if (!isKnown) Y.applyUpdate(document, update.bytes, tickOrigin);
        if (!rests(document)) {
          update.connection.context.socket.refuse();
          continue;
        }
        sound.push(update);
        if (!isKnown) fresh.push(update);
      }
    }, tickOrigin);
    return { sound, fresh };
  }
}

/**
 * Whether everything that was applied rests on something that is there. An update whose predecessors never came leaves Yjs
 * waiting for them; it is forgotten, and a client that means well sends everything again when it returns.
 */
export function rests(document: Y.Doc): boolean {
  const { store } = document;
  if (store.pendingStructs === null && store.pendingDs === null) return true;
  store.pendingStructs = null;
  store.pendingDs = null;
  return false;
}
