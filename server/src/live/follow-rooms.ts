import * as Y from "yjs";
import type { Journal, Span } from "./journal.ts";
import type { Room } from "./room.ts";

/** Origin of transactions that apply what is in the journal already, so that it is not appended again. */
export const followOrigin = Symbol("from the journal");

const checkEvery = 1000;
const jitter = 0.2;
const maxReads = 1000;

/**
 * Keeps the open rooms of this node up with what other nodes append. The journal is the truth: what another node says is
 * applied only when it is exactly what comes next, everything else is read from the journal, and a look at the heads of
 * all open rooms about once a second finds what nobody said.
 */
export class RoomFollower {
  readonly #journal: Journal;
  readonly #rooms: () => Iterable<Room>;
  readonly #onFault: (error: unknown) => void;
  readonly #reading = new WeakMap<Room, { now: Promise<void>; next: Promise<void> | null }>();
  #timer: NodeJS.Timeout | null = null;
  #stopped = false;
  #lag = 0;

  constructor(options: {
    readonly journal: Journal;
    readonly rooms: () => Iterable<Room>;
    readonly onFault: (error: unknown) => void;
  }) {
    this.#journal = options.journal;
    this.#rooms = options.rooms;
    this.#onFault = options.onFault;
  }

  /** How many entries the room that was furthest behind missed at the last look. */
  get lag(): number {
    return this.#lag;
  }

  /** Looks from now on, until `stop`. */
  start(): void {
    const next = () => {
      if (this.#stopped) return;
      const wait = checkEvery * (1 - jitter * Math.random());
      this.#timer = setTimeout(() => {
        this.#check().catch(this.#onFault).finally(next);
      }, wait);
      this.#timer.unref();
    };
    next();
  }

  stop(): void {
    this.#stopped = true;
    if (this.#timer !== null) clearTimeout(this.#timer);
  }

  /** Takes what another node says it stored: `update` is all of it, or null when it is too much to say. */
  offer(room: Room, span: Span, update: Uint8Array | null): void {
    if (span.last <= room.sequence) return;
    if (update !== null && span.first === room.sequence + 1) {
      apply(room, [update], span.last - room.sequence, span.last);
      if (room.head <= room.sequence) return;
    }
    room.head = Math.max(room.head, span.last);
    this.catchUp(room).catch(this.#onFault);
  }

  /** Resolves when everything is applied that was in the journal when this was called. */
  catchUp(room: Room): Promise<void> {
    const reading = this.#reading.get(room);
    if (reading !== undefined) {
      // The read that is under way may have looked before; one more serves everybody who asks meanwhile.
      reading.next ??= reading.now.then(
        () => this.#start(room),
        () => this.#start(room),
      );
      return reading.next;
    }
    return this.#start(room);
  }

  #start(room: Room): Promise<void> {
    const now = this.#read(room);
    const reading = { now, next: null };
    this.#reading.set(room, reading);
    const forget = () => {
      if (this.#reading.get(room) === reading && reading.next === null) this.#reading.delete(room);
    };
    now.then(forget, forget);
    return now;
  }

  async #read(room: Room): Promise<void> {
    for (let reads = 0; reads < maxReads; reads += 1) {
      const from = room.sequence;
      const updates = await this.#journal.readAfter(room.document.name, from);
      if (updates.length === 0 || room.document.isDestroyed) return;
      const last = from + updates.length;
      // Another node may have said some of it meanwhile.
      const fresh = updates.slice(room.sequence - from);
      if (fresh.length > 0) apply(room, fresh, fresh.length, last);
      if (room.sequence >= room.head) return;
    }
  }

  async #check(): Promise<void> {
    const rooms = [...this.#rooms()];
    if (rooms.length === 0) {
      this.#lag = 0;
      return;
    }
    const heads = await this.#journal.heads(rooms.map((room) => room.document.name));
    let lag = 0;
    const behind: Room[] = [];
    for (const room of rooms) {
      const missing = (heads.get(room.document.name) ?? 0) - room.sequence;
      lag = Math.max(lag, missing);
      if (missing > 0) behind.push(room);
    }
    this.#lag = lag;
    for (const room of behind) await this.catchUp(room);
  }
}

function apply(room: Room, updates: readonly Uint8Array[], count: number, last: number): void {
  const { document } = room;
  document.transact(() => {
    for (const update of updates) Y.applyUpdate(document, update, followOrigin);
  }, followOrigin);
  room.follow(count, last);
  document.flush();
}
