import { entryIds } from "./entry-ids.ts";
import type { AppendResult, Journal, NewEntry, Span } from "./journal.ts";
import type { LivePerson } from "./live.ts";
import type { Room } from "./room.ts";

const maxEntriesPerCommit = 2000;
const maxBytesPerCommit = 8 * 1024 * 1024;
const firstPause = 50;
const longestPause = 2000;

type Waiting = { readonly room: Room; readonly entry: NewEntry };

/** What one commit stored of a room: its updates, in order, and where they stand in the journal. */
export type Commit = { readonly room: Room; readonly span: Span; readonly updates: readonly Uint8Array[] };

/**
 * Takes the applied updates of all rooms to disk, in order, many in one commit. While the journal fails it tries again
 * for ever, slower each time; meanwhile nobody is told that anything is saved.
 */
export class Committer {
  readonly #journal: Journal;
  readonly #now: () => number;
  readonly #nextId: () => string;
  readonly #onRefused: (room: Room) => void;
  readonly #onCommitted: (commits: readonly Commit[]) => void;
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
    readonly onCommitted: (commits: readonly Commit[]) => void;
    readonly onFault: (error: unknown) => void;
  }) {
    this.#journal = options.journal;
    this.#now = options.now;
    this.#nextId = entryIds(options.now);
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
      id: this.#nextId(),
      documentId: room.documentId,
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
      const batch = firstOf(this.#waiting);
      try {
        const result = await this.#journal.append(batch.map(({ entry }) => entry));
        this.#waiting = this.#waiting.slice(batch.length);
        this.#fault = null;
        pause = firstPause;
        this.#settle(batch, result);
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

  #settle(batch: readonly Waiting[], { taken, refused }: AppendResult): void {
    const updatesOf = new Map<Room, Uint8Array[]>();
    for (const { room, entry } of batch) {
      this.#bytes -= entry.bytes.byteLength;
      const updates = updatesOf.get(room);
      if (updates === undefined) updatesOf.set(room, [entry.bytes]);
      else updates.push(entry.bytes);
    }
    const commits: Commit[] = [];
    for (const [room, updates] of updatesOf) {
      const span = taken.get(room.documentId);
      if (span === undefined || refused.has(room.documentId)) {
        this.#onRefused(room);
      } else {
        room.commit(updates.length, span);
        commits.push({ room, span, updates });
      }
    }
    this.#onCommitted(commits);
  }
}

/** As many as one commit takes, at least one, in an array of their own: more comes while they are on their way. */
function firstOf(waiting: readonly Waiting[]): readonly Waiting[] {
  let bytes = 0;
  const end = waiting.findIndex(({ entry }, index) => {
    bytes += entry.bytes.byteLength;
    return index > 0 && (index >= maxEntriesPerCommit || bytes > maxBytesPerCommit);
  });
  return waiting.slice(0, end === -1 ? waiting.length : end);
}
