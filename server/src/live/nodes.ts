import * as Y from "yjs";
import type { FollowedEvent } from "../events/follow-events.ts";
import type { Commit } from "./committer.ts";
import { controlsOf } from "./event-controls.ts";
import type { Control, FanOut, FanOutState } from "./fan-out.ts";
import { PresenceRelay } from "./fan-out-presence.ts";
import { RoomFollower } from "./follow-rooms.ts";
import type { Journal } from "./journal.ts";
import type { Room } from "./room.ts";
import { SeenControls } from "./seen-controls.ts";

/** What is more than this is not sent around; the others read it from the journal. */
const maxToldUpdates = 500;
const maxToldBytes = 256 * 1024;

/** How this process hears of the others that work on the same database. */
export type OtherNodes = {
  readonly fanOut: FanOut;
  /** Tells the events that are written from now on; answers with a function that ends it. */
  readonly follow: (onEvent: (event: FollowedEvent) => void) => Promise<() => void>;
};

export type Nodes = {
  readonly start: () => Promise<void>;
  /** Tells the others what is on disk now, and fetches what they put between. */
  readonly committed: (commits: readonly Commit[]) => void;
  readonly opened: (room: Room) => void;
  /** Asks the others to do what this node has just done itself. */
  readonly tell: (control: Control) => void;
  /** Resolves when the room holds everything that is in the journal now. */
  readonly catchUp: (room: Room) => Promise<void>;
  readonly state: () => { readonly fanOut: FanOutState; readonly journalLag: number };
  readonly dispose: () => Promise<void>;
};

/** Keeps the rooms of this process, their presence and their connections up with what the other nodes do. */
export function createNodes(options: {
  readonly others: OtherNodes;
  readonly journal: Journal;
  readonly rooms: ReadonlyMap<string, Room>;
  /** Does here, and only here, what another node asks for. */
  readonly act: (control: Control) => void;
  /** Sends the connections of a room what they have not seen, at the room's own pace. */
  readonly show: (room: Room) => void;
  readonly monotonic: () => number;
  readonly onFault: (error: unknown) => void;
}): Nodes {
  const { journal, rooms, act, show, onFault } = options;
  const { fanOut, follow } = options.others;
  const follower = new RoomFollower({ journal, rooms: () => rooms.values(), show, onFault });
  const presence = new PresenceRelay(fanOut, (documentId) => rooms.get(documentId)?.shell);
  const seen = new SeenControls(options.monotonic);
  let endFollowing = () => {};

  fanOut.listen({
    onMessage: (node, message) => {
      switch (message.type) {
        case "alive":
          break;
        case "committed": {
          const room = rooms.get(message.documentId);
          if (room !== undefined) follower.offer(room, message.span, message.update);
          break;
        }
        case "presence":
          presence.receive(node, message.documentId, message.update);
          break;
        case "presenceWanted":
          presence.tell(message.documentId);
          break;
        case "control":
          seen.hear(message.control);
          act(message.control);
          break;
      }
    },
    onSilence: (node) => presence.forget(node),
  });

  return {
    start: async () => {
      follower.start();
      endFollowing = await follow((event) => {
        for (const control of controlsOf(event)) if (seen.isNew(control)) act(control);
      });
    },
    committed: (commits) => {
      for (const { room, span, updates } of commits) {
        const documentId = room.documentId;
        fanOut.publish({ type: "committed", documentId, span, update: told(span, updates) });
        follower.proceed(room);
      }
    },
    opened: (room) => presence.open(room.shell),
    tell: (control) => {
      seen.hear(control);
      fanOut.publish({ type: "control", control });
    },
    catchUp: (room) => follower.catchUp(room),
    state: () => ({ fanOut: fanOut.state(), journalLag: follower.lag }),
    dispose: async () => {
      endFollowing();
      follower.stop();
      await fanOut.dispose();
    },
  };
}

function told(span: Commit["span"], updates: readonly Uint8Array[]): Uint8Array | null {
  if (span.last - span.first + 1 !== updates.length || updates.length > maxToldUpdates) return null;
  const bytes = updates.reduce((sum, update) => sum + update.byteLength, 0);
  if (bytes > maxToldBytes) return null;
  return updates.length === 1 ? (updates[0] ?? null) : Y.mergeUpdates([...updates]);
}
