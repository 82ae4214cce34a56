import { textOffer } from "@minuta/contract";
import { createDecoder, readVarString, readVarUint, readVarUint8Array } from "lib0/decoding";
import { createEncoder, toUint8Array, writeVarString, writeVarUint, writeVarUint8Array } from "lib0/encoding";

export type Received =
  | { readonly type: "update" | "state" | "vector"; readonly payload: Uint8Array }
  /** The server asks to fetch the text over HTTP. */
  | { readonly type: "offer" }
  | { readonly type: "saved" | "authenticated" | "refused" | "presence" | "other" };

/** How one peer's frames are written and read. `name` is the document. */
export type Protocol = {
  readonly joining: (name: string, token: string) => Uint8Array[];
  readonly step1: (name: string, vector: Uint8Array) => Uint8Array;
  readonly step2: (name: string, update: Uint8Array) => Uint8Array;
  readonly update: (name: string, update: Uint8Array) => Uint8Array;
  readonly presence: (name: string, update: Uint8Array) => Uint8Array;
  readonly read: (frame: Uint8Array) => Received;
  /** The document that a frame of the server is about, where a connection may hold several. */
  readonly documentOf: (frame: Uint8Array) => string | null;
  /** Whether one connection may hold several documents. */
  readonly severalDocuments: boolean;
  /** Whether the server acknowledges updates. */
  readonly acknowledges: boolean;
};

const frame = (
  prefix: string | null,
  type: number,
  write: (encoder: ReturnType<typeof createEncoder>) => void,
) => {
  const encoder = createEncoder();
  if (prefix !== null) writeVarString(encoder, prefix);
  writeVarUint(encoder, type);
  write(encoder);
  return toUint8Array(encoder);
};

function framesOf(
  prefixed: boolean,
): Omit<Protocol, "joining" | "read" | "documentOf" | "severalDocuments" | "acknowledges"> {
  const sync = (name: string, sub: number, payload: Uint8Array) =>
    frame(prefixed ? name : null, 0, (encoder) => {
      writeVarUint(encoder, sub);
      writeVarUint8Array(encoder, payload);
    });
  return {
    step1: (name, vector) => sync(name, 0, vector),
    step2: (name, update) => sync(name, 1, update),
    update: (name, update) => sync(name, 2, update),
    presence: (name, update) =>
      frame(prefixed ? name : null, 1, (encoder) => writeVarUint8Array(encoder, update)),
  };
}

function readSync(decoder: ReturnType<typeof createDecoder>): Received {
  const sub = readVarUint(decoder);
  const payload = readVarUint8Array(decoder);
  return { type: sub === 0 ? "vector" : sub === 1 ? "state" : "update", payload };
}

export const hocuspocusProtocol: Protocol = {
  ...framesOf(true),
  severalDocuments: true,
  acknowledges: true,
  joining: (name, token) => [
    frame(name, 2, (encoder) => {
      writeVarUint(encoder, 0);
      writeVarString(encoder, token);
    }),
  ],
  documentOf: (data) => readVarString(createDecoder(data)),
  read: (data) => {
    if (data.byteLength === 1) return { type: "other" };
    const decoder = createDecoder(data);
    readVarString(decoder);
    const type = readVarUint(decoder);
    if (type === 0 || type === 4) return readSync(decoder);
    if (type === 1) return { type: "presence" };
    if (type === 8) return { type: readVarUint(decoder) === 1 ? "saved" : "refused" };
    if (type === 2) return { type: readVarUint(decoder) === 2 ? "authenticated" : "refused" };
    if (type === 5) return { type: textOffer.safeParse(readJson(decoder)).success ? "offer" : "other" };
    return { type: "other" };
  },
};

function readJson(decoder: ReturnType<typeof createDecoder>): unknown {
  try {
    return JSON.parse(readVarString(decoder));
  } catch {
    return null;
  }
}

export const yWebsocketProtocol: Protocol = {
  ...framesOf(false),
  severalDocuments: false,
  acknowledges: false,
  joining: () => [],
  documentOf: () => null,
  read: (data) => {
    const decoder = createDecoder(data);
    const type = readVarUint(decoder);
    if (type === 0) return readSync(decoder);
    return { type: type === 1 ? "presence" : "other" };
  },
};
