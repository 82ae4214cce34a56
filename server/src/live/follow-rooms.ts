import * as Y from "yjs";
import { EntriesDropped, type Journal, type Span } from "./journal.ts";
import type { Room } from "./room.ts";
import { applyStored } from "./stored-text.ts";

/** Origin of transactions that apply what is in the journal already, so that it is not appended again. */
export const followOrigin = Symbol("from the journal");

const checkEvery = 1000;
const jitter = 0.2;
const maxReads = 1000;
/** What two nodes store at the same time is told crosswise: what is missing is mostly on its way, in milliseconds. */
const patience = 50;
const maxOffered = 100;

type Offered = { readonly span: Span; readonly update: Uint8Array };

/**
 * Keeps the open rooms of this node up with what other nodes append. The journal is the truth: what another node says is
 * applied only when it is exactly what comes next, everything else is read from the journal, and a look at the heads of
 * all open rooms about once a second finds what nobody said.
 */
export class RoomFollower {
  readonly #journal: Journal;
  readonly #rooms: () => Iterable<Room>;
  readonly #show: (room: Room) => void;
  readonly #onFault: (error: unknown) => void;
  /** What came before its turn. */
  readonly #offered = new WeakMap<Room, Offered[]>();
  readonly #waiting = new Map<Room, NodeJS.Timeout>();
  readonly #reading = new WeakMap<Room, { now: Promise<void>; next: Promise<void> | null }>();
  #timer: NodeJS.Timeout | null = null;
  #stopped = false;
  #lag = 0;

  constructor(options: {
    readonly journal: Journal;
    readonly rooms: () => Iterable<Room>;
    /** Called when a room holds something of another node that its connections have not seen. */
    readonly show: (room: Room) => void;
    readonly onFault: (error: unknown) => void;
  }) {
    this.#journal = options.journal;
    this.#rooms = options.rooms;
    this.#show = options.show;
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
    for (const timer of this.#waiting.values()) clearTimeout(timer);
    this.#waiting.clear();
  }

  /** Takes what another node says it stored: `update` is all of it, or null when it is too much to say. */
  offer(room: Room, span: Span, update: Uint8Array | null): void {
    if (span.last <= room.sequence) return;
    room.head = Math.max(room.head, span.last);
    if (update !== null) {
      const offered = this.#offered.get(room) ?? [];
      if (offered.length < maxOffered) offered.push({ span, update });
      this.#offered.set(room, offered);
    }
    this.proceed(room);
  }

  /** Applies what was offered and is next by now; what is still missing after a moment is read from the journal. */
  proceed(room: Room): void {
    const offered = this.#offered.get(room) ?? [];
    for (
      let next = takeNext(offered, room.sequence);
      next !== null;
      next = takeNext(offered, room.sequence)
    ) {
      this.#apply(room, [next.update], next.span.last - room.sequence, next.span.last);
    }
    if (room.head <= room.sequence) {
      clearTimeout(this.#waiting.get(room));
      this.#waiting.delete(room);
    } else if (!this.#waiting.has(room) && !this.#stopped) {
      const timer = setTimeout(() => {
        this.#waiting.delete(room);
        this.catchUp(room).catch(this.#onFault);
      }, patience);
      this.#waiting.set(room, timer.unref());
    }
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
      const updates = await this.#readAfter(room, from);
      if (updates === null) continue;
      if (updates.length === 0 || room.shell.isDestroyed) return;
      const last = from + updates.length;
      // Another node may have said some of it meanwhile.
      const fresh = updates.slice(room.sequence - from);
      if (fresh.length > 0) this.#apply(room, fresh, fresh.length, last);
      if (room.sequence >= room.head) return;
    }
  }

  /** Null when what follows is not kept one by one any more, and was taken as a whole. */
  async #readAfter(room: Room, from: number): Promise<readonly Uint8Array[] | null> {
    try {
      return await this.#journal.readAfter(room.documentId, from);
    } catch (error) {
      if (!(error instanceof EntriesDropped)) throw error;
    }
    const stored = await this.#journal.load(room.documentId);
    if (stored === null || room.shell.isDestroyed || stored.sequence <= room.sequence) return null;
    applyStored(room.document, stored, followOrigin);
    room.follow(stored.sequence - room.sequence, stored.sequence);
    this.#show(room);
    return null;
  }

  async #check(): Promise<void> {
    const rooms = [...this.#rooms()];
    if (rooms.length === 0) {
      this.#lag = 0;
      return;
    }
    const heads = await this.#journal.heads(rooms.map((room) => room.documentId));
    let lag = 0;
    const behind: Room[] = [];
    for (const room of rooms) {
      const missing = (heads.get(room.documentId) ?? 0) - room.sequence;
      lag = Math.max(lag, missing);
      if (missing > 0) behind.push(room);
    }
    this.#lag = lag;
    for (const room of behind) await this.catchUp(room);
  }

  #apply(room: Room, updates: readonly Uint8Array[], count: number, last: number): void {
    const { document } = room;
    document.transact(() => {
      for (const update of updates) Y.applyUpdate(document, update, followOrigin);
    }, followOrigin);
    room.follow(count, last);
    this.#show(room);
  }
}

/** Takes what continues at `sequence` out of what was offered, and forgets what is known by now. */
function takeNext(offered: Offered[], sequence: number): Offered | null {
  let next: Offered | null = null;
  const later = offered.filter((one) => {
    if (one.span.last <= sequence) return false;
    if (next !== null || one.span.first > sequence + 1) return true;
    next = one;
    return false;
  });
  offered.splice(0, offered.length, ...later);
  return next;
}
