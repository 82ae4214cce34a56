import type { Document } from "@hocuspocus/server";
import type { Span } from "./journal.ts";

/** What is not remembered is read from the journal again. */
const maxBeyond = 1000;

/**
 * One open document. Counts what is applied in memory against what is on disk: nothing that shows the difference may
 * leave the server.
 */
export class Room {
  /**
   * The document as far as its words do not matter: who is in it, what is broadcast, whether it is gone. While the text
   * lies folded there are no words in it.
   */
  readonly shell: Document;
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
  /** Entries that are applied and stand in the journal after some that are not, in order. */
  #beyond: Span[] = [];
  readonly #waiting: { readonly count: number; readonly done: () => void }[] = [];
  #unfold: (() => void) | null;

  /** `unfold` puts the text into a document that was opened without it; null when it is there. */
  constructor(
    document: Document,
    sequence: number,
    sinceSnapshot: number,
    unfold: (() => void) | null = null,
  ) {
    this.shell = document;
    this.#unfold = unfold;
    this.sequence = sequence;
    this.head = sequence;
    this.sinceSnapshot = sinceSnapshot;
  }

  get documentId(): string {
    return this.shell.name;
  }

  /** The document with its text, which is put into it now unless it is there. */
  get document(): Document {
    this.unfold();
    return this.shell;
  }

  get isFolded(): boolean {
    return this.#unfold !== null;
  }

  /** To be called before anything that is not of this room's making reads or changes the words. */
  unfold(): void {
    this.#unfold?.();
    // Not before: a text that could not be read must not pass for an empty one.
    this.#unfold = null;
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
    // With somebody else's entries between them, only the journal can tell what is missing.
    if (last - first + 1 > count || last <= this.sequence) return;
    if (first > this.sequence + 1) {
      if (this.#beyond.length < maxBeyond) this.#beyond.push({ first, last });
      return;
    }
    this.#moveTo(last);
    for (const span of this.#beyond) if (span.first <= this.sequence + 1) this.#moveTo(span.last);
    this.#beyond = this.#beyond.filter((span) => span.last > this.sequence);
  }

  #moveTo(last: number): void {
    this.sinceSnapshot += Math.max(0, last - this.sequence);
    this.sequence = Math.max(this.sequence, last);
  }
}
