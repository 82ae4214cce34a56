import type { WebSocket } from "ws";
import { documentOf } from "./frames.ts";
import type { Room } from "./room.ts";

const maxWaitingBytes = 16 * 1024 * 1024;

/** What lies under the WebSocket: frames written between the two calls go to the kernel together. */
export type Corkable = { readonly cork: () => void; readonly uncork: () => void };

type WaitingFrame = { readonly frame: Uint8Array; readonly room: Room | undefined; readonly count: number };

/**
 * What Hocuspocus takes for a socket. Frames leave in the order they were sent, at the end of the turn in which they
 * were made, and only when every update that their document had applied by then is on disk.
 */
export class GatedSocket {
  readonly #socket: WebSocket;
  readonly #roomOf: (documentId: string) => Room | undefined;
  readonly #toWire: (frame: Uint8Array) => Uint8Array | null;
  readonly #stream: Corkable;
  #made: Uint8Array[] = [];
  #waiting: WaitingFrame[] = [];
  #waitingBytes = 0;
  #held = false;

  constructor(
    socket: WebSocket,
    roomOf: (documentId: string) => Room | undefined,
    toWire: (frame: Uint8Array) => Uint8Array | null,
    stream: Corkable,
  ) {
    this.#socket = socket;
    this.#roomOf = roomOf;
    this.#toWire = toWire;
    this.#stream = stream;
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
      const room = this.#roomOf(documentOf(frame));
      this.#waiting.push({ frame, room, count: room?.applied ?? 0 });
    }
    this.#made = [];
    this.#release();
  }

  #release(): void {
    if (this.#held || this.#waiting.length === 0) return;
    // One call to the kernel for all of them: with hundreds of readers these calls are what a tick costs.
    this.#stream.cork();
    let sent = 0;
    for (const { frame, room, count } of this.#waiting) {
      if (room !== undefined && room.committed < count) {
        this.#held = true;
        room.whenStored(count, () => {
          this.#held = false;
          this.#release();
        });
        break;
      }
      sent += 1;
      this.#waitingBytes -= frame.byteLength;
      const wire = this.#toWire(frame);
      if (wire !== null && this.#socket.readyState === this.#socket.OPEN) this.#socket.send(wire);
    }
    this.#waiting.splice(0, sent);
    this.#stream.uncork();
  }
}
