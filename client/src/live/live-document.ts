import { HocuspocusProvider } from "@hocuspocus/provider";
import { type Hint, hint, type joinRequest, textOffer } from "@minuta/contract";
import { proseOf, schemaVersion } from "@minuta/document";
import type { IndexeddbPersistence } from "y-indexeddb";
import { Awareness } from "y-protocols/awareness";
import * as Y from "yjs";
import { Acknowledgements } from "./acknowledgements.ts";
import { CountedSocket } from "./counted-socket.ts";
import { hasProse, openKept } from "./kept-text.ts";
import {
  afterRefusal,
  initialLiveState,
  type LiveEvent,
  type LiveState,
  readRefusal,
  reduceLive,
} from "./save-state.ts";
import { UnsentLedger } from "./unsent-ledger.ts";

/** Without any frame for this long while changes wait, the link counts as lost: a Wi-Fi that died says nothing. */
const silenceLimit = 8_000;
/** How long a refusal that passes by itself is waited out. */
const refusalPause = 10_000;
const ledgerPause = 1_000;
/** A large text that has not come over HTTP in this time comes over the socket. */
const snapshotPatience = 30_000;

export type LiveOptions = {
  readonly documentId: string;
  /** Under which name this browser keeps the text; null keeps nothing, as for a text that is closed. */
  readonly keptName: string | null;
  /** Address of the socket, `wss://…/live`. */
  readonly url: string;
  /** Fetches the text over HTTP, as the server asks for when it is large. */
  readonly readSnapshot: (signal: AbortSignal) => Promise<Uint8Array>;
  readonly onHint: (changed: Hint["changed"]) => void;
  /** Hints come from now on: what was told before, while nobody listened here, was not heard. */
  readonly onJoined: () => void;
  /** The link went or was refused: what is known of the document may be out of date. */
  readonly onDoubt: () => void;
};

/**
 * One document joined live: its Y.Doc, who is here, and what is known about the connection. Made outside React;
 * `subscribe` and `state` have the shape that `useSyncExternalStore` asks for.
 */
export class LiveDocument {
  readonly doc = new Y.Doc();
  readonly awareness = new Awareness(this.doc);
  readonly prose: Y.XmlFragment = proseOf(this.doc);
  readonly #options: LiveOptions;
  readonly #socket: CountedSocket;
  readonly #provider: HocuspocusProvider;
  readonly #counted = new Acknowledgements();
  readonly #ledger: UnsentLedger | null;
  readonly #listeners = new Set<() => void>();
  #state: LiveState = initialLiveState;
  #kept: IndexeddbPersistence | null = null;
  #isClosed = false;
  readonly #left = new AbortController();
  #retryTimer: ReturnType<typeof setTimeout> | null = null;
  #silenceTimer: ReturnType<typeof setTimeout> | null = null;
  #ledgerTimer: ReturnType<typeof setTimeout> | null = null;
  #ownChanges = 0;

  constructor(options: LiveOptions) {
    this.#options = options;
    this.#ledger =
      options.keptName === null
        ? null
        : new UnsentLedger(localStorage, options.keptName, String(this.doc.clientID));
    this.awareness.setLocalState({ cursor: null });
    this.doc.on("update", this.#onUpdate);
    this.#socket = new CountedSocket({
      url: options.url,
      autoConnect: false,
      delay: 800,
      minDelay: 400,
      factor: 1.8,
      maxDelay: 5_000,
      jitter: true,
    });
    this.#socket.onFrameSent = (frame) => {
      this.#counted.sent(frame);
      this.#watchSilence();
    };
    this.#provider = new HocuspocusProvider({
      name: options.documentId,
      document: this.doc,
      awareness: this.awareness,
      websocketProvider: this.#socket,
      token: JSON.stringify({ schemaVersion, takesSnapshot: true } satisfies ReturnType<
        typeof joinRequest.parse
      >),
      onOpen: () => this.#counted.reset(),
      onAuthenticated: ({ scope }) => {
        this.#take({ type: "joined", mayWrite: scope === "read-write" });
        this.#options.onJoined();
      },
      onAuthenticationFailed: ({ reason }) => this.#refuse(reason),
      onSynced: () => this.#onSynced(),
      onMessage: ({ event }) => this.#onFrame(new Uint8Array(event.data as ArrayBuffer)),
      onStateless: ({ payload }) => this.#onStateless(payload),
      onClose: ({ event }) => this.#onClose(event),
    });
    window.addEventListener("online", this.#onOnline);
    window.addEventListener("offline", this.#onOffline);
    document.addEventListener("visibilitychange", this.#onVisible);
    window.addEventListener("pagehide", this.#writeLedger);
    void this.#open();
  }

  readonly state = (): LiveState => this.#state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Tries to join again after a refusal or a loss. */
  retry(): void {
    if (this.#isClosed) return;
    this.#clearRetry();
    this.#take({ type: "retrying" });
    if (this.#socket.webSocket !== null) this.#socket.giveUp();
    this.#connect();
  }

  /** Leaves the document. What was not acknowledged stays in this browser. */
  async close(): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#left.abort();
    this.#writeLedger();
    this.#clearRetry();
    if (this.#silenceTimer !== null) clearTimeout(this.#silenceTimer);
    if (this.#ledgerTimer !== null) clearTimeout(this.#ledgerTimer);
    window.removeEventListener("online", this.#onOnline);
    window.removeEventListener("offline", this.#onOffline);
    document.removeEventListener("visibilitychange", this.#onVisible);
    window.removeEventListener("pagehide", this.#writeLedger);
    this.doc.off("update", this.#onUpdate);
    this.#provider.destroy();
    this.#socket.destroy();
    await this.#kept?.destroy();
    this.#listeners.clear();
    this.doc.destroy();
  }

  async #open(): Promise<void> {
    const { keptName } = this.#options;
    if (keptName !== null) this.#kept = await openKept(keptName, this.doc);
    if (this.#isClosed) {
      await this.#kept?.destroy();
      return;
    }
    const found = this.#ledger?.found ?? 0;
    const unsent = found === 0 && this.#ledger?.holdsMore(this.doc) === true ? 1 : found;
    this.#take({ type: "keptRead", hasText: hasProse(this.doc), unsent });
    // Only now: the handshake has to hand over the kept text, too.
    this.#provider.attach();
    this.#connect();
    if (!navigator.onLine) this.#take({ type: "lost" });
  }

  #connect(): void {
    this.#socket.connect().catch(() => this.#take({ type: "lost" }));
  }

  #take(event: LiveEvent): void {
    const next = reduceLive(this.#state, event);
    if (next === this.#state) return;
    this.#state = next;
    for (const listener of this.#listeners) listener();
  }

  readonly #onUpdate = (_update: Uint8Array, origin: unknown): void => {
    if (origin === this.#provider) {
      this.#scheduleLedger();
      return;
    }
    if (this.#kept !== null ? origin === this.#kept : !this.#state.isKeptRead) return;
    this.#ownChanges += 1;
    this.#ledger?.count(this.#ownChanges);
    this.#take({ type: "changedHere" });
  };

  #onFrame(frame: Uint8Array): void {
    this.#watchSilence(true);
    const answer = this.#counted.received(frame);
    if (answer === "refused") this.#refuse("access_changed");
    if (answer === "taken") this.#acknowledge();
  }

  /** Frames are seen before the provider works on them, so the text of the server may come in after its answer. */
  #acknowledge(): void {
    if (!this.#counted.isComplete || !this.#provider.isSynced) return;
    this.#take({ type: "acknowledged" });
    if (this.#state.unsent > 0) return;
    this.#ownChanges = 0;
    this.#ledger?.clear();
    this.#scheduleLedger();
  }

  #onSynced(): void {
    this.#take({ type: "synced" });
    this.#acknowledge();
  }

  #onStateless(payload: string): void {
    try {
      const said: unknown = JSON.parse(payload);
      if (textOffer.safeParse(said).success) void this.#fetchText();
      else this.#options.onHint(hint.parse(said).changed);
    } catch {
      // A hint of a newer server: what it is about is fetched again by other means.
    }
  }

  /** Takes the large text that the server offers, then asks for what is new since; without it, for all of it. */
  async #fetchText(): Promise<void> {
    const signal = AbortSignal.any([this.#left.signal, AbortSignal.timeout(snapshotPatience)]);
    try {
      const state = await this.#options.readSnapshot(signal);
      if (!this.#isClosed) Y.applyUpdate(this.doc, state, this.#provider);
    } catch {
      // Whatever went wrong, the socket can bring it, too.
    }
    if (!this.#isClosed && this.#state.link === "joined") this.#provider.forceSync();
  }

  #onClose(event: { readonly code: number; readonly reason: string }): void {
    this.#counted.reset();
    const reason = readRefusal(event.reason);
    if (reason !== "unknown") {
      this.#refuse(reason);
    } else if (this.#state.refusal === null) {
      this.#take({ type: "lost" });
      this.#options.onDoubt();
    }
  }

  #refuse(given: string): void {
    const reason = readRefusal(given);
    this.#take({ type: "refused", reason });
    this.#clearRetry();
    this.#socket.disconnect();
    switch (afterRefusal(reason)) {
      case "wait":
        this.#retryTimer = setTimeout(() => this.retry(), refusalPause * (0.75 + Math.random() / 2));
        break;
      case "ask":
        this.#options.onDoubt();
        break;
      case "stop":
        break;
    }
  }

  #watchSilence(isAnswer = false): void {
    if (isAnswer && this.#silenceTimer !== null) {
      clearTimeout(this.#silenceTimer);
      this.#silenceTimer = null;
    }
    if (this.#silenceTimer !== null || this.#counted.outstanding === 0) return;
    this.#silenceTimer = setTimeout(() => {
      this.#silenceTimer = null;
      if (this.#counted.outstanding > 0 && this.#state.link === "joined") this.#socket.giveUp();
    }, silenceLimit);
  }

  #scheduleLedger(): void {
    this.#ledgerTimer ??= setTimeout(() => {
      this.#ledgerTimer = null;
      this.#writeLedger();
    }, ledgerPause);
  }

  readonly #writeLedger = (): void => {
    if (this.#state.unsent === 0 && this.#state.isSynced) this.#ledger?.acknowledged(this.doc);
  };

  #clearRetry(): void {
    if (this.#retryTimer !== null) clearTimeout(this.#retryTimer);
    this.#retryTimer = null;
  }

  readonly #onOnline = (): void => {
    if (this.#state.refusal === null && this.#state.link !== "joined") this.#connect();
  };

  readonly #onOffline = (): void => {
    if (this.#socket.webSocket !== null) this.#socket.giveUp();
    else this.#take({ type: "lost" });
  };

  readonly #onVisible = (): void => {
    if (document.visibilityState === "visible") this.#onOnline();
  };
}
