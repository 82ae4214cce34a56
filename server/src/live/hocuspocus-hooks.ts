import { Hocuspocus } from "@hocuspocus/server";
import { joinRequest, type LiveRefusal } from "@minuta/contract";
import { schemaVersion } from "@minuta/document";
import { DocumentNotFound, JournalDamaged } from "./journal.ts";
import type { LiveAuthority } from "./live.ts";
import { closeCode, type LiveContext, maxDocuments } from "./live-socket.ts";
import type { OpenRoom } from "./open-room.ts";
import type { OpenRooms } from "./open-rooms.ts";

const presencePause = 16;

/** Hocuspocus logs the message of what a hook throws; a refusal is an answer and has none. */
class JoinRefused extends Error {
  override readonly name = "JoinRefused";
  readonly reason: LiveRefusal;

  constructor(reason: LiveRefusal) {
    super("");
    this.reason = reason;
  }
}

/** Hocuspocus with what it asks of us: who may join, what a document holds, and when it may be let go. */
export function createHocuspocus(options: {
  readonly authority: LiveAuthority;
  readonly rooms: OpenRooms;
  readonly isHeld: (documentId: string) => boolean;
  readonly isDisposing: () => boolean;
  readonly onOpened: (room: OpenRoom) => void;
  readonly onFault: (error: unknown) => void;
}): Hocuspocus<LiveContext> {
  const { authority, rooms, isHeld, isDisposing } = options;
  return new Hocuspocus<LiveContext>({
    quiet: true,
    timeout: 60_000,
    maxUnauthenticatedQueueSize: 5 * 1024 * 1024,
    maxPendingDocuments: maxDocuments,
    // For presence and what the server writes itself; room ticks flush on their own.
    flushDelay: presencePause,
    flushMaxBytes: Number.POSITIVE_INFINITY,
    async onAuthenticate({ token, documentName, context, connectionConfig }) {
      if (isDisposing()) throw new JoinRefused("shutting_down");
      const request = readRequest(token);
      if (request?.schemaVersion !== schemaVersion) throw new JoinRefused("schema_version");
      // A database that does not answer says nothing about who may join: whoever asks is to ask again.
      const access = await authority.accessTo(context.person, documentName).catch((error: unknown) => {
        options.onFault(error);
        throw new JoinRefused("not_available");
      });
      if (access === "none") throw new JoinRefused("not_found");
      connectionConfig.readOnly = access !== "write";
      return { access, mayOffer: request.takesSnapshot === true };
    },
    async onLoadDocument({ document, documentName }) {
      const room = await rooms.open(document, documentName).catch((error: unknown) => {
        if (error instanceof DocumentNotFound) throw new JoinRefused("not_found");
        options.onFault(error);
        throw new JoinRefused(error instanceof JournalDamaged ? "damaged" : "not_available");
      });
      options.onOpened(room);
    },
    async connected({ connection, context, documentName }) {
      const room = rooms.of(connection);
      // Hocuspocus may let somebody into a document at the very moment at which it unloads it: what is written there is
      // seen by nobody. Whoever is sent away comes back to the one that is read from the journal.
      if (room === undefined || room.shell.isDestroyed) {
        context.socket.end(closeCode.shuttingDown, "shutting_down");
        return;
      }
      if (isHeld(documentName)) connection.readOnly = true;
      context.socket.joined(documentName, connection);
      connection.onClose(() => room.guard.release(connection));
    },
    async onDisconnect({ context, documentName }) {
      context.socket.left(documentName);
    },
    async beforeUnloadDocument({ document, documentName }) {
      const room = rooms.byId.get(documentName);
      if (room === undefined || room.shell !== document) return;
      await room.untilStored();
      // On the way out the journal has everything.
      // Without a snapshot the next opening is slower; a text that stayed open for want of one would stay for ever.
      if (!isDisposing()) await rooms.compactAtUnload(room).catch(options.onFault);
      if (room.applied !== room.committed) throw new JoinRefused("shutting_down");
    },
    async afterUnloadDocument({ documentName }) {
      if (rooms.byId.get(documentName)?.shell.isDestroyed) rooms.forget(documentName);
    },
  });
}

function readRequest(token: string): ReturnType<typeof joinRequest.parse> | null {
  try {
    return joinRequest.parse(JSON.parse(token));
  } catch {
    return null;
  }
}
