import type { Document } from "@hocuspocus/server";
import { applyAwarenessUpdate, encodeAwarenessUpdate, removeAwarenessStates } from "y-protocols/awareness";
import type { FanOut } from "./fan-out.ts";

const sendEvery = 50;

/** Origin of presence that another node told. */
const relayOrigin = Symbol("presence of another node");

type Change = {
  readonly added: readonly number[];
  readonly updated: readonly number[];
  readonly removed: readonly number[];
};

/**
 * Carries presence between nodes: what the connections of this node say goes out merged, at most every 50 ms a document;
 * what other nodes say goes to the connections here, and away when the node falls silent.
 */
export class PresenceRelay {
  readonly #fanOut: FanOut;
  readonly #documentOf: (documentId: string) => Document | undefined;
  /** Client ids that each other node told of, by document. */
  readonly #foreign = new Map<string, Map<string, Set<number>>>();

  constructor(fanOut: FanOut, documentOf: (documentId: string) => Document | undefined) {
    this.#fanOut = fanOut;
    this.#documentOf = documentOf;
  }

  /** Relays the presence of a document from now on, and asks the other nodes for theirs. */
  open(document: Document): void {
    const changed = new Set<number>();
    let timer: NodeJS.Timeout | null = null;
    const send = () => {
      timer = null;
      if (document.isDestroyed || changed.size === 0) return;
      const clients = [...changed];
      changed.clear();
      this.#send(document, clients);
      timer = setTimeout(send, sendEvery);
    };
    document.awareness.on("update", ({ added, updated, removed }: Change, origin: unknown) => {
      // Every node finds out by itself who has not been heard of for too long.
      if (origin === relayOrigin || origin === "timeout") return;
      for (const client of [...added, ...updated, ...removed]) changed.add(client);
      if (timer === null) send();
    });
    document.on("destroy", () => {
      if (timer !== null) clearTimeout(timer);
      for (const documents of this.#foreign.values()) documents.delete(document.name);
    });
    this.#fanOut.publish({ type: "presenceWanted", documentId: document.name });
  }

  /** Answers another node that has just opened a document. */
  tell(documentId: string): void {
    const document = this.#documentOf(documentId);
    if (document === undefined) return;
    const own = document.getConnections().flatMap((connection) => [...document.getClients(connection)]);
    if (own.length > 0) this.#send(document, own);
  }

  receive(node: string, documentId: string, update: Uint8Array): void {
    const document = this.#documentOf(documentId);
    if (document === undefined) return;
    const note = ({ added, removed }: Change) => {
      const clients = this.#clientsOf(node, documentId);
      for (const client of added) clients.add(client);
      for (const client of removed) clients.delete(client);
    };
    document.awareness.on("update", note);
    applyAwarenessUpdate(document.awareness, update, relayOrigin);
    document.awareness.off("update", note);
  }

  /** Nobody who was there by way of this node is there any more. */
  forget(node: string): void {
    for (const [documentId, clients] of this.#foreign.get(node) ?? []) {
      const document = this.#documentOf(documentId);
      if (document !== undefined) removeAwarenessStates(document.awareness, [...clients], relayOrigin);
    }
    this.#foreign.delete(node);
  }

  #send(document: Document, clients: number[]): void {
    const update = encodeAwarenessUpdate(document.awareness, clients);
    this.#fanOut.publish({ type: "presence", documentId: document.name, update });
  }

  #clientsOf(node: string, documentId: string): Set<number> {
    let documents = this.#foreign.get(node);
    if (documents === undefined) {
      documents = new Map();
      this.#foreign.set(node, documents);
    }
    let clients = documents.get(documentId);
    if (clients === undefined) {
      clients = new Set();
      documents.set(documentId, clients);
    }
    return clients;
  }
}
