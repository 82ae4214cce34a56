import { createDecoder, readVarString, readVarUint, readVarUint8Array } from "lib0/decoding";
import { createEncoder, toUint8Array, writeUint8Array, writeVarString, writeVarUint } from "lib0/encoding";
import * as Y from "yjs";

/** Message types of the Hocuspocus 4 protocol; the first four are y-websocket's too. */
export const messageType = {
  sync: 0,
  awareness: 1,
  auth: 2,
  queryAwareness: 3,
  syncReply: 4,
  stateless: 5,
  close: 7,
  syncStatus: 8,
  ping: 9,
  pong: 10,
} as const;

/** Sub-types of a sync message (y-protocols/sync). */
export const syncType = { step1: 0, step2: 1, update: 2 } as const;

export class MalformedFrame extends Error {
  override readonly name = "MalformedFrame";
}

const documentName = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export type DecodedUpdate = ReturnType<typeof Y.decodeUpdate>;

export type ClientFrame =
  | { readonly type: "presence"; readonly documentId: string; readonly update: Uint8Array }
  | {
      readonly type: "write";
      readonly documentId: string;
      readonly update: Uint8Array;
      readonly decoded: DecodedUpdate;
      /** A second step repeats every deletion there ever was; only what it changes belongs in the journal. */
      readonly isStep2: boolean;
    }
  | { readonly type: "ask"; readonly documentId: string; readonly vector: Uint8Array }
  | { readonly type: "pass"; readonly documentId: string }
  | { readonly type: "ignore" };

/**
 * Reads what a client sent far enough to know that it is sound. Throws `MalformedFrame` for anything that a client of
 * this protocol has no reason to send: other names than a document's, server-only messages, updates that do not decode.
 */
export function readClientFrame(frame: Uint8Array): ClientFrame {
  if (frame.byteLength === 1 && (frame[0] === messageType.ping || frame[0] === messageType.pong)) {
    return { type: "ignore" };
  }
  try {
    const decoder = createDecoder(frame);
    const documentId = readVarString(decoder);
    if (!documentName.test(documentId)) throw new MalformedFrame("not a document's name");
    const type = readVarUint(decoder);
    switch (type) {
      case messageType.sync:
      case messageType.syncReply: {
        const sub = readVarUint(decoder);
        const payload = readVarUint8Array(decoder);
        if (sub === syncType.step1) {
          Y.decodeStateVector(payload);
          return { type: "ask", documentId, vector: payload };
        }
        if (sub !== syncType.step2 && sub !== syncType.update)
          throw new MalformedFrame("unknown sync message");
        const decoded = Y.decodeUpdate(payload);
        return { type: "write", documentId, update: payload, decoded, isStep2: sub === syncType.step2 };
      }
      case messageType.awareness:
        return { type: "presence", documentId, update: readVarUint8Array(decoder) };
      case messageType.auth:
      case messageType.queryAwareness:
      case messageType.close:
        return { type: "pass", documentId };
      case messageType.stateless:
        // Clients have nothing to say this way; what is said by rows goes over HTTP.
        return { type: "ignore" };
      default:
        throw new MalformedFrame("unknown message type");
    }
  } catch (error) {
    if (error instanceof MalformedFrame) throw error;
    throw new MalformedFrame("the frame does not decode", { cause: error });
  }
}

/** The document that a frame of the server is about. */
export function documentOf(frame: Uint8Array): string {
  const name = readVarString(createDecoder(frame));
  const end = name.indexOf("\0");
  return end === -1 ? name : name.slice(0, end);
}

/** The Auth frame by which a connection asks to join a document. */
export function authFrame(documentId: string, token: string): Uint8Array {
  const encoder = createEncoder();
  writeVarString(encoder, documentId);
  writeVarUint(encoder, messageType.auth);
  writeVarUint(encoder, 0);
  writeVarString(encoder, token);
  return toUint8Array(encoder);
}

/** A y-websocket frame as one of the Hocuspocus protocol: the same, behind the document's name. */
export function fromYWebsocket(documentId: string, frame: Uint8Array): Uint8Array {
  const type = readVarUint(createDecoder(frame));
  if (type !== messageType.sync && type !== messageType.awareness && type !== messageType.queryAwareness) {
    throw new MalformedFrame("unknown message type");
  }
  const encoder = createEncoder();
  writeVarString(encoder, documentId);
  writeUint8Array(encoder, frame);
  return toUint8Array(encoder);
}

/** The y-websocket form of a server's frame; null for messages which that protocol does not have. */
export function toYWebsocket(frame: Uint8Array): Uint8Array | null {
  const decoder = createDecoder(frame);
  readVarString(decoder);
  const start = decoder.pos;
  const type = readVarUint(decoder);
  if (type === messageType.sync || type === messageType.awareness) return frame.subarray(start);
  if (type !== messageType.syncReply) return null;
  const encoder = createEncoder();
  writeVarUint(encoder, messageType.sync);
  writeUint8Array(encoder, frame.subarray(decoder.pos));
  return toUint8Array(encoder);
}
