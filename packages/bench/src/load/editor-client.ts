import { once } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import { createEncoder, toUint8Array, writeVarString, writeVarUint } from "lib0/encoding";
import { WebSocket } from "ws";
import * as Y from "yjs";
import type { Samples } from "../measure.ts";
import type { Target } from "./target.ts";

const patience = 60_000;

/** When each struct was typed, by client and clock, so that any observer can tell how old what it sees is. */
export class TypingTimes {
  readonly #times = new Map<number, number[]>();

  typed(client: number, from: number, to: number, at: number): void {
    let times = this.#times.get(client);
    if (times === undefined) {
      times = [];
      this.#times.set(client, times);
    }
    for (let clock = from; clock < to; clock += 1) times[clock] = at;
  }

  /** Adds the age of every struct of `update` that somebody of this load typed. */
  observe(update: Uint8Array, now: number, into: Pick<Samples, "add">): void {
    for (const struct of Y.decodeUpdate(update).structs) {
      const times = this.#times.get(struct.id.client);
      const at = times?.[struct.id.clock];
      if (at !== undefined) into.add(now - at);
    }
  }
}

/**
 * One person in a document, as light as can be: it types into a paragraph of its own and keeps no text of the others, so
 * that hundreds fit into one process.
 */
export class EditorClient {
  readonly doc = new Y.Doc();
  readonly #target: Target;
  readonly #times: TypingTimes;
  readonly #seen: Pick<Samples, "add"> | null;
  readonly #saved: Pick<Samples, "add"> | null;
  readonly #unacknowledged: { readonly at: number; readonly clock: number }[] = [];
  readonly #acknowledged: number[] = [];
  #socket: WebSocket | null = null;
  #text: Y.XmlText | null = null;
  #isSettled = false;
  #presenceClock = 0;

  /** `seen` collects the age of others' edits on arrival, `saved` the time to the acknowledgement of its own. */
  constructor(
    target: Target,
    times: TypingTimes,
    seen: Pick<Samples, "add"> | null,
    saved: Pick<Samples, "add"> | null,
  ) {
    this.#target = target;
    this.#times = times;
    this.#seen = seen;
    this.#saved = saved;
  }

  /** Resolves when the document has arrived. */
  async join(): Promise<void> {
    const { address, headers, document, token, protocol } = this.#target;
    const socket = new WebSocket(address, {
      headers,
      perMessageDeflate: false,
      maxPayload: 256 * 1024 * 1024,
    });
    this.#socket = socket;
    const synced = Promise.withResolvers<void>();
    socket.on("error", synced.reject);
    socket.on("close", () => synced.reject(new Error("the server closed the connection")));
    socket.on("message", (data: Buffer) => this.#receive(data, synced.resolve));
    await Promise.race([once(socket, "open"), synced.promise]);
    for (const frame of protocol.joining(document, token)) socket.send(frame);
    socket.send(protocol.step1(document, Y.encodeStateVector(this.doc)));
    await synced.promise;
  }

  /** Goes into a paragraph that stood there when it joined: it types at its end, and its caret moves inside it. */
  settle(paragraph: number): void {
    const text = this.doc.getXmlFragment("prose").get(paragraph);
    const inside = text instanceof Y.XmlElement ? text.get(0) : undefined;
    if (!(inside instanceof Y.XmlText)) throw new Error(`there is no text in paragraph ${paragraph}`);
    this.#text = inside;
    this.#isSettled = true;
  }

  /** Types into its own paragraph; the first call makes it. */
  type(words: string): void {
    this.write((doc) => {
      if (this.#text === null) {
        const paragraph = new Y.XmlElement("paragraph");
        this.#text = new Y.XmlText();
        paragraph.insert(0, [this.#text]);
        const prose = doc.getXmlFragment("prose");
        prose.insert(prose.length, [paragraph]);
      }
      this.#text.insert(this.#text.length, words);
    });
  }

  /** Makes a change and sends it as one update. */
  write(change: (doc: Y.Doc) => void): void {
    const { protocol, document } = this.#target;
    const before = Y.getState(this.doc.store, this.doc.clientID);
    const vector = Y.encodeStateVector(this.doc);
    this.doc.transact(() => change(this.doc));
    const now = performance.now();
    const clock = Y.getState(this.doc.store, this.doc.clientID);
    this.#times.typed(this.doc.clientID, before, clock, now);
    this.#unacknowledged.push({ at: now, clock });
    this.#socket?.send(protocol.update(document, Y.encodeStateAsUpdate(this.doc, vector)));
  }

  movesCursor(): void {
    const { protocol, document } = this.#target;
    this.#presenceClock += 1;
    const encoder = createEncoder();
    writeVarUint(encoder, 1);
    writeVarUint(encoder, this.doc.clientID);
    writeVarUint(encoder, this.#presenceClock);
    const place =
      this.#text !== null && this.#isSettled
        ? Y.createRelativePositionFromTypeIndex(this.#text, (this.#presenceClock * 7) % this.#text.length)
        : { type: { client: this.doc.clientID, clock: 0 }, tname: null, item: null, assoc: 0 };
    writeVarString(
      encoder,
      JSON.stringify({ user: { name: "Titular" }, cursor: { anchor: place, head: place } }),
    );
    this.#socket?.send(protocol.presence(document, toUint8Array(encoder)));
  }

  /** Acknowledgements that have not come yet. */
  get waiting(): number {
    return this.#target.protocol.acknowledges ? this.#unacknowledged.length : 0;
  }

  /** Resolves when nothing waits for an acknowledgement; where there is none, after a moment. */
  async allSaved(): Promise<void> {
    const end = performance.now() + patience;
    if (!this.#target.protocol.acknowledges) await pause(100);
    while (this.isOpen && this.waiting > 0 && performance.now() < end) await pause(10);
    if (this.waiting > 0) throw new Error(`${this.waiting} updates were not acknowledged`);
  }

  /** How far it has come with its own words. */
  get clock(): number {
    return Y.getState(this.doc.store, this.doc.clientID);
  }

  /** How many of its updates the server has acknowledged. */
  get acknowledged(): number {
    return this.#acknowledged.length;
  }

  /** How many acknowledged updates a state with this vector does not hold. */
  lostIn(vector: ReadonlyMap<number, number>): number {
    const kept = vector.get(this.doc.clientID) ?? 0;
    return this.#acknowledged.filter((clock) => clock > kept).length;
  }

  get isOpen(): boolean {
    return this.#socket?.readyState === WebSocket.OPEN;
  }

  leave(): void {
    this.#socket?.removeAllListeners("close");
    this.#socket?.on("error", () => undefined);
    this.#socket?.terminate();
    this.doc.destroy();
  }

  #receive(data: Buffer, synced: () => void): void {
    const { protocol, document } = this.#target;
    // Only observers read what others wrote; the frame's first bytes tell the rest enough.
    const received = protocol.read(data);
    switch (received.type) {
      case "update":
        if (this.#seen !== null) this.#times.observe(received.payload, performance.now(), this.#seen);
        break;
      case "state":
        Y.applyUpdate(this.doc, received.payload);
        synced();
        break;
      case "vector":
        this.#socket?.send(protocol.step2(document, Y.encodeStateAsUpdate(this.doc, received.payload)));
        this.#unacknowledged.push({ at: Number.NaN, clock: 0 });
        break;
      case "saved": {
        const sent = this.#unacknowledged.shift();
        if (sent === undefined || Number.isNaN(sent.at)) break;
        this.#saved?.add(performance.now() - sent.at);
        this.#acknowledged.push(sent.clock);
        break;
      }
      default:
        break;
    }
  }
}

/** Everybody types in turn, at this rate each, until the signal says that it is enough. */
export async function typeUntil(
  clients: readonly EditorClient[],
  rate: { readonly editsPerSecond: number; readonly words: string },
  enough: AbortSignal,
): Promise<void> {
  const between = 1000 / (rate.editsPerSecond * clients.length);
  for (let turn = 0; !enough.aborted; turn += 1) {
    const client = clients[turn % clients.length];
    if (client?.isOpen) client.type(rate.words);
    await pause(between);
  }
}

/** Of what these were told is saved, how much there was and how much a state with this vector does not hold. */
export function lossesOf(
  clients: readonly EditorClient[],
  vector: ReadonlyMap<number, number>,
): { readonly acknowledged: number; readonly lost: number } {
  return {
    acknowledged: clients.reduce((sum, client) => sum + client.acknowledged, 0),
    lost: clients.reduce((sum, client) => sum + client.lostIn(vector), 0),
  };
}
