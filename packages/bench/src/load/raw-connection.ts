import { once } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import { WebSocket } from "ws";
import type { Target } from "./target.ts";

/** A connection that sends whatever it is told to, sound or not. */
export class RawConnection {
  readonly target: Target;
  readonly #socket: WebSocket;
  #lastFrameAt = Number.NEGATIVE_INFINITY;
  #closedAt: number | null = null;
  #isRefused = false;
  readonly #isIn = Promise.withResolvers<void>();
  readonly #isAnswered = Promise.withResolvers<void>();

  private constructor(socket: WebSocket, target: Target) {
    this.target = target;
    this.#socket = socket;
    // A server that ends the connection is what these connections are for.
    socket.on("error", () => undefined);
    socket.on("close", () => {
      this.#closedAt = performance.now();
    });
    socket.on("message", (data: Buffer) => {
      this.#lastFrameAt = performance.now();
      const { type } = target.protocol.read(data);
      if (type === "state") this.#isIn.resolve();
      // What it has that is new: nothing. Before this answer the server holds back what comes after.
      if (type === "vector") socket.send(target.protocol.step2(target.document, Uint8Array.of(0, 0)));
      if (type === "refused") this.#isRefused = true;
      this.#isAnswered.resolve();
    });
  }

  /** Connects and joins like anybody else; waits for the text, or for any answer where there may be another. */
  static async join(target: Target, until: "in" | "answered" = "in"): Promise<RawConnection> {
    const socket = new WebSocket(target.address, { headers: target.headers, perMessageDeflate: false });
    const raw = new RawConnection(socket, target);
    await once(socket, "open");
    for (const frame of target.protocol.joining(target.document, target.token)) socket.send(frame);
    socket.send(target.protocol.step1(target.document, Uint8Array.of(0)));
    const awaited = until === "in" ? raw.#isIn.promise : raw.#isAnswered.promise;
    await Promise.race([awaited, pause(10_000, undefined, { ref: false })]);
    return raw;
  }

  /** Whether the server said that it does not let this one in, or does not take what it sent. */
  get isRefused(): boolean {
    return this.#isRefused;
  }

  get closedAt(): number | null {
    return this.#closedAt;
  }

  get lastFrameAt(): number {
    return this.#lastFrameAt;
  }

  send(frame: Uint8Array): void {
    if (this.#socket.readyState === WebSocket.OPEN) this.#socket.send(frame);
  }

  /** Takes nothing from the network any more. */
  stall(): void {
    this.#socket.pause();
  }

  /** What had come before it ended is read, so that the end is noticed. */
  wake(): void {
    this.#socket.resume();
  }

  /** Whether the server ended it within so many milliseconds. */
  async isClosedWithin(milliseconds: number): Promise<boolean> {
    const end = performance.now() + milliseconds;
    while (this.#closedAt === null && performance.now() < end) await pause(5);
    return this.#closedAt !== null;
  }

  leave(): void {
    this.#socket.terminate();
  }
}
