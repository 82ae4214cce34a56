import { OutgoingMessage } from "@hocuspocus/server";
import type { TextOffer } from "@minuta/contract";
import { createEncoder, toUint8Array, writeVarString, writeVarUint, writeVarUint8Array } from "lib0/encoding";
import * as Y from "yjs";
import type { FoldedText } from "./folded-text.ts";
import { messageType, syncType } from "./frames.ts";
import { type PackedState, packState } from "./packed-state.ts";
import type { Room } from "./room.ts";
import { worthOffering } from "./stored-text.ts";

/** Below this many bytes a text is encoded anew for each who joins while it changes. */
const worthSharing = 64 * 1024;
const longestShared = 5000;
const offer: TextOffer = { text: "snapshot" };

/** The state at one moment of the room, for everybody who joins in the next. */
type Moment = { readonly changes: number; readonly at: number };
type Shared = Moment & {
  readonly frame: Uint8Array;
  readonly state: Uint8Array;
  readonly vector: Uint8Array;
  /** How many updates of this node have to be on disk before anybody may see it. */
  readonly applied: number;
};
type Packed = Moment & { readonly state: Promise<PackedState> };

/**
 * What a room sends to those who join it. A whole room that comes at once gets the very same bytes, made once; what
 * changed since then follows as a small update of its own.
 */
export class Joining {
  readonly #room: Room;
  readonly #now: () => number;
  #opened: Uint8Array | null;
  /** What the room was opened from, until something changes. */
  #folded: FoldedText | null;
  #shared: Shared | null = null;
  #packed: Packed | null = null;
  /** Size of the state when it was last encoded. */
  #bytes = 0;

  /** `now` gives milliseconds that never run backwards; `opened` is what the room was opened with, as far as it is known. */
  constructor(
    room: Room,
    now: () => number,
    opened: { readonly state: Uint8Array | null; readonly folded: { readonly text: FoldedText } | null },
  ) {
    this.#room = room;
    this.#now = now;
    this.#opened = opened.state;
    this.#folded = opened.folded?.text ?? null;
  }

  /**
   * The frames that bring a client with this state vector up to date, and the question what it has that is new. With
   * `mayOffer`, who has nothing of a large text is told to fetch it and ask again.
   */
  answer(vector: Uint8Array, mayOffer: boolean): Uint8Array[] {
    return this.#answerFolded(Y.decodeStateVector(vector), mayOffer) ?? this.#answer(vector, mayOffer);
  }

  /** The answer to who needs no text that is not packed already; null for everybody else. */
  #answerFolded(vector: ReadonlyMap<number, number>, mayOffer: boolean): Uint8Array[] | null {
    if (this.#folded === null || !this.#room.isFolded) return null;
    const { documentId } = this.#room;
    if (vector.size === 0) return mayOffer ? [offerFrame(documentId)] : null;
    const rest = this.#folded.restFor(vector);
    if (rest === null) return null;
    const question = Y.encodeStateVector(new Map(rest.vector));
    return [
      syncFrame(documentId, syncType.step2, rest.update),
      syncFrame(documentId, syncType.step1, question),
    ];
  }

  #answer(vector: Uint8Array, mayOffer: boolean): Uint8Array[] {
    const { document } = this.#room;
    const question = new OutgoingMessage(document.name)
      .createSyncMessage()
      .writeFirstSyncStepFor(document)
      .toUint8Array();
    if (Y.decodeStateVector(vector).size > 0) {
      return [syncFrame(document.name, syncType.step2, Y.encodeStateAsUpdate(document, vector)), question];
    }
    if (mayOffer && this.#isLarge()) {
      return [offerFrame(document.name)];
    }
    const shared = this.#share();
    if (shared.changes === this.#room.changes) return [shared.frame, question];
    const since = Y.encodeStateAsUpdate(document, shared.vector);
    return [shared.frame, syncFrame(document.name, syncType.update, since), question];
  }

  // What was large is taken to be so still: encoding it only to find out is what the offer spares.
  #isLarge(): boolean {
    if (this.#folded !== null || this.#bytes >= worthOffering) return true;
    return this.#share().state.byteLength >= worthOffering;
  }

  /** The state as it is fetched over HTTP, or as it was when the room was opened; resolves once all of it is on disk. */
  packed(): Promise<PackedState> {
    if (this.#folded !== null && this.#room.changes === 0) return Promise.resolve(this.#folded.packed);
    this.#folded = null;
    const held = this.#packed;
    if (held !== null && this.#serves(held)) return held.state;
    const shared = this.#share();
    const { changes, at } = shared;
    const packed: Packed = { changes, at, state: this.#pack(shared) };
    this.#packed = packed;
    // Nobody who fetches it needs it in full, too.
    this.#shared = null;
    packed.state.catch(() => {
      if (this.#packed === packed) this.#packed = null;
    });
    return packed.state;
  }

  async #pack({ state, applied }: Shared): Promise<PackedState> {
    const stored = new Promise<void>((resolve) => {
      this.#room.whenStored(applied, resolve);
    });
    const [packed] = await Promise.all([packState(state), stored]);
    return packed;
  }

  #serves({ changes, at }: Moment): boolean {
    return changes === this.#room.changes || this.#now() - at < longestShared;
  }

  #share(): Shared {
    const { document, changes, applied } = this.#room;
    const held = this.#shared;
    if (held !== null) {
      const isCheaper = held.frame.byteLength >= worthSharing && this.#serves(held);
      if (held.changes === changes || isCheaper) return held;
    }
    const opened = changes === 0 ? this.#opened : null;
    this.#opened = null;
    const encoded = opened ?? Y.encodeStateAsUpdate(document);
    const frame = syncFrame(document.name, syncType.step2, encoded);
    this.#bytes = encoded.byteLength;
    this.#shared = {
      frame,
      // The end of the frame, so that the state is in memory once.
      state: frame.subarray(frame.byteLength - encoded.byteLength),
      vector: Y.encodeStateVector(document),
      changes,
      applied,
      at: this.#now(),
    };
    return this.#shared;
  }
}

function offerFrame(documentId: string): Uint8Array {
  return new OutgoingMessage(documentId).writeStateless(JSON.stringify(offer)).toUint8Array();
}

function syncFrame(documentId: string, sub: number, payload: Uint8Array): Uint8Array {
  const encoder = createEncoder();
  writeVarString(encoder, documentId);
  writeVarUint(encoder, messageType.sync);
  writeVarUint(encoder, sub);
  writeVarUint8Array(encoder, payload);
  return toUint8Array(encoder);
}
