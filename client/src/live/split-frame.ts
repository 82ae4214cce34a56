import * as Y from "yjs";
import { splitUpdate } from "./split-update.ts";

/** Numbers of the Hocuspocus protocol, of which each frame holds the document's name, then these. */
const messageSync = 0;
const syncStep2 = 1;
const syncUpdate = 2;

/** Far below what the server takes in one frame, so that a slow line shows progress and what was taken is not sent again. */
const largestPart = 256 * 1024;
const nothingChanged = Uint8Array.of(0, 0);

/**
 * A frame as it may be sent: one that carries more changes than `largestPart` becomes several. An answer to the server's
 * question what this device has becomes an empty answer and the changes after it, because only changes keep their order.
 */
export function splitFrame(frame: Uint8Array): Uint8Array[] {
  if (frame.byteLength <= largestPart) return [frame];
  const name = readNumber(frame, 0);
  const message = name === null ? null : readNumber(frame, name.next + name.value);
  const kind = message?.value === messageSync ? readNumber(frame, message.next) : null;
  const length = kind === null ? null : readNumber(frame, kind.next);
  if (message === null || kind === null || length === null) return [frame];
  if (kind.value !== syncStep2 && kind.value !== syncUpdate) return [frame];
  const updates = splitUpdate(frame.subarray(length.next, length.next + length.value), largestPart);
  if (updates.length === 1) return [frame];
  const head = frame.subarray(0, message.next);
  const changes = updates.map((update) => frameOf(head, syncUpdate, update));
  return kind.value === syncStep2 ? [frameOf(head, syncStep2, nothingChanged), ...changes] : changes;
}

function frameOf(head: Uint8Array, kind: number, update: Uint8Array): Uint8Array {
  const encoder = new Y.UpdateEncoderV1();
  encoder.writeLen(kind);
  encoder.writeBuf(update);
  const tail = encoder.toUint8Array();
  const frame = new Uint8Array(head.byteLength + tail.byteLength);
  frame.set(head);
  frame.set(tail, head.byteLength);
  return frame;
}

/** A number in seven-bit groups, lowest first, as lib0 writes it. */
export function readNumber(frame: Uint8Array, start: number): { value: number; next: number } | null {
  let value = 0;
  let factor = 1;
  for (let at = start; at < Math.min(frame.length, start + 5); at += 1) {
    const byte = frame[at] ?? 0;
    value += (byte & 127) * factor;
    if (byte < 128) return { value, next: at + 1 };
    factor *= 128;
  }
  return null;
}
