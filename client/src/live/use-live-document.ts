import type { Hint } from "@minuta/contract";
import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from "react";
import { LiveDocument } from "./live-document.ts";
import { initialLiveState, type LiveState } from "./save-state.ts";

/** Joins a document while the component stands, and leaves it with it. Null for the moment before it is joined. */
export function useLiveDocument(options: {
  readonly documentId: string;
  readonly keptName: string | null;
  /** Joining waits while this is false, and a document that is joined is left. */
  readonly isWanted: boolean;
  /** Fetches the text over HTTP, as the server asks for when it is large. */
  readonly readSnapshot: (documentId: string, signal: AbortSignal) => Promise<Uint8Array>;
  readonly onHint: (changed: Hint["changed"]) => void;
  readonly onJoined: () => void;
  /** The link went or was refused: what is known of the document may be out of date. */
  readonly onDoubt: (live: LiveDocument) => void;
  /** Another number leaves the document and joins it anew. */
  readonly round: number;
}): LiveDocument | null {
  const { documentId, keptName, isWanted, round } = options;
  const latest = useRef(options);
  latest.current = options;
  const [live, setLive] = useState<LiveDocument | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `round` asks for a new start and is nothing else.
  useEffect(() => {
    if (!isWanted) return;
    const opened = new LiveDocument({
      documentId,
      keptName,
      url: `${location.origin.replace(/^http/, "ws")}/live`,
      readSnapshot: (signal) => latest.current.readSnapshot(documentId, signal),
      onHint: (changed) => latest.current.onHint(changed),
      onJoined: () => latest.current.onJoined(),
      onDoubt: () => latest.current.onDoubt(opened),
    });
    setLive(opened);
    return () => {
      setLive(null);
      void opened.close();
    };
  }, [documentId, keptName, isWanted, round]);
  return live;
}

/** A part of what is known about the connection; drawn again only when that part changes. */
export function useLiveState<Part extends string | number | boolean | null>(
  live: LiveDocument | null,
  select: (state: LiveState) => Part,
): Part {
  const subscribe = useCallback(
    (listener: () => void) => live?.subscribe(listener) ?? (() => undefined),
    [live],
  );
  return useSyncExternalStore(subscribe, () => select(live?.state() ?? initialLiveState));
}
