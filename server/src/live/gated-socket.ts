import type { WebSocket } from "ws";
import { documentOf } from "./frames.ts";
import type { Outlet } from "./outlet.ts";
import type { Room } from "./room.ts";

const maxWaitingBytes = 16 * 1024 * 1024;

type WaitingFrame = { readonly frame: Uint8Array; readonly room: Room | undefined; readonly count: number };

/** A broadcast is the same frame for everybody; what it is about is read once. */
const documentIds = new WeakMap<Uint8Array, string>();

/**
 * What Hocuspocus takes for a socket. Frames leave in the order they were sent, at the end of the turn in which they
 * were made, and only when every update that their document had applied by then is on disk.
 */
export class GatedSocket {
  readonly #socket: WebSocket;
  readonly #roomOf: (documentId: string) => Room | undefined;
  readonly #outlet: Outlet;
  #made: Uint8Array[] = [];
  #waiting: WaitingFrame[] = [];
  #waitingBytes = 0;
  #held = false;

  constructor(socket: WebSocket, roomOf: (documentId: string) => Room | undefined, outlet: Outlet) {
    this.#socket = socket;
    this.#roomOf = roomOf;
    this.#outlet = outlet;
  }

  get readyState(): number {
    return this.#socket.readyState;
  }

  send(data: string | ArrayBufferLike | Blob | ArrayBufferView): void {
    if (!(data instanceof Uint8Array)) throw new TypeError("only binary frames leave");
    // A reader that does not take what is sent is cut off; the others are not slowed by it.
    if (this.#waitingBytes + this.#socket.bufferedAmount > maxWaitingBytes) {
      this.#socket.terminate();
      return;
    }
    this.#waitingBytes += data.byteLength;
    if (this.#made.length === 0) queueMicrotask(() => this.#endTurn());
    this.#made.push(data);
  }

  close(code?: number, reason?: string): void {
    queueMicrotask(() => {
      this.#endTurn();
      this.#socket.close(code, reason);
    });
  }

  // The update of a frame may be noted only after Hocuspocus made the frame, but within the same turn.
  #endTurn(): void {
    for (const frame of this.#made) {
      const room = this.#roomOf(documentIdOf(frame));
      this.#waiting.push({ frame, room, count: room?.applied ?? 0 });
    }
    this.#made = [];
    this.#release();
  }

  #release(): void {
    if (this.#held || this.#waiting.length === 0) return;
    const safe: Uint8Array[] = [];
    for (const { frame, room, count } of this.#waiting) {
      if (room !== undefined && room.committed < count) {
        this.#held = true;
        room.whenStored(count, () => {
          this.#held = false;
          this.#release();
        });
        break;
      }
      this.#waitingBytes -= frame.byteLength;
      safe.push(frame);
    }
    this.#waiting.splice(0, safe.length);
    if (safe.length > 0) this.#outlet.send(safe);
  }
}

function documentIdOf(frame: Uint8Array): string {
  let id = documentIds.get(frame);
  if (id === undefined) {
    id = documentOf(frame);
    documentIds.set(frame, id);
  }
  return id;
}
