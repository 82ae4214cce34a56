import type { Connection, Document } from "@hocuspocus/server";
import { type NodeJson, readProse, replaceProse } from "@minuta/document";
import * as Y from "yjs";
import type { Committer } from "./committer.ts";
import { FoldedText } from "./folded-text.ts";
import { followOrigin } from "./follow-rooms.ts";
import { DocumentNotFound, type Journal, type StoredText } from "./journal.ts";
import type { LiveText, Rewriting } from "./live.ts";
import { originContext } from "./live-connections.ts";
import type { LiveContext } from "./live-socket.ts";
import { OpenRoom } from "./open-room.ts";
import { type PackedState, packState } from "./packed-state.ts";
import type { Room } from "./room.ts";
import { rests, tickOrigin } from "./room-tick.ts";
import { applyStored, applyUnheard, bytesOf, snapshotOf } from "./stored-text.ts";
import type { Timings } from "./timings.ts";

const snapshotEvery = 500;
const snapshotEveryBytes = 4 * 1024 * 1024;
const snapshotAtUnload = 50;
/** What could not be kept (a full disk, say) costs encoding the whole text each time it is tried. */
const retrySnapshotAfter = 5000;

/** The rooms of this process: how one is opened from the journal, read, and kept quick to open again. */
export class OpenRooms {
  readonly #journal: Journal;
  readonly #committer: Committer;
  readonly #now: () => number;
  readonly #monotonic: () => number;
  readonly #tickTimings: Timings;
  readonly #catchUp: (room: Room) => Promise<void>;
  readonly #rooms = new Map<string, OpenRoom>();
  readonly #packing = new Map<string, Promise<PackedState>>();

  constructor(options: {
    readonly journal: Journal;
    readonly committer: Committer;
    /** Wall clock in milliseconds. */
    readonly now: () => number;
    readonly monotonic: () => number;
    readonly tickTimings: Timings;
    /** Resolves when the room holds what other processes stored. */
    readonly catchUp: (room: Room) => Promise<void>;
  }) {
    this.#journal = options.journal;
    this.#committer = options.committer;
    this.#now = options.now;
    this.#monotonic = options.monotonic;
    this.#tickTimings = options.tickTimings;
    this.#catchUp = options.catchUp;
  }

  get byId(): ReadonlyMap<string, OpenRoom> {
    return this.#rooms;
  }

  /** The open room that the connection is in; undefined when its document is not the one that is open now. */
  of(connection: Connection<LiveContext>): OpenRoom | undefined {
    const room = this.#rooms.get(connection.document.name);
    return room?.shell === connection.document ? room : undefined;
  }

  /** Reads the text into the document and opens its room. Throws `DocumentNotFound` or what the journal throws. */
  async open(document: Document, documentId: string): Promise<OpenRoom> {
    const stored = await this.#stored(documentId);
    const text = FoldedText.of(stored);
    const folded =
      text === null ? null : { text, unfold: () => applyUnheard(document, stored, followOrigin) };
    const state = text === null ? loadStored(document, stored) : null;
    const room = new OpenRoom(
      document,
      { ...stored, state, folded },
      {
        committer: this.#committer,
        monotonic: this.#monotonic,
        tickTimings: this.#tickTimings,
      },
    );
    // What does not come through the tick: frames that waited while the document was loaded.
    document.on("afterTransaction", ({ origin }: Y.Transaction) => {
      if (origin !== tickOrigin && !rests(document)) originContext(origin)?.socket.refuse();
    });
    document.on("update", (bytes: Uint8Array, origin: unknown) => {
      if (origin !== tickOrigin && origin !== followOrigin)
        this.#committer.add(room, originContext(origin)?.person ?? null, bytes);
    });
    this.#rooms.set(documentId, room);
    return room;
  }

  forget(documentId: string): void {
    this.#rooms.delete(documentId);
  }

  /** The text with everything that is on disk; throws `DocumentNotFound` when there is none. */
  async read(documentId: string): Promise<LiveText> {
    const room = this.#rooms.get(documentId);
    if (room !== undefined) {
      await room.untilStored();
      await this.#catchUp(room);
      return { ...readProse(room.document), sequence: room.sequence };
    }
    const stored = await this.#stored(documentId);
    return withText(stored, (doc) => ({ ...readProse(doc), sequence: stored.sequence }));
  }

  /** As `Live.rewriting`. */
  async rewriting(documentId: string, text: NodeJson): Promise<Rewriting | null> {
    await this.#rooms.get(documentId)?.untilStored();
    const stored = await this.#stored(documentId);
    return withText(stored, (doc) => {
      const vector = Y.encodeStateVector(doc);
      if (!replaceProse(doc, text)) return null;
      return { bytes: new Uint8Array(Y.encodeStateAsUpdate(doc, vector)), follows: stored.sequence };
    });
  }

  /** The text as those get it who join over HTTP first; throws `DocumentNotFound` when there is none. */
  packed(documentId: string): Promise<PackedState> {
    const room = this.#rooms.get(documentId);
    if (room !== undefined) return room.joining.packed();
    // Its room is at another node, or nobody is in it; a crowd that asks at once shares one reading.
    let packing = this.#packing.get(documentId);
    if (packing === undefined) {
      packing = this.#packStored(documentId).finally(() => this.#packing.delete(documentId));
      this.#packing.set(documentId, packing);
    }
    return packing;
  }

  async #packStored(documentId: string): Promise<PackedState> {
    const stored = await this.#stored(documentId);
    const folded = FoldedText.of(stored);
    if (folded?.isWhole) return folded.packed;
    return packState(withText(stored, (doc) => Y.encodeStateAsUpdate(doc)));
  }

  async #stored(documentId: string): Promise<StoredText> {
    const stored = await this.#journal.load(documentId);
    if (stored === null) throw new DocumentNotFound(documentId);
    return stored;
  }

  /** Notes what was stored of a room, and keeps a snapshot once that is enough since the last, by number or by size. */
  async compact({ shell, sinceSnapshot }: Room, updates: readonly Uint8Array[]): Promise<void> {
    const room = this.#rooms.get(shell.name);
    if (room?.shell !== shell) return;
    room.bytesSinceSnapshot += bytesOf(updates);
    const isDue = sinceSnapshot >= snapshotEvery || room.bytesSinceSnapshot >= snapshotEveryBytes;
    if (isDue && this.#monotonic() >= room.snapshotNotBefore) await this.#snapshot(room);
  }

  /** A snapshot on leaving makes the next opening quicker. */
  async compactAtUnload(room: OpenRoom): Promise<void> {
    if (room.sinceSnapshot >= snapshotAtUnload) await this.#snapshot(room);
  }

  async #snapshot(room: OpenRoom): Promise<void> {
    const { applied, sequence, sinceSnapshot, bytesSinceSnapshot } = room;
    const state = snapshotOf(room.document);
    room.sinceSnapshot = 0;
    room.bytesSinceSnapshot = 0;
    // A snapshot that held more than the journal would be a text without its history. In a busy room there is always
    // something on its way: it is waited for, and read once more from the journal by who opens the text.
    await new Promise<void>((resolve) => {
      room.whenStored(applied, resolve);
    });
    const at = new Date(this.#now()).toISOString();
    try {
      await this.#journal.saveSnapshot(room.documentId, sequence, at, state);
    } catch (error) {
      room.sinceSnapshot += sinceSnapshot;
      room.bytesSinceSnapshot += bytesSinceSnapshot;
      room.snapshotNotBefore = this.#monotonic() + retrySnapshotAfter;
      throw error;
    }
  }
}

/** Loads into a document of Hocuspocus that nobody is in yet, and returns its state as one Yjs v1 update where that is known. */
function loadStored(document: Document, stored: StoredText): Uint8Array | null {
  const { flushDelay } = document;
  const updates: Uint8Array[] = [];
  const keep = (update: Uint8Array) => updates.push(update);
  document.on("update", keep);
  // Hocuspocus would collect what is loaded, merge it, and broadcast it to nobody.
  document.flushDelay = false;
  try {
    applyStored(document, stored);
  } finally {
    document.flushDelay = flushDelay;
    document.off("update", keep);
  }
  return updates.length === 1 ? (updates[0] ?? null) : null;
}

function withText<T>(stored: StoredText, take: (doc: Y.Doc) => T): T {
  const doc = new Y.Doc();
  try {
    applyStored(doc, stored);
    return take(doc);
  } finally {
    doc.destroy();
  }
}
