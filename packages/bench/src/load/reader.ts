import { once } from "node:events";
import { request } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import { WebSocket } from "ws";
import * as Y from "yjs";
import type { Target } from "./target.ts";

/** The state vector of somebody who has nothing yet. */
const emptyVector = Uint8Array.of(0);
const patience = 60_000;

const unpack = promisify(gunzip);

/** What came when a document was opened. */
export type Opened = {
  /** From asking for the document, or for the connection, to its last byte, and to its unpacking where it is unpacked. */
  readonly milliseconds: number;
  /** Yjs v1 updates that hold everything, in order; none when they are not kept. */
  readonly states: readonly Uint8Array[];
  /** What unpacking took of that. */
  readonly unpacking: number;
};

/**
 * Whether what comes is kept. Hundreds of readers in one process cannot each unpack megabytes, as hundreds of machines do:
 * who keeps nothing takes the bytes as they come, and opens only what somebody has kept before.
 */
type Keeping = "keep" | "let go";

/** Each client works this out of what it fetched; hundreds of them share one process here, and the same bytes. */
const vectors = new Map<string, Uint8Array>();

/** Somebody who opens documents over one socket and keeps nothing of them. */
export class Reader {
  readonly #socket: WebSocket;
  readonly #target: Target;
  readonly #waiting = new Map<string, (state: Uint8Array | "offer") => void>();
  readonly #gone = Promise.withResolvers<never>();

  private constructor(socket: WebSocket, target: Target) {
    this.#socket = socket;
    this.#target = target;
    this.#gone.promise.catch(() => undefined);
    socket.on("error", this.#gone.reject);
    socket.on("close", (code) => this.#gone.reject(new Error(`the server closed the connection (${code})`)));
    socket.on("message", (data: Buffer) => {
      const received = target.protocol.read(data);
      if (received.type === "refused") {
        this.#gone.reject(new Error(`the server refused document ${target.document}`));
      }
      if (received.type !== "state" && received.type !== "offer") return;
      const document = target.protocol.documentOf(data) ?? target.document;
      const came = this.#waiting.get(document);
      this.#waiting.delete(document);
      came?.(received.type === "state" ? received.payload : "offer");
    });
  }

  static async connect(target: Target): Promise<Reader> {
    const socket = new WebSocket(target.address, {
      headers: target.headers,
      perMessageDeflate: false,
      maxPayload: 256 * 1024 * 1024,
    });
    const reader = new Reader(socket, target);
    await Promise.race([once(socket, "open"), reader.#gone.promise]);
    return reader;
  }

  /** Opens a document; the one of the target unless named. */
  async open(document = this.#target.document, keeping: Keeping = "keep"): Promise<Opened> {
    const { protocol, token, fetching } = this.#target;
    const start = performance.now();
    const offered = document === this.#target.document ? fetching : undefined;
    for (const frame of protocol.joining(document, offered?.token ?? token)) this.#socket.send(frame);
    const answer = await this.#ask(document, emptyVector);
    if (answer !== "offer") {
      return { milliseconds: performance.now() - start, states: [answer], unpacking: 0 };
    }
    if (offered === undefined) throw new Error(`document ${document} was offered to who cannot fetch it`);
    const { state, vector, unpacking } = await this.#fetch(offered.address, keeping);
    const rest = await this.#ask(document, vector);
    if (rest === "offer") throw new Error(`document ${document} was offered twice`);
    const states = state === null ? [] : [state, rest];
    return { milliseconds: performance.now() - start, states, unpacking };
  }

  async #fetch(
    address: string,
    keeping: Keeping,
  ): Promise<{ state: Uint8Array | null; vector: Uint8Array; unpacking: number }> {
    const headers = { ...this.#target.headers, "accept-encoding": "gzip" };
    const [response] = await once(request(address, { headers }).end(), "response");
    const parts: Buffer[] = [];
    for await (const part of response) parts.push(part as Buffer);
    if (response.statusCode !== 200) throw new Error(`${address} answers ${response.statusCode}`);
    const tag = String(response.headers.etag);
    const known = vectors.get(tag);
    if (keeping === "let go" && known !== undefined) return { state: null, vector: known, unpacking: 0 };
    const start = performance.now();
    const isPacked = response.headers["content-encoding"] === "gzip";
    const state = isPacked ? await unpack(Buffer.concat(parts)) : Buffer.concat(parts);
    const unpacking = performance.now() - start;
    const vector = known ?? Y.encodeStateVectorFromUpdate(state);
    vectors.set(tag, vector);
    return { state, vector, unpacking };
  }

  /** What comes when the server is told what there is of the document already. */
  async #ask(document: string, vector: Uint8Array): Promise<Uint8Array | "offer"> {
    const came = Promise.withResolvers<Uint8Array | "offer">();
    this.#waiting.set(document, came.resolve);
    this.#socket.send(this.#target.protocol.step1(document, vector));
    const late = new AbortController();
    const timeout = pause(patience, undefined, { signal: late.signal }).then(() => {
      throw new Error(`document ${document} did not come within ${patience} ms`);
    });
    timeout.catch(() => undefined);
    try {
      return await Promise.race([came.promise, this.#gone.promise, timeout]);
    } finally {
      late.abort();
    }
  }

  async leave(): Promise<void> {
    if (this.#socket.readyState === WebSocket.CLOSED) return;
    const closed = once(this.#socket, "close");
    this.#socket.terminate();
    await closed;
  }
}

/** Connects, opens the document and leaves; the time starts before the connection. */
export async function openOnce(target: Target, keeping: Keeping = "keep"): Promise<Opened> {
  const start = performance.now();
  const reader = await Reader.connect(target);
  try {
    const opened = await reader.open(target.document, keeping);
    return { ...opened, milliseconds: performance.now() - start };
  } finally {
    await reader.leave();
  }
}

/** How far the server's text has come with the words of each client. */
export async function storedVector(target: Target): Promise<Map<number, number>> {
  const state = wholeOf(await openOnce(target));
  return Y.decodeStateVector(Y.encodeStateVectorFromUpdate(state));
}

/** What came as one Yjs v1 update. */
export function wholeOf({ states }: Opened): Uint8Array {
  const [first, ...more] = states;
  return first !== undefined && more.length === 0 ? first : Y.mergeUpdates([...states]);
}
