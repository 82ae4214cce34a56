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

  /** The next frame for the client gets lost. */
  dropForClient(): void {
    this.toClient.shift();
  }

  /** The next frame for the client comes twice; an acknowledgement never does, for it says which one it is by its place. */
  repeatForClient(): void {
    const [next] = this.toClient;
    if (next !== undefined && !isAcknowledgement(next)) this.toClient.unshift(next);
  }

  /** The next two frames for the client change places. */
  swapForClient(): void {
    const [first, second, ...rest] = this.toClient;
    if (first === undefined || second === undefined) return;
    this.toClient.splice(0, this.toClient.length, second, first, ...rest);
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

/** The server's side of a line, as far as a `ws` socket is used, and its outlet. */
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

  send(frames: readonly Uint8Array[]): void {
    if (!this.#line.isOpen) return;
    for (const frame of frames) this.#line.toClient.push(Uint8Array.from(frame));
  }

  close(): void {
    this.#line.cut();
  }

  terminate(): void {
    this.#line.cut();
  }

  pause(): void {}

  resume(): void {}

  asWebSocket(): WebSocket {
    return this as unknown as WebSocket;
  }
}

function isAcknowledgement(frame: Uint8Array): boolean {
  const decoder = createDecoder(frame);
  readVarString(decoder);
  return readVarUint(decoder) === messageType.syncStatus;
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
  #lastSent: Uint8Array | null = null;
  readonly #version: number;
  /** Whether the server said that it does not let this one in. */
  isRefused = false;

  /** `version` is what it says of its schema; of another than the server's, it sends without being let in. */
  constructor(
    documentId: string,
    textOf: (doc: Y.Doc) => Y.XmlText,
    clientId: number,
    version = schemaVersion,
  ) {
    this.#version = version;
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
    line.toServer.push(authFrame(this.#documentId, JSON.stringify({ schemaVersion: this.#version })));
  }

  /** Sends what it sent last a second time, as one that is not sure that it went. */
  sendAgain(): void {
    if (this.#isIn && this.#lastSent !== null) this.#send(syncType.update, this.#lastSent);
  }

  /** Sends a change without asking whether it is in. */
  sendAnyway(update: Uint8Array): void {
    this.#send(syncType.update, update);
  }

  /** Takes one frame off the line. */
  receive(): void {
    const frame = this.line?.toClient.shift();
    if (frame === undefined) return;
    const decoder = createDecoder(frame);
    readVarString(decoder);
    const type = readVarUint(decoder);
    if (type === messageType.auth) {
      this.isRefused = readVarUint(decoder) !== 2;
      if (this.isRefused) {
        if (this.#version === schemaVersion) throw new Error("the server refused a client of the simulation");
        return;
      }
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
    this.#lastSent = update;
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
