import { EventEmitter } from "node:events";
import { schemaVersion } from "@minuta/document";
import { createDecoder, readVarString, readVarUint, readVarUint8Array } from "lib0/decoding";
import { createEncoder, toUint8Array, writeVarString, writeVarUint, writeVarUint8Array } from "lib0/encoding";
import type { WebSocket } from "ws";
import * as Y from "yjs";
import { authFrame, messageType, syncType } from "./frames.ts";

/**
 * One connection of a network that moves nothing by itself: what either side sends waits until the test lets it through,
 * frame by frame, or cuts the line and loses what is under way.
 */
export class Line {
  readonly toServer: Uint8Array[] = [];
  readonly toClient: Uint8Array[] = [];
  readonly serverEnd = new ServerEnd(this);
  isOpen = true;

  deliverToServer(): void {
    const frame = this.toServer.shift();
    if (frame !== undefined && this.isOpen) this.serverEnd.emit("message", Buffer.from(frame), true);
  }

  cut(): void {
    if (!this.isOpen) return;
    this.isOpen = false;
    this.toServer.length = 0;
    this.toClient.length = 0;
    this.serverEnd.readyState = 3;
    this.serverEnd.emit("close", 1006, Buffer.from(""));
  }
}

/** The server's side of a line, as far as a `ws` socket is used. */
class ServerEnd extends EventEmitter {
  readonly OPEN = 1;
  readonly bufferedAmount = 0;
  readonly isPaused = false;
  readyState = 1;
  readonly #line: Line;

  constructor(line: Line) {
    super();
    this.#line = line;
  }

  send(data: Uint8Array): void {
    if (this.#line.isOpen) this.#line.toClient.push(Uint8Array.from(data));
  }

  close(): void {
    this.#line.cut();
  }

  terminate(): void {
    this.#line.cut();
  }

  cork(): void {}

  uncork(): void {}

  pause(): void {}

  resume(): void {}

  asWebSocket(): WebSocket {
    return this as unknown as WebSocket;
  }
}

/** A client of the live protocol with nothing in it but what the protocol asks for. */
export class ProtocolClient {
  readonly doc = new Y.Doc();
  readonly undo: Y.UndoManager;
  readonly text: () => Y.XmlText;
  /** What the server acknowledged: the client's own clock up to which everything is safe. */
  acknowledgedClock = 0;
  line: Line | null = null;
  #documentId: string;
  #unacknowledged: number[] = [];
  #isIn = false;

  constructor(documentId: string, textOf: (doc: Y.Doc) => Y.XmlText, clientId: number) {
    this.#documentId = documentId;
    this.doc.clientID = clientId;
    this.text = () => textOf(this.doc);
    this.undo = new Y.UndoManager(this.doc.getXmlFragment("prose"), { trackedOrigins: new Set([this]) });
    this.doc.on("update", (update: Uint8Array, origin: unknown) => {
      if (origin === "server" || !this.#isIn) return;
      this.#send(syncType.update, update);
    });
  }

  /** What the client has that nobody acknowledged. */
  get clock(): number {
    return Y.getState(this.doc.store, this.doc.clientID);
  }

  connect(line: Line): void {
    this.line = line;
    this.#isIn = false;
    this.#unacknowledged = [];
    line.toServer.push(authFrame(this.#documentId, JSON.stringify({ schemaVersion })));
  }

  /** Takes one frame off the line. */
  receive(): void {
    const frame = this.line?.toClient.shift();
    if (frame === undefined) return;
    const decoder = createDecoder(frame);
    readVarString(decoder);
    const type = readVarUint(decoder);
    if (type === messageType.auth) {
      if (readVarUint(decoder) !== 2) throw new Error("the server refused a client of the simulation");
      this.#isIn = true;
      this.#write(syncType.step1, Y.encodeStateVector(this.doc));
    } else if (type === messageType.sync || type === messageType.syncReply) {
      const sub = readVarUint(decoder);
      const payload = readVarUint8Array(decoder);
      if (sub === syncType.step1) this.#send(syncType.step2, Y.encodeStateAsUpdate(this.doc, payload));
      else Y.applyUpdate(this.doc, payload, "server");
    } else if (type === messageType.syncStatus) {
      const clock = this.#unacknowledged.shift();
      if (clock === undefined) throw new Error("an acknowledgement of nothing");
      if (readVarUint(decoder) === 1) this.acknowledgedClock = Math.max(this.acknowledgedClock, clock);
    }
  }

  #send(sub: number, update: Uint8Array): void {
    this.#unacknowledged.push(endOf(update, this.doc.clientID));
    this.#write(sub, update);
  }

  #write(sub: number, payload: Uint8Array): void {
    const encoder = createEncoder();
    writeVarString(encoder, this.#documentId);
    writeVarUint(encoder, messageType.sync);
    writeVarUint(encoder, sub);
    writeVarUint8Array(encoder, payload);
    this.line?.toServer.push(toUint8Array(encoder));
  }
}

/** The clock that the update brings a client to; 0 when it holds nothing that the client typed. */
function endOf(update: Uint8Array, clientId: number): number {
  const own = Y.decodeUpdate(update).structs.filter(({ id }) => id.client === clientId);
  return Math.max(0, ...own.map(({ id, length }) => id.clock + length));
}
