import type { Document } from "@hocuspocus/server";
import { type LiveText, TextMoved } from "./live.ts";
import type { OpenRooms } from "./open-rooms.ts";
import { stopWriting } from "./renew-access.ts";

const maxFreezes = 5;
const holdElsewhere = 3000;

/** Holds the writers of a document while its text is taken, here and for other nodes that take it. */
export class Freezing {
  readonly #rooms: OpenRooms;
  readonly #loading: ReadonlyMap<string, Promise<Document>>;
  readonly #onHold: (documentId: string) => void;
  readonly #onRelease: (documentId: string) => void;
  readonly #onOverdue: (documentId: string) => void;
  readonly #held = new Set<string>();
  readonly #heldElsewhere = new Map<string, NodeJS.Timeout>();
  readonly #closings = new Map<string, Promise<unknown>>();

  constructor(options: {
    readonly rooms: OpenRooms;
    /** The documents that are being loaded at this moment. */
    readonly loading: ReadonlyMap<string, Promise<Document>>;
    /** Asks the other nodes to hold the document, too. */
    readonly onHold: (documentId: string) => void;
    /** Lets everybody everywhere ask for their access again. */
    readonly onRelease: (documentId: string) => void;
    /** Another node has not said for too long that it is done with the document. */
    readonly onOverdue: (documentId: string) => void;
  }) {
    this.#rooms = options.rooms;
    this.#loading = options.loading;
    this.#onHold = options.onHold;
    this.#onRelease = options.onRelease;
    this.#onOverdue = options.onOverdue;
  }

  isHeld(documentId: string): boolean {
    return this.#held.has(documentId) || this.#heldElsewhere.has(documentId);
  }

  /** As `Live.freeze`; freezes of the same document take turns. */
  async freeze<T>(documentId: string, work: (text: LiveText) => Promise<T>): Promise<T> {
    const before = this.#closings.get(documentId) ?? Promise.resolve();
    const mine = before.then(
      () => this.#freezeAlone(documentId, work),
      () => this.#freezeAlone(documentId, work),
    );
    this.#closings.set(documentId, mine);
    try {
      return await mine;
    } finally {
      if (this.#closings.get(documentId) === mine) this.#closings.delete(documentId);
    }
  }

  // A node that dies while it closes a document must not leave it held here.
  holdForAnother(documentId: string): void {
    const room = this.#rooms.byId.get(documentId);
    if (room === undefined) return;
    clearTimeout(this.#heldElsewhere.get(documentId));
    const end = () => this.#onOverdue(documentId);
    this.#heldElsewhere.set(documentId, setTimeout(end, holdElsewhere).unref());
    room.tick.run();
    stopWriting(room.shell);
  }

  releaseForAnother(documentId: string): void {
    clearTimeout(this.#heldElsewhere.get(documentId));
    this.#heldElsewhere.delete(documentId);
  }

  async #freezeAlone<T>(documentId: string, work: (text: LiveText) => Promise<T>): Promise<T> {
    this.#held.add(documentId);
    this.#onHold(documentId);
    try {
      // A room that is being loaded lets its connections in only after `connected`, which asks whether it is held.
      await this.#loading.get(documentId)?.catch(() => undefined);
      const room = this.#rooms.byId.get(documentId);
      if (room !== undefined) stopWriting(room.shell);
      for (let attempt = 1; ; attempt += 1) {
        try {
          return await work(await this.#rooms.read(documentId));
        } catch (error) {
          // Another node stored something between the reading and the closing transaction.
          if (!(error instanceof TextMoved) || attempt === maxFreezes) throw error;
        }
      }
    } finally {
      this.#held.delete(documentId);
      this.#onRelease(documentId);
    }
  }
}
