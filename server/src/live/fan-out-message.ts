import { hint } from "@minuta/contract";
import {
  createDecoder,
  type Decoder,
  readTailAsUint8Array,
  readUint8Array,
  readVarString,
  readVarUint,
} from "lib0/decoding";
import {
  createEncoder,
  type Encoder,
  toUint8Array,
  writeUint8Array,
  writeVarString,
  writeVarUint,
} from "lib0/encoding";
import { z } from "zod";
import type { FanOutMessage } from "./fan-out.ts";

const messageTypes = ["alive", "committed", "journaled", "presence", "presenceWanted", "control"] as const;

const control = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("cutOff"),
    who: z.union([z.object({ userId: z.string() }), z.object({ signInId: z.string() })]),
  }),
  z.object({ type: z.literal("refreshAccess"), documentId: z.string() }),
  z.object({ type: z.literal("hint"), documentId: z.string(), hint }),
  z.object({ type: z.literal("hold"), documentId: z.string() }),
]);

/** A message as bytes: its kind, the document's UUID as 16 bytes, then what the kind has. */
export function encodeMessage(message: FanOutMessage): Uint8Array {
  const encoder = createEncoder();
  const start = (type: (typeof messageTypes)[number]) => writeVarUint(encoder, messageTypes.indexOf(type));
  switch (message.type) {
    case "alive":
      start("alive");
      break;
    case "committed":
      start(message.update === null ? "journaled" : "committed");
      writeId(encoder, message.documentId);
      writeVarUint(encoder, message.span.first);
      writeVarUint(encoder, message.span.last);
      if (message.update !== null) writeUint8Array(encoder, message.update);
      break;
    case "presence":
      start("presence");
      writeId(encoder, message.documentId);
      writeUint8Array(encoder, message.update);
      break;
    case "presenceWanted":
      start("presenceWanted");
      writeId(encoder, message.documentId);
      break;
    case "control":
      start("control");
      writeVarString(encoder, JSON.stringify(message.control));
      break;
  }
  return toUint8Array(encoder);
}

/** Throws when the bytes are no message of this version. */
export function decodeMessage(bytes: Uint8Array): FanOutMessage {
  const decoder = createDecoder(bytes);
  const type = messageTypes[readVarUint(decoder)];
  switch (type) {
    case "alive":
      return { type };
    case "committed":
    case "journaled": {
      const documentId = readId(decoder);
      const span = { first: readVarUint(decoder), last: readVarUint(decoder) };
      const update = type === "committed" ? readTailAsUint8Array(decoder) : null;
      return { type: "committed", documentId, span, update };
    }
    case "presence":
      return { type, documentId: readId(decoder), update: readTailAsUint8Array(decoder) };
    case "presenceWanted":
      return { type, documentId: readId(decoder) };
    case "control":
      return { type, control: control.parse(JSON.parse(readVarString(decoder))) };
    default:
      throw new Error("a message of an unknown kind");
  }
}

function writeId(encoder: Encoder, id: string): void {
  writeUint8Array(encoder, Buffer.from(id.replaceAll("-", ""), "hex"));
}

function readId(decoder: Decoder): string {
  const hex = Buffer.from(readUint8Array(decoder, 16)).toString("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}
