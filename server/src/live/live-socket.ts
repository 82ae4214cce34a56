import type { Connection, Hocuspocus } from "@hocuspocus/server";
import type { Access } from "@minuta/domain";
import type { WebSocket } from "ws";
import { FrameBudget } from "./frame-budget.ts";
import { type ClientFrame, type DecodedUpdate, MalformedFrame, readClientFrame } from "./frames.ts";
import { GatedSocket } from "./gated-socket.ts";
import type { LivePerson } from "./live.ts";
import type { Outlet } from "./outlet.ts";
import { rewritePresence } from "./presence.ts";
import type { Room } from "./room.ts";
import type { Wire } from "./wire.ts";

/** What every Hocuspocus hook knows about the connection that it runs for. */
export type LiveContext = {
  readonly person: LivePerson;
  readonly socket: LiveSocket;
  access: Access;
  /** Whether a large text may be offered over HTTP instead of being sent; once a connection. */
  mayOffer: boolean;
};

type TakesUpdate = (connection: Connection<LiveContext>, update: Uint8Array, decoded: DecodedUpdate) => void;
type Write = Extract<ClientFrame, { type: "write" }>;

/** Close codes of our own; the reason says the same in a word of `liveRefusals`. */
export const closeCode = { malformed: 4400, cutOff: 4401, documentClosed: 4409, shuttingDown: 1012 } as const;

// A person types some 15 frames a second; what is above this is slowed, never refused.
const framesPerSecond = { perSecond: 500, burst: 2000 };
const bytesPerSecond = { perSecond: 1024 * 1024, burst: 16 * 1024 * 1024 };
const presencePause = 100;
/** How many documents one socket may be joining at a time. */
export const maxDocuments = 8;
const maxEarlyFrames = 500;
const maxEarlyBytes = 4 * 1024 * 1024;

/** One socket: checks and paces what comes in, rewrites presence, hands the rest to Hocuspocus. */
export class LiveSocket {
  readonly person: LivePerson;
  readonly #socket: WebSocket;
  readonly #gate: GatedSocket;
  readonly #wire: Wire;
  readonly #roomOf: (documentId: string) => Room | undefined;
  readonly #isFull: () => boolean;
  readonly #onFull: () => void;
  readonly #mayWrite: (connection: Connection<LiveContext>, update: DecodedUpdate) => boolean;
  readonly #mayAppear: (connection: Connection<LiveContext>, clientId: number) => boolean;
  readonly #onWrite: TakesUpdate;
  readonly #onAsk: (connection: Connection<LiveContext>, vector: Uint8Array) => void;
  readonly #frames: FrameBudget;
  readonly #bytes: FrameBudget;
  readonly #joined = new Map<string, Connection<LiveContext>>();
  readonly #clientIds = new Map<string, number>();
  readonly #presence = new Map<string, Uint8Array>();
  readonly #asked = new Map<string, Uint8Array>();
  // The documents for which the client has answered the question what it has. What it types before may rest on words
  // that come only with that answer, and waits for it.
  readonly #answered = new Set<string>();
  #early: { readonly frame: Uint8Array; readonly write: Write }[] = [];
  #earlyBytes = 0;
  #presenceTimer: NodeJS.Timeout | null = null;
  #pauseTimer: NodeJS.Timeout | null = null;
  #client: ReturnType<Hocuspocus<LiveContext>["handleConnection"]> | null = null;
  #closed = false;

  constructor(options: {
    readonly socket: WebSocket;
    readonly outlet: Outlet;
    readonly person: LivePerson;
    readonly wire: Wire;
    readonly roomOf: (documentId: string) => Room | undefined;
    /** Whether so much waits for the disk that nothing more should be read. */
    readonly isFull: () => boolean;
    /** Called when reading stops for that reason; `resume` is to be called when there is room again. */
    readonly onFull: () => void;
    /** Whether an update keeps within its document's bounds; false ends the connection. */
    readonly mayWrite: (connection: Connection<LiveContext>, update: DecodedUpdate) => boolean;
    /** Whether the connection may show itself under this client id. */
    readonly mayAppear: (connection: Connection<LiveContext>, clientId: number) => boolean;
    /** Takes the update of a connection that may write. */
    readonly onWrite: TakesUpdate;
    /** Answers a connection that tells what it has of the text. */
    readonly onAsk: (connection: Connection<LiveContext>, vector: Uint8Array) => void;
    readonly monotonic: () => number;
  }) {
    this.person = options.person;
    this.#socket = options.socket;
    this.#wire = options.wire;
    this.#roomOf = options.roomOf;
    this.#isFull = options.isFull;
    this.#onFull = options.onFull;
    this.#mayWrite = options.mayWrite;
    this.#mayAppear = options.mayAppear;
    this.#onWrite = options.onWrite;
    this.#onAsk = options.onAsk;
    this.#gate = new GatedSocket(options.socket, options.roomOf, options.outlet);
    this.#frames = new FrameBudget(framesPerSecond, options.monotonic);
    this.#bytes = new FrameBudget(bytesPerSecond, options.monotonic);
  }

  /** Hands the socket to Hocuspocus; `onClose` runs once when it is gone. */
  start(hocuspocus: Hocuspocus<LiveContext>, request: Request, onClose: () => void): void {
    this.#client = hocuspocus.handleConnection(this.#gate, request, {
      person: this.person,
      socket: this,
      access: "none",
      mayOffer: false,
    });
    this.#socket.on("message", (data: Buffer, isBinary: boolean) => {
      if (isBinary) this.#receive(data);
      else this.refuse();
    });
    // ws reports protocol faults (a frame over maxPayload, say) here and closes by itself.
    this.#socket.on("error", () => this.#socket.terminate());
    this.#socket.on("close", (code, reason) => {
      this.#closed = true;
      if (this.#presenceTimer !== null) clearTimeout(this.#presenceTimer);
      if (this.#pauseTimer !== null) clearTimeout(this.#pauseTimer);
      this.#client?.handleClose({ code, reason: reason.toString() });
      onClose();
    });
  }

  /** A frame that this server makes in the client's place. */
  inject(frame: Uint8Array): void {
    this.#client?.handleMessage(frame);
  }

  joined(documentId: string, connection: Connection<LiveContext>): void {
    this.#joined.set(documentId, connection);
    const vector = this.#asked.get(documentId);
    this.#asked.delete(documentId);
    if (vector !== undefined) this.#onAsk(connection, vector);
    this.#takeEarly();
    this.#applyPresence();
  }

  left(documentId: string): void {
    this.#joined.delete(documentId);
    this.#answered.delete(documentId);
    this.#clientIds.delete(documentId);
  }

  /** Ends the connection because of what it sent; the others in the document do not notice. */
  refuse(): void {
    this.end(closeCode.malformed, "malformed");
  }

  /** Closes from this side; no frame is sent after. */
  end(code: number, reason: string): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#socket.close(code, reason);
    // Whoever does not answer the closing handshake is not waited for.
    const timer = setTimeout(() => this.#socket.terminate(), 1000);
    timer.unref();
  }

  /** Reads on after a pause, unless its own budget or the disk still asks to wait. */
  resume(): void {
    if (this.#pauseTimer === null && this.#socket.isPaused && !this.#isFull()) this.#socket.resume();
  }

  #receive(data: Uint8Array): void {
    if (this.#closed) return;
    try {
      const frame = this.#wire.fromWire(data);
      const read = readClientFrame(frame);
      switch (read.type) {
        case "ignore":
          break;
        case "presence":
          this.#presence.set(read.documentId, read.update);
          if (this.#presenceTimer === null) this.#applyPresence();
          break;
        case "write":
          this.#write(frame, read);
          break;
        case "ask":
          this.#ask(read.documentId, read.vector);
          break;
        case "pass":
          this.#client?.handleMessage(frame);
          break;
      }
      // Hocuspocus ends connections that seem idle, and does not see the frames that are handled here.
      if (this.#client !== null) this.#client.lastMessageReceivedAt = Date.now();
    } catch (error) {
      if (!(error instanceof MalformedFrame)) throw error;
      this.refuse();
      return;
    }
    this.#pace(data.byteLength);
  }

  #ask(documentId: string, vector: Uint8Array): void {
    const connection = this.#joined.get(documentId);
    if (connection !== undefined) this.#onAsk(connection, vector);
    else if (this.#asked.size < maxDocuments) this.#asked.set(documentId, vector);
  }

  #write(frame: Uint8Array, write: Write): void {
    const connection = this.#joined.get(write.documentId);
    if (connection === undefined || !(write.isStep2 || this.#answered.has(write.documentId))) {
      this.#earlyBytes += frame.byteLength;
      if (this.#early.length >= maxEarlyFrames || this.#earlyBytes > maxEarlyBytes) this.refuse();
      else this.#early.push({ frame, write });
      return;
    }
    // Hocuspocus writes into the document, or compares with it, past the room.
    this.#roomOf(write.documentId)?.unfold();
    if (connection.readOnly) {
      this.#client?.handleMessage(frame);
    } else if (!this.#mayWrite(connection, write.decoded)) {
      this.refuse();
      return;
    } else if (write.isStep2) {
      this.#client?.handleMessage(frame);
    } else {
      this.#onWrite(connection, write.update, write.decoded);
    }
    if (write.isStep2 && !this.#answered.has(write.documentId)) {
      this.#answered.add(write.documentId);
      this.#takeEarly();
    }
  }

  #takeEarly(): void {
    const early = this.#early;
    this.#early = [];
    this.#earlyBytes = 0;
    for (const { frame, write } of early) this.#write(frame, write);
  }

  #pace(bytes: number): void {
    const pause = Math.max(this.#frames.spend(1), this.#bytes.spend(bytes));
    if (pause > 0 && this.#pauseTimer === null) {
      this.#socket.pause();
      this.#pauseTimer = setTimeout(() => {
        this.#pauseTimer = null;
        this.resume();
      }, pause);
    } else if (this.#isFull()) {
      this.#socket.pause();
      this.#onFull();
    }
  }

  #applyPresence(): void {
    for (const [documentId, update] of this.#presence) {
      const connection = this.#joined.get(documentId);
      if (connection === undefined) continue;
      this.#presence.delete(documentId);
      try {
        const rewritten = rewritePresence(update, {
          person: this.person,
          access: connection.context.access,
          clientId: this.#clientIds.get(documentId) ?? null,
        });
        if (rewritten === null || !this.#mayAppear(connection, rewritten.clientId)) continue;
        this.#clientIds.set(documentId, rewritten.clientId);
        connection.document.applyAwarenessUpdate(connection, rewritten.update);
      } catch {
        this.refuse();
        return;
      }
    }
    if (this.#closed) return;
    this.#presenceTimer = setTimeout(() => {
      this.#presenceTimer = null;
      if ([...this.#presence.keys()].some((documentId) => this.#joined.has(documentId)))
        this.#applyPresence();
    }, presencePause);
  }
}
