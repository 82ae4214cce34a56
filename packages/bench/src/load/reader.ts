import { once } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import { WebSocket } from "ws";
import type { Target } from "./target.ts";

/** The state vector of somebody who has nothing yet. */
const emptyVector = Uint8Array.of(0);
const patience = 60_000;

/** What came when a document was opened. */
export type Opened = {
  /** From asking for the document, or for the connection, to its last byte. */
  readonly milliseconds: number;
  /** A Yjs v1 update that holds everything. */
  readonly state: Uint8Array;
};

/** Somebody who opens documents over one socket and keeps nothing of them. */
export class Reader {
  readonly #socket: WebSocket;
  readonly #target: Target;
  readonly #waiting = new Map<string, (state: Uint8Array) => void>();
  readonly #gone = Promise.withResolvers<never>();

  private constructor(socket: WebSocket, target: Target) {
    this.#socket = socket;
    this.#target = target;
    this.#gone.promise.catch(() => undefined);
    socket.on("error", this.#gone.reject);
    socket.on("close", (code) => this.#gone.reject(new Error(`the server closed the connection (${code})`)));
    socket.on("message", (data: Buffer) => {
      const received = target.protocol.read(data);
      if (received.type !== "state") return;
      const document = target.protocol.documentOf(data) ?? target.document;
      this.#waiting.get(document)?.(received.payload);
      this.#waiting.delete(document);
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
  async open(document = this.#target.document): Promise<Opened> {
    const { protocol, token } = this.#target;
    const start = performance.now();
    const came = Promise.withResolvers<Uint8Array>();
    this.#waiting.set(document, came.resolve);
    for (const frame of protocol.joining(document, token)) this.#socket.send(frame);
    this.#socket.send(protocol.step1(document, emptyVector));
    const late = new AbortController();
    const timeout = pause(patience, undefined, { signal: late.signal }).then(() => {
      throw new Error(`document ${document} did not come within ${patience} ms`);
    });
    timeout.catch(() => undefined);
    try {
      const state = await Promise.race([came.promise, this.#gone.promise, timeout]);
      return { milliseconds: performance.now() - start, state };
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
export async function openOnce(target: Target): Promise<Opened> {
  const start = performance.now();
  const reader = await Reader.connect(target);
  try {
    const { state } = await reader.open();
    return { milliseconds: performance.now() - start, state };
  } finally {
    await reader.leave();
  }
}
