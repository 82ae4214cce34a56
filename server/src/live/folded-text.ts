import * as Y from "yjs";
import type { StoredText } from "./journal.ts";
import { digestOf, type PackedState } from "./packed-state.ts";
import { bytesOf, worthOffering } from "./stored-text.ts";

type Rest = { readonly update: Uint8Array; readonly vector: ReadonlyMap<number, number> };

/**
 * A large text as it lies in the journal. Whoever joins it gets these bytes: reading them into a document takes the longer
 * the more was ever deleted, and nobody has to wait for that.
 */
export class FoldedText {
  readonly #gzipped: Buffer<ArrayBuffer>;
  readonly #vector: ReadonlyMap<number, number>;
  readonly #deletions: Uint8Array;
  readonly #updates: readonly Uint8Array[];
  #packed: PackedState | null = null;
  #rest: Rest | null = null;

  private constructor(
    gzipped: Uint8Array,
    join: { readonly vector: Uint8Array; readonly deletions: Uint8Array },
    updates: readonly Uint8Array[],
  ) {
    this.#gzipped = Buffer.from(gzipped.buffer as ArrayBuffer, gzipped.byteOffset, gzipped.byteLength);
    this.#vector = Y.decodeStateVector(join.vector);
    this.#deletions = join.deletions;
    this.#updates = updates;
  }

  /** Null for a text that is not joined over HTTP, or of which too much does not stand in the snapshot. */
  static of({ snapshot, updates }: Pick<StoredText, "snapshot" | "updates">): FoldedText | null {
    if (snapshot === null || snapshot.join === null || bytesOf(updates) >= worthOffering) return null;
    return new FoldedText(snapshot.gzipped, snapshot.join, updates);
  }

  /** Whether the snapshot is all of the text. */
  get isWhole(): boolean {
    return this.#updates.length === 0;
  }

  /** The text up to its snapshot. */
  get packed(): PackedState {
    this.#packed ??= { gzipped: this.#gzipped, digest: digestOf(this.#gzipped) };
    return this.#packed;
  }

  /**
   * What is in the text beyond what was typed up to the snapshot, for who has all of that; null for who has not. A state
   * vector says nothing about deletions, so all of them are told.
   */
  restFor(vector: ReadonlyMap<number, number>): Rest | null {
    for (const [client, clock] of this.#vector) if ((vector.get(client) ?? 0) < clock) return null;
    this.#rest ??= this.#makeRest();
    return this.#rest;
  }

  #makeRest(): Rest {
    if (this.isWhole) return { update: this.#deletions, vector: this.#vector };
    const update = Y.mergeUpdates([this.#deletions, ...this.#updates]);
    const vector = new Map(this.#vector);
    for (const [client, clock] of Y.parseUpdateMeta(update).to) {
      vector.set(client, Math.max(clock, vector.get(client) ?? 0));
    }
    return { update, vector };
  }
}
