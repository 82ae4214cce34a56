import type { endpoints, ResultOf } from "@minuta/contract";
import type { Placements } from "../../editor/comment-marks.ts";

export type Thread = ResultOf<typeof endpoints.listThreads>["threads"][number];

/** Threads as the panel shows them. */
export type SortedThreads = {
  /** On the whole document, oldest first. */
  readonly whole: readonly Thread[];
  /** On a passage that stands in the text, in the order of the text. */
  readonly placed: readonly Thread[];
  /** On a passage that was deleted. */
  readonly gone: readonly Thread[];
  /** Newest resolution first. */
  readonly resolved: readonly Thread[];
};

/** Where each passage stands, written down so that it can be compared: ids in the order of the text, ids that are gone. */
export type ThreadPlaces = { readonly order: readonly string[]; readonly gone: readonly string[] };

export function placesOf(placements: Placements): ThreadPlaces {
  const placed = [...placements].flatMap(([id, range]) => (range === null ? [] : [{ id, ...range }]));
  placed.sort((one, other) => one.from - other.from || one.to - other.to || (one.id < other.id ? -1 : 1));
  return {
    order: placed.map((entry) => entry.id),
    gone: [...placements].flatMap(([id, range]) => (range === null ? [id] : [])),
  };
}

/**
 * Sorts threads for the panel. `places` is null where the text is not joined: then nothing is known to be gone, and
 * the threads stand by their time.
 */
export function sortThreads(threads: readonly Thread[], places: ThreadPlaces | null): SortedThreads {
  const open = threads.filter((thread) => thread.state === "open");
  const onText = open.filter((thread) => thread.anchor !== null);
  const rank = new Map(places?.order.map((id, index) => [id, index]));
  const gone = new Set(places?.gone);
  return {
    whole: open.filter((thread) => thread.anchor === null),
    placed: onText
      .filter((thread) => !gone.has(thread.id))
      .sort((one, other) => (rank.get(one.id) ?? threads.length) - (rank.get(other.id) ?? threads.length)),
    gone: onText.filter((thread) => gone.has(thread.id)),
    resolved: threads
      .filter((thread) => thread.state === "resolved")
      .sort((one, other) => (other.resolvedAt ?? "").localeCompare(one.resolvedAt ?? "")),
  };
}
