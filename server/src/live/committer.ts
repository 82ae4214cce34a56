import type { Journal, NewEntry } from "./journal.ts";
import type { LivePerson } from "./live.ts";
import type { Room } from "./room.ts";

const maxEntriesPerCommit = 2000;
const firstPause = 50;
const longestPause = 2000;

type Waiting = { readonly room: Room; readonly entry: NewEntry };

/**
 * Takes the applied updates of all rooms to disk, in order, many in one commit. While the journal fails it tries again
 * for ever, slower each time; meanwhile nobody is told that anything is saved.
 */
export class Committer {
  readonly #journal: Journal;
  readonly #now: () => number;
  readonly #onRefused: (room: Room) => void;
  readonly #onCommitted: (rooms: ReadonlySet<Room>, updates: number) => void;
  readonly #onFault: (error: unknown) => void;
  #waiting: Waiting[] = [];
  #bytes = 0;
  #running = false;
  #fault: string | null = null;
  #idle: (() => void)[] = [];

  constructor(options: {
    readonly journal: Journal;
    /** Wall clock in milliseconds. */
    readonly now: () => number;
    /** The document took nothing: what the room applied since must not be shown to anyone. */
    readonly onRefused: (room: Room) => void;
    readonly onCommitted: (rooms: ReadonlySet<Room>, updates: number) => void;
    readonly onFault: (error: unknown) => void;
  }) {
    this.#journal = options.journal;
    this.#now = options.now;
    this.#onRefused = options.onRefused;
    this.#onCommitted = options.onCommitted;
    this.#onFault = options.onFault;
  }

  get pendingUpdates(): number {
    return this.#waiting.length;
  }

  get pendingBytes(): number {
    return this.#bytes;
  }

  /** Why the journal refused last time; null while it works. */
  get fault(): string | null {
    return this.#fault;
  }

  /** Notes an update that the room has applied; `author` is null for what the server wrote itself. */
  add(room: Room, author: LivePerson | null, bytes: Uint8Array): void {
    room.applied += 1;
    this.#bytes += bytes.byteLength;
    const entry: NewEntry = {
      documentId: room.document.name,
      authorId: author?.userId ?? null,
      signInId: author?.signInId ?? null,
      at: new Date(this.#now()).toISOString(),
      bytes,
    };
    this.#waiting.push({ room, entry });
    if (this.#running) return;
    this.#running = true;
    // Everything that this turn of the event loop still reads from sockets goes into the same commit.
    setImmediate(() => {
      this.#run().catch(this.#onFault);
    });
  }

  /** Resolves when nothing waits any more. */
  idle(): Promise<void> {
    if (!this.#running) return Promise.resolve();
    return new Promise((resolve) => {
      this.#idle.push(resolve);
    });
  }

  async #run(): Promise<void> {
    let pause = firstPause;
    while (this.#waiting.length > 0) {
      const batch = this.#waiting.slice(0, maxEntriesPerCommit);
      try {
        const { heads, refused } = await this.#journal.append(batch.map(({ entry }) => entry));
        this.#waiting = this.#waiting.slice(batch.length);
        this.#fault = null;
        pause = firstPause;
        this.#settle(batch, heads, refused);
      } catch (error) {
        this.#fault = error instanceof Error ? error.message : String(error);
        this.#onFault(error);
        await new Promise((resolve) => setTimeout(resolve, pause));
        pause = Math.min(pause * 2, longestPause);
      }
    }
    this.#running = false;
    for (const done of this.#idle.splice(0)) done();
  }

  #settle(batch: readonly Waiting[], heads: ReadonlyMap<string, number>, refused: ReadonlySet<string>): void {
    const counts = new Map<Room, number>();
    for (const { room, entry } of batch) {
      this.#bytes -= entry.bytes.byteLength;
      counts.set(room, (counts.get(room) ?? 0) + 1);
    }
    const committed = new Set<Room>();
    let updates = 0;
    for (const [room, count] of counts) {
      const documentId = room.document.name;
      if (refused.has(documentId)) {
        this.#onRefused(room);
      } else {
        room.commit(count, heads.get(documentId) ?? room.sequence);
        committed.add(room);
        updates += count;
      }
    }
    this.#onCommitted(committed, updates);
  }
}
