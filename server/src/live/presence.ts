import type { Access } from "@minuta/domain";
import { createDecoder, readVarString, readVarUint } from "lib0/decoding";
import { createEncoder, toUint8Array, writeVarString, writeVarUint } from "lib0/encoding";
import { MalformedFrame } from "./frames.ts";
import type { LivePerson } from "./live.ts";

const maxStateLength = 2048;

/**
 * Rewrites a client's awareness update into the only form that others get to see: one state, under the first client id
 * that this connection used, with the cursor as sent and the identity of the session. Null when there is nothing to pass on.
 */
export function rewritePresence(
  update: Uint8Array,
  who: { readonly person: LivePerson; readonly access: Access; readonly clientId: number | null },
): { readonly clientId: number; readonly update: Uint8Array } | null {
  const decoder = createDecoder(update);
  const count = readVarUint(decoder);
  let clientId = who.clientId;
  let newest: { clock: number; state: string } | null = null;
  // A provider sends its own state and, after a reconnect, those it saw of others; only its own counts.
  for (let index = 0; index < Math.min(count, 1000); index += 1) {
    const id = readVarUint(decoder);
    const clock = readVarUint(decoder);
    const state = readVarString(decoder);
    clientId ??= id;
    if (id === clientId) newest = { clock, state };
  }
  if (clientId === null || newest === null) return null;
  const encoder = createEncoder();
  writeVarUint(encoder, 1);
  writeVarUint(encoder, clientId);
  writeVarUint(encoder, newest.clock);
  writeVarString(encoder, JSON.stringify(presenceState(newest.state, who)));
  return { clientId, update: toUint8Array(encoder) };
}

function presenceState(
  sent: string,
  who: { readonly person: LivePerson; readonly access: Access },
): Record<string, unknown> | null {
  if (sent.length > maxStateLength) throw new MalformedFrame("presence is too large");
  const state: unknown = parse(sent);
  if (state === null) return null;
  if (typeof state !== "object") throw new MalformedFrame("presence is not an object");
  const { userId, name, party, institution } = who.person;
  const cursor = (state as Record<string, unknown>).cursor;
  return {
    user: { userId, name, party, institution, access: who.access },
    cursor: isCursor(cursor) ? { anchor: cursor.anchor, head: cursor.head } : null,
  };
}

function parse(sent: string): unknown {
  try {
    return JSON.parse(sent);
  } catch (error) {
    throw new MalformedFrame("presence is not JSON", { cause: error });
  }
}

function isCursor(value: unknown): value is { anchor: object; head: object } {
  if (typeof value !== "object" || value === null) return false;
  const { anchor, head } = value as Record<string, unknown>;
  return typeof anchor === "object" && anchor !== null && typeof head === "object" && head !== null;
}
