import type { Document } from "@hocuspocus/server";
import type { Span } from "./journal.ts";

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
  /** Sequence number up to which every entry of the journal is applied, whichever node took it. */
  sequence: number;
  /** The highest sequence number that is known to be on disk; above `sequence` while another node's entries are missing. */
  head: number;
  sinceSnapshot: number;
  #followed = 0;
  readonly #waiting: { readonly count: number; readonly done: () => void }[] = [];

  constructor(document: Document, sequence: number, sinceSnapshot: number) {
    this.document = document;
    this.sequence = sequence;
    this.head = sequence;
    this.sinceSnapshot = sinceSnapshot;
  }

  /** Grows with every change of the document in memory, whichever node it came from. */
  get changes(): number {
    return this.applied + this.#followed;
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

  /** Notes that `count` more updates of this node are on disk, and lets go of what waited for them. */
  commit(count: number, span: Span): void {
    this.committed += count;
    this.#reach(span, count);
    // Those who wait came in the order of what they wait for.
    while (this.#waiting[0] !== undefined && this.#waiting[0].count <= this.committed) {
      this.#waiting.shift()?.done();
    }
  }

  /** Notes that the next `count` entries, up to `last`, were taken from the journal or another node and are applied. */
  follow(count: number, last: number): void {
    this.#followed += count;
    this.#reach({ first: last - count + 1, last }, count);
  }

  #reach({ first, last }: Span, count: number): void {
    this.head = Math.max(this.head, last);
    // With somebody else's entries before or between them, only the journal can tell what is missing.
    if (first > this.sequence + 1 || last - first + 1 > count || last <= this.sequence) return;
    this.sinceSnapshot += last - this.sequence;
    this.sequence = last;
  }
}
