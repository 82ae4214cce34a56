import { OutgoingMessage } from "@hocuspocus/server";
import { createEncoder, toUint8Array, writeVarString, writeVarUint, writeVarUint8Array } from "lib0/encoding";
import * as Y from "yjs";
import { messageType, syncType } from "./frames.ts";
import type { Room } from "./room.ts";

/** Below this many bytes a text is encoded anew for each who joins while it changes. */
const worthSharing = 64 * 1024;
const longestShared = 5000;

type Shared = {
  readonly frame: Uint8Array;
  readonly vector: Uint8Array;
  readonly changes: number;
  readonly at: number;
};

/**
 * What a room sends to those who join it. A whole room that comes at once gets the very same bytes, made once; what
 * changed since then follows as a small update of its own.
 */
export class Joining {
  readonly #room: Room;
  readonly #now: () => number;
  #shared: Shared | null = null;

  /** `now` gives milliseconds that never run backwards. */
  constructor(room: Room, now: () => number) {
    this.#room = room;
    this.#now = now;
  }

  /** The frames that bring a client with this state vector up to date, and the question what it has that is new. */
  answer(vector: Uint8Array): Uint8Array[] {
    const { document } = this.#room;
    const question = new OutgoingMessage(document.name)
      .createSyncMessage()
      .writeFirstSyncStepFor(document)
      .toUint8Array();
    if (Y.decodeStateVector(vector).size > 0) {
      return [syncFrame(document.name, syncType.step2, Y.encodeStateAsUpdate(document, vector)), question];
    }
    const shared = this.#sharedState();
    if (shared.changes === this.#room.changes) return [shared.frame, question];
    const since = Y.encodeStateAsUpdate(document, shared.vector);
    return [shared.frame, syncFrame(document.name, syncType.update, since), question];
  }

  #sharedState(): Shared {
    const { document, changes } = this.#room;
    const held = this.#shared;
    if (held !== null) {
      const isCurrent = held.changes === changes;
      const isCheaper = held.frame.byteLength >= worthSharing && this.#now() - held.at < longestShared;
      if (isCurrent || isCheaper) return held;
    }
    this.#shared = {
      frame: syncFrame(document.name, syncType.step2, Y.encodeStateAsUpdate(document)),
      vector: Y.encodeStateVector(document),
      changes,
      at: this.#now(),
    };
    return this.#shared;
  }
}

function syncFrame(documentId: string, sub: number, payload: Uint8Array): Uint8Array {
  const encoder = createEncoder();
  writeVarString(encoder, documentId);
  writeVarUint(encoder, messageType.sync);
  writeVarUint(encoder, sub);
  writeVarUint8Array(encoder, payload);
  return toUint8Array(encoder);
}
