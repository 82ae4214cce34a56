import type { Connection } from "@hocuspocus/server";
import type { DecodedUpdate } from "./frames.ts";
import type { LiveContext } from "./live-socket.ts";
import type { Room } from "./room.ts";

/** Far above what people cause: selecting and deleting a text that took a year of editing. */
const maxDeletedRanges = 100_000;
/** A client that worked offline through several reloads brings a few client ids at once. */
const maxNewClientsPerConnection = 200;
const maxClientsPerDocument = 50_000;

/**
 * Decides for one document whether an update may be applied at all. A Yjs client id belongs to the sign-in that first used
 * it for as long as that is connected: whoever wrote under another's id would make the other's next words vanish.
 */
export class UpdateGuard {
  readonly #room: Pick<Room, "document">;
  readonly #owners = new Map<number, Connection<LiveContext>>();
  readonly #owned = new Map<Connection<LiveContext>, Set<number>>();

  constructor(room: Pick<Room, "document">) {
    this.#room = room;
  }

  /** Takes the id for the connection; false when it is in use by another sign-in. */
  claim(connection: Connection<LiveContext>, clientId: number): boolean {
    const owner = this.#owners.get(clientId);
    if (owner === connection) return true;
    if (owner !== undefined) {
      // A person whose network broke returns before the old connection is noticed to be dead.
      if (owner.context.person.signInId !== connection.context.person.signInId) return false;
      this.#owned.get(owner)?.delete(clientId);
    }
    let mine = this.#owned.get(connection);
    if (mine === undefined) {
      mine = new Set();
      this.#owned.set(connection, mine);
    }
    if (mine.size >= maxNewClientsPerConnection) return false;
    mine.add(clientId);
    this.#owners.set(clientId, connection);
    return true;
  }

  /** Whether the update keeps within the bounds and writes under no id that another sign-in uses. */
  allows(connection: Connection<LiveContext>, update: DecodedUpdate): boolean {
    let ranges = 0;
    for (const deleted of update.ds.clients.values()) ranges += deleted.length;
    if (ranges > maxDeletedRanges) return false;
    const { document } = this.#room;
    const { clients } = document.store;
    for (const clientId of newClients(document, update)) {
      if (!clients.has(clientId) && clients.size >= maxClientsPerDocument) return false;
      if (!this.claim(connection, clientId)) return false;
    }
    return true;
  }

  /** The connection is gone; its ids are anybody's who brings the rest of what was typed under them. */
  release(connection: Connection<LiveContext>): void {
    for (const clientId of this.#owned.get(connection) ?? []) this.#owners.delete(clientId);
    this.#owned.delete(connection);
  }
}

/** The client ids under which the update holds something that the document does not have yet. */
export function newClients(document: Room["document"], update: DecodedUpdate): Set<number> {
  const found = new Set<number>();
  for (const { id, length } of update.structs) {
    if (found.has(id.client)) continue;
    const structs = document.store.clients.get(id.client);
    const last = structs?.[structs.length - 1];
    const known = last === undefined ? 0 : last.id.clock + last.length;
    if (id.clock + length > known) found.add(id.client);
  }
  return found;
}
