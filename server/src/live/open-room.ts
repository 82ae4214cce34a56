import type { Document } from "@hocuspocus/server";
import type { Committer } from "./committer.ts";
import type { FoldedText } from "./folded-text.ts";
import { Joining } from "./joining.ts";
import type { StoredText } from "./journal.ts";
import { Room } from "./room.ts";
import { RoomTick } from "./room-tick.ts";
import { bytesOf } from "./stored-text.ts";
import type { Timings } from "./timings.ts";
import { UpdateGuard } from "./update-guard.ts";

/** A room with what works on it: the tick that takes its updates, the answers to who joins, the guard of client ids. */
export class OpenRoom extends Room {
  readonly tick: RoomTick;
  readonly joining: Joining;
  readonly guard: UpdateGuard;
  /** What an opening would have to replay, as far as it came in here. */
  bytesSinceSnapshot: number;
  /** When a snapshot may be tried again, in milliseconds of the clock that never runs backwards. */
  snapshotNotBefore = Number.NEGATIVE_INFINITY;

  constructor(
    document: Document,
    stored: Pick<StoredText, "sequence" | "sinceSnapshot" | "updates"> & {
      /** All of the text as one Yjs v1 update, where it is known. */
      readonly state: Uint8Array | null;
      /** The text, and how to put it into the document, while it is not there. */
      readonly folded: { readonly text: FoldedText; readonly unfold: () => void } | null;
    },
    by: { readonly committer: Committer; readonly monotonic: () => number; readonly tickTimings: Timings },
  ) {
    super(document, stored.sequence, stored.sinceSnapshot, stored.folded?.unfold);
    this.bytesSinceSnapshot = bytesOf(stored.updates);
    this.tick = new RoomTick(this, by.committer, by.monotonic, by.tickTimings);
    this.joining = new Joining(this, by.monotonic, stored);
    this.guard = new UpdateGuard(this);
  }

  /** Resolves when everything that came in until now is on disk. */
  untilStored(): Promise<void> {
    this.tick.run();
    return this.stored();
  }
}
