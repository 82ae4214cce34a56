import * as Y from "yjs";

/** Longest piece of one text in UTF-16 units; a pasted text is one struct, however long it is. */
const longestText = 64 * 1024;
const rangesPerPart = 20_000;

type Struct = Y.Item | Y.GC;

/**
 * Cuts a Yjs v1 update into parts of about `bytes` bytes. Applied in their order they make the same change, and each rests
 * on nothing but what the base of the update holds and the parts before it. An update that cannot be cut comes back whole.
 */
export function splitUpdate(update: Uint8Array, bytes: number): Uint8Array[] {
  if (update.byteLength <= bytes) return [update];
  const { structs, ds } = Y.decodeUpdate(update);
  if (!structs.every(isStruct)) return [update];
  const ordered = inCausalOrder(structs.flatMap(shortTexts));
  if (ordered === null) return [update];
  const parts: Uint8Array[] = [];
  let part: Struct[] = [];
  let size = 0;
  for (const struct of ordered) {
    const more = sizeOf(struct);
    if (part.length > 0 && size + more > bytes) {
      parts.push(encodeStructs(part));
      part = [];
      size = 0;
    }
    part.push(struct);
    size += more;
  }
  if (part.length > 0) parts.push(encodeStructs(part));
  return [...parts, ...encodeDeletions(ds.clients)];
}

function isStruct(struct: Y.Item | Y.GC | { readonly length: number }): struct is Struct {
  return struct instanceof Y.Item || struct instanceof Y.GC;
}

function shortTexts(struct: Struct): Struct[] {
  const pieces: Struct[] = [];
  let rest = struct;
  while (rest instanceof Y.Item && rest.content instanceof Y.ContentString && rest.length > longestText) {
    const { client, clock } = rest.id;
    // Both halves of a character outside the basic plane stay together.
    const isHalf = /[\uD800-\uDBFF]/.test(rest.content.str.charAt(longestText - 1));
    const length = isHalf ? longestText - 1 : longestText;
    const before = Y.createID(client, clock + length - 1);
    const { rightOrigin, parent, parentSub } = rest;
    const tail = rest.content.splice(length);
    rest.length = length;
    pieces.push(rest);
    const id = Y.createID(client, clock + length);
    rest = new Y.Item(id, null, before, null, rightOrigin, parent, parentSub, tail);
  }
  return [...pieces, rest];
}

/** Every struct behind those it names as its neighbours or parent; null when they name each other in a circle. */
function inCausalOrder(structs: readonly Struct[]): Struct[] | null {
  const queues = new Map<number, { readonly structs: Struct[]; at: number }>();
  for (const struct of structs) {
    const queue = queues.get(struct.id.client);
    if (queue === undefined) queues.set(struct.id.client, { structs: [struct], at: 0 });
    else queue.structs.push(struct);
  }
  const isThere = ({ client, clock }: Y.ID) => {
    const queue = queues.get(client);
    const next = queue?.structs[queue.at];
    return next === undefined || clock < next.id.clock;
  };
  const ordered: Struct[] = [];
  while (ordered.length < structs.length) {
    const before = ordered.length;
    for (const queue of queues.values()) {
      for (let next = queue.structs[queue.at]; next !== undefined; next = queue.structs[queue.at]) {
        if (!namedBy(next).every(isThere)) break;
        ordered.push(next);
        queue.at += 1;
      }
    }
    if (ordered.length === before) return null;
  }
  return ordered;
}

function namedBy(struct: Struct): Y.ID[] {
  if (!(struct instanceof Y.Item)) return [];
  return [struct.origin, struct.rightOrigin, struct.parent].filter((named) => named instanceof Y.ID);
}

function sizeOf(struct: Struct): number {
  const encoder = new Y.UpdateEncoderV1();
  struct.write(encoder, 0);
  return encoder.toUint8Array().byteLength;
}

// `writeLen` writes a plain number of the v1 format.
function encodeStructs(structs: readonly Struct[]): Uint8Array {
  const runs = new Map<number, Struct[]>();
  for (const struct of structs) {
    const run = runs.get(struct.id.client);
    if (run === undefined) runs.set(struct.id.client, [struct]);
    else run.push(struct);
  }
  const encoder = new Y.UpdateEncoderV1();
  encoder.writeLen(runs.size);
  for (const [client, run] of [...runs].sort(([a], [b]) => b - a)) {
    encoder.writeLen(run.length);
    encoder.writeClient(client);
    encoder.writeLen(run[0]?.id.clock ?? 0);
    for (const struct of run) struct.write(encoder, 0);
  }
  encoder.writeLen(0);
  return encoder.toUint8Array();
}

type Range = { readonly clock: number; readonly len: number };

function encodeDeletions(clients: ReadonlyMap<number, readonly Range[]>): Uint8Array[] {
  const parts: Uint8Array[] = [];
  for (const [client, ranges] of clients) {
    for (let at = 0; at < ranges.length; at += rangesPerPart) {
      const some = ranges.slice(at, at + rangesPerPart);
      const encoder = new Y.UpdateEncoderV1();
      encoder.writeLen(0);
      encoder.writeLen(1);
      encoder.writeClient(client);
      encoder.writeLen(some.length);
      for (const { clock, len } of some) {
        encoder.writeLen(clock);
        encoder.writeLen(len);
      }
      parts.push(encoder.toUint8Array());
    }
  }
  return parts;
}
