import type { Hocuspocus } from "@hocuspocus/server";
import { schemaVersion } from "@minuta/document";
import { authFrame } from "./frames.ts";
import type { LivePerson } from "./live.ts";
import { closeCode, type LiveContext, LiveSocket } from "./live-socket.ts";
import type { OpenRooms } from "./open-rooms.ts";
import type { Entrant } from "./upgrade.ts";

const maxSocketsPerSignIn = 40;
const maxSockets = 5000;

/** The sockets of this process, and how one that was let in gets to its rooms. */
export class EnteredSockets {
  readonly #rooms: OpenRooms;
  readonly #hocuspocus: Hocuspocus<LiveContext>;
  readonly #isFull: () => boolean;
  readonly #monotonic: () => number;
  readonly #sockets = new Set<LiveSocket>();
  /** Whether any socket stopped reading because too much waits for the disk. */
  #anyPaused = false;

  constructor(options: {
    readonly rooms: OpenRooms;
    readonly hocuspocus: Hocuspocus<LiveContext>;
    /** Whether too much waits for the disk to read on. */
    readonly isFull: () => boolean;
    readonly monotonic: () => number;
  }) {
    this.#rooms = options.rooms;
    this.#hocuspocus = options.hocuspocus;
    this.#isFull = options.isFull;
    this.#monotonic = options.monotonic;
  }

  get size(): number {
    return this.#sockets.size;
  }

  /** HTTP status by which one more socket of this person is refused, or null to take it. */
  refusalOf(person: LivePerson): number | null {
    if (this.#sockets.size >= maxSockets) return 503;
    const own = [...this.#sockets].filter((socket) => socket.person.signInId === person.signInId);
    return own.length >= maxSocketsPerSignIn ? 429 : null;
  }

  enter({ socket, outlet, person, wire, documentId }: Entrant): void {
    const rooms = this.#rooms;
    const live = new LiveSocket({
      socket,
      outlet,
      person,
      wire,
      roomOf: (name) => rooms.byId.get(name),
      isFull: this.#isFull,
      onFull: () => {
        this.#anyPaused = true;
      },
      mayWrite: (connection, update) => rooms.of(connection)?.guard.allows(connection, update) ?? false,
      mayAppear: (connection, clientId) => rooms.of(connection)?.guard.claim(connection, clientId) ?? false,
      onWrite: (connection, update, decoded) => rooms.of(connection)?.tick.add(connection, update, decoded),
      onAsk: (connection, vector) => {
        const { context } = connection;
        const frames = rooms.of(connection)?.joining.answer(vector, context.mayOffer) ?? [];
        context.mayOffer = false;
        for (const frame of frames) connection.send(frame);
      },
      monotonic: this.#monotonic,
    });
    this.#sockets.add(live);
    // Hocuspocus wants a request for its hooks; ours know the person and ask no header.
    live.start(this.#hocuspocus, new Request("http://server/live"), () => this.#sockets.delete(live));
    if (documentId !== null) live.inject(authFrame(documentId, JSON.stringify({ schemaVersion })));
  }

  /** Reads on where too much waited for the disk, once it does no more. */
  readOn(): void {
    if (!this.#anyPaused || this.#isFull()) return;
    this.#anyPaused = false;
    for (const socket of this.#sockets) socket.resume();
  }

  cutOff(who: { readonly userId: string } | { readonly signInId: string }): void {
    for (const socket of this.#sockets) {
      const meant =
        "userId" in who ? socket.person.userId === who.userId : socket.person.signInId === who.signInId;
      if (meant) socket.end(closeCode.cutOff, "access_changed");
    }
  }

  endAll(): void {
    for (const socket of this.#sockets) socket.end(closeCode.shuttingDown, "shutting_down");
  }
}
