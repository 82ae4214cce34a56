import type { Document } from "@hocuspocus/server";

/**
 * One open document. Counts what is applied in memory against what is on disk: nothing that shows the difference may
 * leave the server.
 */
export class Room {
  readonly document: Document;
  /** Updates applied since the room was opened. */
  applied = 0;
  /** How many of them are on disk. */
  committed = 0;
  /** Sequence number of the last entry on disk. */
  sequence: number;
  sinceSnapshot: number;
  readonly #waiting: { readonly count: number; readonly done: () => void }[] = [];

  constructor(document: Document, sequence: number, sinceSnapshot: number) {
    this.document = document;
    this.sequence = sequence;
    this.sinceSnapshot = sinceSnapshot;
  }

  /** Resolves when everything that is applied at this moment is on disk. */
  stored(): Promise<void> {
    return new Promise((resolve) => {
      this.whenStored(this.applied, resolve);
    });
  }

  /** Calls `done` once the first `count` updates are on disk; at once when they are. */
  whenStored(count: number, done: () => void): void {
    if (this.committed >= count) done();
    else this.#waiting.push({ count, done });
  }

  /** Notes that `count` more updates are on disk, and lets go of what waited for them. */
  commit(count: number, sequence: number): void {
    this.committed += count;
    this.sequence = sequence;
    this.sinceSnapshot += count;
    // Those who wait came in the order of what they wait for.
    while (this.#waiting[0] !== undefined && this.#waiting[0].count <= this.committed) {
      this.#waiting.shift()?.done();
    }
  }
}
