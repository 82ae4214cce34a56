import { Committer } from "./committer.ts";
import { keepDroppingHistory } from "./drop-history.ts";
import { EnteredSockets } from "./enter-sockets.ts";
import type { Control } from "./fan-out.ts";
import { RoomFollower } from "./follow-rooms.ts";
import { Freezing } from "./freeze-documents.ts";
import { createHocuspocus } from "./hocuspocus-hooks.ts";
import type { Journal } from "./journal.ts";
import type { Live, LiveAuthority } from "./live.ts";
import { connectionsOf } from "./live-connections.ts";
import { closeCode } from "./live-socket.ts";
import { createNodes, type OtherNodes } from "./nodes.ts";
import { OpenRooms } from "./open-rooms.ts";
import { renewAccess } from "./renew-access.ts";
import type { Room } from "./room.ts";
import { Timings } from "./timings.ts";
import { attachUpgrades, type Entrant } from "./upgrade.ts";

export type LiveLog = {
  readonly warn: (facts: object, message: string) => void;
  readonly error: (facts: object, message: string) => void;
};

const maxPendingBytes = 64 * 1024 * 1024;
const disposalPatience = 3500;

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
  /** For how many days the journal keeps what stands in a snapshot; for ever unless given. */
  readonly historyDays?: number | null;
  /** Present when other processes may work on the same journal. */
  readonly others?: OtherNodes;
}): Live & { readonly enter: (entrant: Entrant) => void } {
  const { authority, log, now, monotonic } = options;
  const tickTimings = new Timings();
  const commitTimings = new Timings();
  const journal = timed(options.journal, monotonic, commitTimings);
  let journalEntries = 0;
  let isDisposing = false;
  let endDropping = async () => {};

  const onFault = (error: unknown) => log.error({ err: error }, "the live service met a fault");
  const attempt = (work: Promise<unknown>) => {
    work.catch(onFault);
  };

  const committer = new Committer({
    journal,
    now,
    onCommitted: (commits) => {
      nodes?.committed(commits);
      for (const { room, updates } of commits) {
        journalEntries += updates.length;
        attempt(rooms.compact(room, updates));
      }
      sockets.readOn();
    },
    onRefused: (room) => {
      log.warn({ documentId: room.documentId }, "a closed document was written to; its room is dropped");
      dropRoom(room);
    },
    onFault: (error) => log.error({ err: error }, "the journal does not store; trying again"),
  });
  const isFull = () => committer.pendingBytes > maxPendingBytes;

  const rooms = new OpenRooms({
    journal,
    committer,
    now,
    monotonic,
    tickTimings,
    catchUp: async (room) => nodes?.catchUp(room),
  });
  const nodes =
    options.others === undefined
      ? null
      : createNodes({
          others: options.others,
          journal,
          rooms: rooms.byId,
          act,
          show: (room) => rooms.byId.get(room.documentId)?.tick.show(),
          monotonic,
          onFault,
        });
  // Where no other process writes, the room misses only what a transaction of this one appended by itself.
  const follower =
    nodes ??
    new RoomFollower({
      journal,
      rooms: () => [],
      show: (room) => rooms.byId.get(room.documentId)?.tick.show(),
      onFault,
    });
  const isHeld = (documentId: string) => freezing.isHeld(documentId);
  const hocuspocus = createHocuspocus({
    authority,
    rooms,
    isHeld,
    isDisposing: () => isDisposing,
    onOpened: (room) => nodes?.opened(room),
    onFault,
  });
  const freezing = new Freezing({
    rooms,
    loading: hocuspocus.loadingDocuments,
    onHold: (documentId) => nodes?.tell({ type: "hold", documentId }),
    onRelease: (documentId) => everywhere({ type: "refreshAccess", documentId }),
    onOverdue: (documentId) => act({ type: "refreshAccess", documentId }),
  });
  const sockets = new EnteredSockets({ rooms, hocuspocus, isFull, monotonic });

  /** Memory holds something else than the journal: the room is thrown away and read again from the journal. */
  function dropRoom({ shell, documentId }: Room): void {
    for (const connection of connectionsOf(shell)) {
      connection.context.socket.end(closeCode.documentClosed, "document_closed");
    }
    rooms.forget(documentId);
    hocuspocus.documents.delete(documentId);
  }

  /** Does here what a control asks for. */
  function act(control: Control): void {
    switch (control.type) {
      case "cutOff":
        sockets.cutOff(control.who);
        break;
      case "refreshAccess": {
        freezing.releaseForAnother(control.documentId);
        const room = rooms.byId.get(control.documentId);
        if (room !== undefined) attempt(renewAccess(room.document, { authority, isHeld }));
        break;
      }
      case "hint":
        rooms.byId.get(control.documentId)?.shell.broadcastStateless(JSON.stringify(control.hint));
        break;
      case "hold":
        freezing.holdForAnother(control.documentId);
        break;
    }
  }

  function everywhere(control: Control): void {
    nodes?.tell(control);
    act(control);
  }

  return {
    attach: (server) => {
      attachUpgrades(server, {
        authority,
        allowedOrigins: options.allowedOrigins,
        refuseAll: (person) => (isDisposing ? 503 : sockets.refusalOf(person)),
        onEnter: (entrant) => sockets.enter(entrant),
        onFault,
      });
      if (nodes !== null) attempt(nodes.start());
      const days = options.historyDays ?? null;
      if (days !== null) {
        const onDropped = (entries: number) => {
          journalEntries -= entries;
        };
        endDropping = keepDroppingHistory({ journal, now, days, onDropped, onFault });
      }
      attempt(
        journal.count().then((count) => {
          journalEntries += count;
        }),
      );
    },
    enter: (entrant) => sockets.enter(entrant),
    read: (documentId) => rooms.read(documentId),
    packed: (documentId) => rooms.packed(documentId),
    rewriting: (documentId, text) => rooms.rewriting(documentId, text),
    followJournal: async (documentId) => {
      const room = rooms.byId.get(documentId);
      if (room === undefined) return;
      try {
        await follower.catchUp(room);
      } catch (error) {
        onFault(error);
        dropRoom(room);
      }
    },
    freeze: (documentId, work) => freezing.freeze(documentId, work),
    refreshAccess: (documentId) => everywhere({ type: "refreshAccess", documentId }),
    hint: (documentId, hint) => everywhere({ type: "hint", documentId, hint }),
    cutOff: (who) => everywhere({ type: "cutOff", who }),
    state: () => ({
      rooms: rooms.byId.size,
      connections: sockets.size,
      pendingUpdates: committer.pendingUpdates,
      journalEntries,
      fault: committer.fault,
      tick: tickTimings.read(),
      commit: commitTimings.read(),
      ...(nodes?.state() ?? { fanOut: "none", journalLag: 0 }),
    }),
    dispose: async () => {
      isDisposing = true;
      sockets.endAll();
      for (const room of rooms.byId.values()) room.tick.run();
      const patience = Promise.withResolvers<void>();
      const timer = setTimeout(patience.resolve, disposalPatience);
      await Promise.race([committer.idle(), patience.promise]);
      clearTimeout(timer);
      await endDropping();
      await nodes?.dispose();
    },
  };
}

/** The journal, with a note of how long each commit takes. */
function timed(journal: Journal, monotonic: () => number, timings: Timings): Journal {
  return {
    ...journal,
    append: async (entries) => {
      const start = monotonic();
      const result = await journal.append(entries);
      timings.add(monotonic() - start);
      return result;
    },
  };
}
