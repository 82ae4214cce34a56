import { type Connection, type Document, Hocuspocus, OutgoingMessage } from "@hocuspocus/server";
import type { LiveRefusal } from "@minuta/contract";
import { joinRequest } from "@minuta/contract";
import { readProse, schemaVersion } from "@minuta/document";
import * as Y from "yjs";
import { Committer } from "./committer.ts";
import type { Control } from "./fan-out.ts";
import { followOrigin } from "./follow-rooms.ts";
import { authFrame } from "./frames.ts";
import { Joining } from "./joining.ts";
import { DocumentNotFound, type Journal } from "./journal.ts";
import { type Live, type LiveAuthority, type LiveText, TextMoved } from "./live.ts";
import { closeCode, type LiveContext, LiveSocket, maxDocuments } from "./live-socket.ts";
import { createNodes, type OtherNodes } from "./nodes.ts";
import { Room } from "./room.ts";
import { RoomTick, rests, tickOrigin } from "./room-tick.ts";
import { Timings } from "./timings.ts";
import { UpdateGuard } from "./update-guard.ts";
import { attachUpgrades, type Entrant } from "./upgrade.ts";

export type LiveLog = {
  readonly warn: (facts: object, message: string) => void;
  readonly error: (facts: object, message: string) => void;
};

const presencePause = 16;
const snapshotEvery = 500;
const snapshotAtUnload = 50;
const maxPendingBytes = 64 * 1024 * 1024;
const maxSocketsPerSignIn = 40;
const maxSockets = 5000;
const disposalPatience = 3500;
const maxFreezes = 5;
const holdElsewhere = 3000;

/** Hocuspocus logs the message of what a hook throws; a refusal is an answer and has none. */
class JoinRefused extends Error {
  override readonly name = "JoinRefused";
  readonly reason: LiveRefusal;

  constructor(reason: LiveRefusal) {
    super("");
    this.reason = reason;
  }
}

/**
 * Puts the live service together: apply (Hocuspocus) → append and commit (committer, journal) → send (gated sockets).
 * `now` is the wall clock in milliseconds, `monotonic` one that never runs backwards.
 */
export function createLive(options: {
  readonly journal: Journal;
  readonly authority: LiveAuthority;
  /** Origins from which a browser may connect, e.g. `https://minuta.example.org`. */
  readonly allowedOrigins: ReadonlySet<string>;
  readonly now: () => number;
  readonly monotonic: () => number;
  readonly log: LiveLog;
  /** Present when other processes may work on the same journal. */
  readonly others?: OtherNodes;
}): Live & { readonly enter: (entrant: Entrant) => void } {
  const { authority, log } = options;
  const tickTimings = new Timings();
  const commitTimings = new Timings();
  const journal: Journal = {
    ...options.journal,
    append: async (entries) => {
      const start = options.monotonic();
      const result = await options.journal.append(entries);
      commitTimings.add(options.monotonic() - start);
      return result;
    },
  };
  const rooms = new Map<string, Room>();
  const ticks = new WeakMap<Room, RoomTick>();
  const joinings = new WeakMap<Room, Joining>();
  const guards = new WeakMap<Document, UpdateGuard>();
  const sockets = new Set<LiveSocket>();
  const held = new Set<string>();
  const heldElsewhere = new Map<string, NodeJS.Timeout>();
  const closings = new Map<string, Promise<unknown>>();
  let journalEntries = 0;
  let disposing = false;
  /** Whether any socket stopped reading because too much waits for the disk. */
  let anyPaused = false;

  const instant = () => new Date(options.now()).toISOString();
  const onFault = (error: unknown) => log.error({ err: error }, "the live service met a fault");
  const attempt = (work: Promise<unknown>) => {
    work.catch(onFault);
  };

  const committer = new Committer({
    journal,
    now: options.now,
    onCommitted: (commits) => {
      nodes?.committed(commits);
      for (const { room, updates } of commits) {
        journalEntries += updates.length;
        if (room.sinceSnapshot >= snapshotEvery) attempt(snapshot(room));
      }
      if (anyPaused && committer.pendingBytes <= maxPendingBytes) {
        anyPaused = false;
        for (const socket of sockets) socket.resume();
      }
    },
    onRefused: (room) => {
      // Memory holds what the journal does not: the room is thrown away and read again from the journal.
      log.warn({ documentId: room.document.name }, "a closed document was written to; its room is dropped");
      for (const connection of connectionsOf(room.document)) {
        connection.context.socket.end(closeCode.documentClosed, "document_closed");
      }
      rooms.delete(room.document.name);
      hocuspocus.documents.delete(room.document.name);
    },
    onFault: (error) => log.error({ err: error }, "the journal does not store; trying again"),
  });

  const nodes =
    options.others === undefined
      ? null
      : createNodes({ others: options.others, journal, rooms, act, monotonic: options.monotonic, onFault });
  const isHeld = (documentId: string) => held.has(documentId) || heldElsewhere.has(documentId);

  const hocuspocus = new Hocuspocus<LiveContext>({
    quiet: true,
    timeout: 60_000,
    maxUnauthenticatedQueueSize: 5 * 1024 * 1024,
    maxPendingDocuments: maxDocuments,
    // For presence and what the server writes itself; room ticks flush on their own.
    flushDelay: presencePause,
    flushMaxBytes: Number.POSITIVE_INFINITY,
    async onAuthenticate({ token, documentName, context, connectionConfig }) {
      if (disposing) throw new JoinRefused("shutting_down");
      if (schemaVersionOf(token) !== schemaVersion) throw new JoinRefused("schema_version");
      const access = await authority.accessTo(context.person, documentName);
      if (access === "none") throw new JoinRefused("not_found");
      connectionConfig.readOnly = access !== "write";
      return { access };
    },
    async onLoadDocument({ document, documentName }) {
      const room = await openRoom(document, documentName);
      rooms.set(documentName, room);
    },
    async connected({ connection, context, documentName }) {
      // Hocuspocus may let somebody into a document at the very moment at which it unloads it: what is written there is
      // seen by nobody. Whoever is sent away comes back to the one that is read from the journal.
      if (rooms.get(documentName)?.document !== connection.document || connection.document.isDestroyed) {
        context.socket.end(closeCode.shuttingDown, "shutting_down");
        return;
      }
      if (isHeld(documentName)) connection.readOnly = true;
      context.socket.joined(documentName, connection);
      connection.onClose(() => guards.get(connection.document)?.release(connection));
    },
    async onDisconnect({ context, documentName }) {
      context.socket.left(documentName);
    },
    async beforeUnloadDocument({ document, documentName }) {
      const room = rooms.get(documentName);
      if (room === undefined || room.document !== document) return;
      await untilStored(room);
      // On the way out the journal has everything; a snapshot only makes the next opening quicker.
      if (room.sinceSnapshot >= snapshotAtUnload && !disposing) await snapshot(room);
      if (room.applied !== room.committed) throw new JoinRefused("shutting_down");
    },
    async afterUnloadDocument({ documentName }) {
      if (rooms.get(documentName)?.document.isDestroyed) rooms.delete(documentName);
    },
  });

  async function openRoom(document: Document, documentId: string): Promise<Room> {
    const stored = await journal.load(documentId).catch((error: unknown) => {
      onFault(error);
      throw new JoinRefused("not_found");
    });
    if (stored === null) throw new JoinRefused("not_found");
    if (stored.snapshot !== null) Y.applyUpdateV2(document, stored.snapshot);
    for (const update of stored.updates) Y.applyUpdate(document, update);
    const room = new Room(document, stored.sequence, stored.sinceSnapshot);
    ticks.set(room, new RoomTick(room, committer, options.monotonic, tickTimings));
    joinings.set(room, new Joining(room, options.monotonic));
    guards.set(document, new UpdateGuard(document));
    // What does not come through the tick: frames that waited while the document was loaded.
    document.on("afterTransaction", ({ origin }: Y.Transaction) => {
      if (origin !== tickOrigin && !rests(document)) originContext(origin)?.socket.refuse();
    });
    document.on("update", (bytes: Uint8Array, origin: unknown) => {
      if (origin !== tickOrigin && origin !== followOrigin)
        committer.add(room, originContext(origin)?.person ?? null, bytes);
    });
    nodes?.opened(room);
    return room;
  }

  /** Resolves when everything that came in until now is on disk. */
  function untilStored(room: Room): Promise<void> {
    ticks.get(room)?.run();
    return room.stored();
  }

  async function snapshot(room: Room): Promise<void> {
    // A snapshot that held more than the journal would be a text without its history.
    if (room.applied !== room.committed) return;
    const state = Y.encodeStateAsUpdateV2(room.document);
    const { sequence } = room;
    room.sinceSnapshot = 0;
    await journal.saveSnapshot(room.document.name, sequence, instant(), state);
  }

  async function read(documentId: string): Promise<LiveText> {
    const room = rooms.get(documentId);
    if (room !== undefined) {
      await untilStored(room);
      await nodes?.catchUp(room);
      return { ...readProse(room.document), sequence: room.sequence };
    }
    const stored = await journal.load(documentId);
    if (stored === null) throw new DocumentNotFound(documentId);
    const doc = new Y.Doc();
    try {
      if (stored.snapshot !== null) Y.applyUpdateV2(doc, stored.snapshot);
      for (const update of stored.updates) Y.applyUpdate(doc, update);
      return { ...readProse(doc), sequence: stored.sequence };
    } finally {
      doc.destroy();
    }
  }

  async function freeze<T>(documentId: string, work: (text: LiveText) => Promise<T>): Promise<T> {
    const before = closings.get(documentId) ?? Promise.resolve();
    const mine = before.then(
      () => freezeAlone(documentId, work),
      () => freezeAlone(documentId, work),
    );
    closings.set(documentId, mine);
    try {
      return await mine;
    } finally {
      if (closings.get(documentId) === mine) closings.delete(documentId);
    }
  }

  async function freezeAlone<T>(documentId: string, work: (text: LiveText) => Promise<T>): Promise<T> {
    held.add(documentId);
    nodes?.tell({ type: "hold", documentId });
    try {
      // A room that is being loaded lets its connections in only after `connected`, which asks `held`.
      await hocuspocus.loadingDocuments.get(documentId)?.catch(() => undefined);
      const room = rooms.get(documentId);
      if (room !== undefined)
        for (const connection of connectionsOf(room.document)) connection.readOnly = true;
      for (let attempt = 1; ; attempt += 1) {
        try {
          return await work(await read(documentId));
        } catch (error) {
          // Another node stored something between the reading and the closing transaction.
          if (!(error instanceof TextMoved) || attempt === maxFreezes) throw error;
        }
      }
    } finally {
      held.delete(documentId);
      everywhere({ type: "refreshAccess", documentId });
    }
  }

  /** Does here what a control asks for. */
  function act(control: Control): void {
    switch (control.type) {
      case "cutOff":
        cutOff(control.who);
        break;
      case "refreshAccess":
        releaseHold(control.documentId);
        refreshAccess(control.documentId);
        break;
      case "hint":
        rooms.get(control.documentId)?.document.broadcastStateless(JSON.stringify(control.hint));
        break;
      case "hold":
        holdFor(control.documentId);
        break;
    }
  }

  function everywhere(control: Control): void {
    nodes?.tell(control);
    act(control);
  }

  // A node that dies while it closes a document must not leave it held here.
  function holdFor(documentId: string): void {
    const room = rooms.get(documentId);
    if (room === undefined) return;
    clearTimeout(heldElsewhere.get(documentId));
    const end = () => act({ type: "refreshAccess", documentId });
    heldElsewhere.set(documentId, setTimeout(end, holdElsewhere).unref());
    ticks.get(room)?.run();
    for (const connection of connectionsOf(room.document)) connection.readOnly = true;
  }

  function releaseHold(documentId: string): void {
    clearTimeout(heldElsewhere.get(documentId));
    heldElsewhere.delete(documentId);
  }

  function cutOff(who: { readonly userId: string } | { readonly signInId: string }): void {
    for (const socket of sockets) {
      const meant =
        "userId" in who ? socket.person.userId === who.userId : socket.person.signInId === who.signInId;
      if (meant) socket.end(closeCode.cutOff, "access_changed");
    }
  }

  function refreshAccess(documentId: string): void {
    const room = rooms.get(documentId);
    if (room === undefined) return;
    for (const connection of connectionsOf(room.document)) attempt(renewAccess(connection, documentId));
  }

  async function renewAccess(connection: Connection<LiveContext>, documentId: string): Promise<void> {
    const access = await authority.accessTo(connection.context.person, documentId);
    if (isHeld(documentId)) return;
    connection.context.access = access;
    connection.readOnly = access !== "write";
    if (access === "none") {
      connection.close({ code: closeCode.cutOff, reason: "access_changed" });
      return;
    }
    connection.sendStateless(JSON.stringify({ changed: "access" }));
    if (access === "write") {
      // What was refused meanwhile is still at the client: ask for it.
      const { document, messageAddress } = connection;
      connection.send(
        new OutgoingMessage(messageAddress)
          .createSyncMessage()
          .writeFirstSyncStepFor(document)
          .toUint8Array(),
      );
    }
  }

  function enter({ socket, stream, person, wire, documentId }: Entrant): void {
    const live = new LiveSocket({
      socket,
      stream,
      person,
      wire,
      roomOf: (name) => rooms.get(name),
      isFull: () => committer.pendingBytes > maxPendingBytes,
      onFull: () => {
        anyPaused = true;
      },
      mayWrite: (connection, update) => guards.get(connection.document)?.allows(connection, update) ?? false,
      mayAppear: (connection, clientId) =>
        guards.get(connection.document)?.claim(connection, clientId) ?? false,
      onWrite: (connection, update, decoded) => {
        const room = rooms.get(connection.document.name);
        if (room !== undefined) ticks.get(room)?.add(connection, update, decoded);
      },
      onAsk: (connection, vector) => {
        const room = rooms.get(connection.document.name);
        if (room === undefined) return;
        for (const frame of joinings.get(room)?.answer(vector) ?? []) connection.send(frame);
      },
      monotonic: options.monotonic,
    });
    sockets.add(live);
    // Hocuspocus wants a request for its hooks; ours know the person and ask no header.
    live.start(hocuspocus, new Request("http://server/live"), () => sockets.delete(live));
    if (documentId !== null) live.inject(authFrame(documentId, JSON.stringify({ schemaVersion })));
  }

  return {
    attach: (server) => {
      attachUpgrades(server, {
        authority,
        allowedOrigins: options.allowedOrigins,
        refuseAll: (person) => {
          if (disposing) return 503;
          if (sockets.size >= maxSockets) return 503;
          const own = [...sockets].filter((socket) => socket.person.signInId === person.signInId);
          return own.length >= maxSocketsPerSignIn ? 429 : null;
        },
        onEnter: enter,
        onFault,
      });
      if (nodes !== null) attempt(nodes.start());
      attempt(
        journal.count().then((count) => {
          journalEntries += count;
        }),
      );
    },
    enter,
    read,
    freeze,
    refreshAccess: (documentId) => everywhere({ type: "refreshAccess", documentId }),
    hint: (documentId, hint) => everywhere({ type: "hint", documentId, hint }),
    cutOff: (who) => everywhere({ type: "cutOff", who }),
    state: () => ({
      rooms: rooms.size,
      connections: sockets.size,
      pendingUpdates: committer.pendingUpdates,
      journalEntries,
      fault: committer.fault,
      tick: tickTimings.read(),
      commit: commitTimings.read(),
      ...(nodes?.state() ?? { fanOut: "none", journalLag: 0 }),
    }),
    dispose: async () => {
      disposing = true;
      for (const socket of sockets) socket.end(closeCode.shuttingDown, "shutting_down");
      for (const room of rooms.values()) ticks.get(room)?.run();
      const patience = Promise.withResolvers<void>();
      const timer = setTimeout(patience.resolve, disposalPatience);
      await Promise.race([committer.idle(), patience.promise]);
      clearTimeout(timer);
      await nodes?.dispose();
    },
  };
}

function connectionsOf(document: Document): Connection<LiveContext>[] {
  return document.getConnections() as Connection<LiveContext>[];
}

function originContext(origin: unknown): LiveContext | null {
  if (typeof origin !== "object" || origin === null || !("connection" in origin)) return null;
  return (origin.connection as Connection<LiveContext>).context;
}

function schemaVersionOf(token: string): number | null {
  try {
    return joinRequest.parse(JSON.parse(token)).schemaVersion;
  } catch {
    return null;
  }
}
