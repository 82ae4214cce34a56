import { createHmac, timingSafeEqual } from "node:crypto";

const version = 1;
const headLength = 33;
const sealLength = 32;
/** Clocks of nodes may differ by this much, in milliseconds; what is older could be a replay. */
const maxAge = 60_000;
const maxNodes = 1000;

/**
 * Seals what a node sends: version, node (16 bytes), counter and time in milliseconds (8 bytes each), body,
 * HMAC-SHA256 over all before it.
 */
export class Sealer {
  readonly #key: Buffer;
  readonly #node: Buffer;
  readonly #now: () => number;
  #counter = 0n;

  /** @param node 16 bytes that no other process ever had */
  constructor(key: Buffer, node: Buffer, now: () => number) {
    this.#key = key;
    this.#node = node;
    this.#now = now;
  }

  seal(body: Uint8Array): Buffer {
    const head = Buffer.alloc(headLength);
    this.#counter += 1n;
    head.writeUInt8(version, 0);
    this.#node.copy(head, 1);
    head.writeBigUInt64BE(this.#counter, 17);
    head.writeBigUInt64BE(BigInt(this.#now()), 25);
    return Buffer.concat([head, body, sealOf(this.#key, head, body)]);
  }
}

/** Opens what nodes sent; answers null to what none of them sealed, is old, or was opened before. */
export class Opener {
  readonly #key: Buffer;
  readonly #now: () => number;
  readonly #counters = new Map<string, bigint>();

  constructor(key: Buffer, now: () => number) {
    this.#key = key;
    this.#now = now;
  }

  open(envelope: Buffer): { readonly node: string; readonly body: Uint8Array } | null {
    if (envelope.byteLength < headLength + sealLength || envelope.readUInt8(0) !== version) return null;
    const head = envelope.subarray(0, headLength);
    const body = envelope.subarray(headLength, -sealLength);
    if (!timingSafeEqual(envelope.subarray(-sealLength), sealOf(this.#key, head, body))) return null;
    if (Math.abs(this.#now() - Number(head.readBigUInt64BE(25))) > maxAge) return null;
    const node = head.toString("hex", 1, 17);
    const counter = head.readBigUInt64BE(17);
    if (counter <= (this.#counters.get(node) ?? 0n)) return null;
    // Insertion order is order of last use: the node that was silent longest is forgotten first.
    this.#counters.delete(node);
    this.#counters.set(node, counter);
    if (this.#counters.size > maxNodes) this.#counters.delete(this.#counters.keys().next().value ?? "");
    return { node, body };
  }
}

function sealOf(key: Buffer, head: Uint8Array, body: Uint8Array): Buffer {
  return createHmac("sha256", key).update(head).update(body).digest();
}
