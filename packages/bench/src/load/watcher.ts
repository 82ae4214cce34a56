import { once } from "node:events";
import { WebSocket } from "ws";
import * as Y from "yjs";
import type { Target } from "./target.ts";

/** Somebody who has a document open, writes nothing, and holds all of its text as it comes. */
export class Watcher {
  readonly doc = new Y.Doc();
  readonly #socket: WebSocket;

  private constructor(socket: WebSocket) {
    this.#socket = socket;
  }

  /** Resolves when the document has arrived. */
  static async join({ address, headers, document, token, protocol }: Target): Promise<Watcher> {
    const socket = new WebSocket(address, { headers, perMessageDeflate: false });
    const watcher = new Watcher(socket);
    const synced = Promise.withResolvers<void>();
    socket.on("error", synced.reject);
    socket.on("close", () => synced.reject(new Error("the server closed the connection")));
    socket.on("message", (data: Buffer) => {
      const received = protocol.read(data);
      if (received.type === "vector") {
        socket.send(protocol.step2(document, Y.encodeStateAsUpdate(watcher.doc, received.payload)));
      } else if (received.type === "state" || received.type === "update") {
        Y.applyUpdate(watcher.doc, received.payload);
        if (received.type === "state") synced.resolve();
      }
    });
    await Promise.race([once(socket, "open"), synced.promise]);
    for (const frame of protocol.joining(document, token)) socket.send(frame);
    socket.send(protocol.step1(document, Y.encodeStateVector(watcher.doc)));
    await synced.promise;
    return watcher;
  }

  get isOpen(): boolean {
    return this.#socket.readyState === WebSocket.OPEN;
  }

  /** How far it has come with the words of each client. */
  get vector(): Map<number, number> {
    return Y.decodeStateVector(Y.encodeStateVector(this.doc));
  }

  leave(): void {
    this.#socket.removeAllListeners("close");
    this.#socket.on("error", () => undefined);
    this.#socket.terminate();
    this.doc.destroy();
  }
}
