import type { Duplex } from "node:stream";
import type { WebSocket } from "ws";
import type { Wire } from "./wire.ts";

/** Takes frames of the Hocuspocus protocol, in order, to the other end of one socket. */
export type Outlet = {
  readonly send: (frames: readonly Uint8Array[]) => void;
};

/** Above this many bytes a copy of the payload costs more than a second piece in a write. */
const worthCopying = 16 * 1024;

/**
 * Sends all frames of a moment in one call to the kernel: with hundreds of readers these calls are what a tick costs. A
 * broadcast is one frame for everybody, so its WebSocket form is made once. `ws` writes what it is given to the same stream
 * at once, as long as no extension is agreed on, so that frames written here keep their place among its own.
 */
export function socketOutlet(socket: WebSocket, stream: Duplex, wire: Wire): Outlet {
  return {
    send: (frames) => {
      if (socket.readyState !== socket.OPEN) return;
      stream.cork();
      for (const frame of frames) {
        const framed = framedOnce(wire, frame);
        if (framed === null) continue;
        if (framed.isWhole) stream.write(framed.bytes);
        else socket.send(framed.bytes);
      }
      stream.uncork();
    },
  };
}

/** The frame as this wire carries it: with its WebSocket head (`isWhole`), or for `ws` to put one before it. */
type Framed = { readonly bytes: Uint8Array; readonly isWhole: boolean };

const framedOf = new WeakMap<Wire["toWire"], WeakMap<Uint8Array, Framed | null>>();

function framedOnce({ toWire }: Wire, frame: Uint8Array): Framed | null {
  let known = framedOf.get(toWire);
  if (known === undefined) {
    known = new WeakMap();
    framedOf.set(toWire, known);
  }
  let framed = known.get(frame);
  if (framed === undefined) {
    const payload = toWire(frame);
    if (payload === null) framed = null;
    else if (payload.byteLength > worthCopying) framed = { bytes: payload, isWhole: false };
    else framed = { bytes: webSocketFrame(payload), isWhole: true };
    known.set(frame, framed);
  }
  return framed;
}

const lastBinaryFrame = 0x82;

/** RFC 6455, section 5.2: one unmasked binary frame with a payload of less than 64 KiB. */
function webSocketFrame(payload: Uint8Array): Uint8Array {
  const length = payload.byteLength;
  const head = length < 126 ? [lastBinaryFrame, length] : [lastBinaryFrame, 126, length >> 8, length & 0xff];
  const bytes = Buffer.allocUnsafe(head.length + length);
  bytes.set(head);
  bytes.set(payload, head.length);
  return bytes;
}
