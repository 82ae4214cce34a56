import { type LiveRefusal, liveRefusals } from "@minuta/contract";

/** Why a document cannot be joined, or "unknown" for a reason that this version does not know. */
export type RefusalReason = LiveRefusal | "unknown";

/** What is known about the connection of one document and about the work that has not been acknowledged. */
export type LiveState = {
  readonly link: "connecting" | "joined" | "lost";
  readonly refusal: RefusalReason | null;
  readonly mayWrite: boolean;
  /** Whether the text of the server has come in since the link was joined. */
  readonly isSynced: boolean;
  /** Whether there is any text to show: kept by this browser or come from the server. */
  readonly hasText: boolean;
  /** Whether what this browser keeps has been read. */
  readonly isKeptRead: boolean;
  /** Changes made on this device that the server has not acknowledged as durable. */
  readonly unsent: number;
};

export const initialLiveState: LiveState = {
  link: "connecting",
  refusal: null,
  mayWrite: false,
  isSynced: false,
  hasText: false,
  isKeptRead: false,
  unsent: 0,
};

export type LiveEvent =
  /** What this browser keeps was read: whether there is a text, and how many changes were never acknowledged. */
  | { readonly type: "keptRead"; readonly hasText: boolean; readonly unsent: number }
  | { readonly type: "joined"; readonly mayWrite: boolean }
  | { readonly type: "synced" }
  | { readonly type: "changedHere" }
  /** The server has everything on disk that was sent. */
  | { readonly type: "acknowledged" }
  | { readonly type: "lost" }
  | { readonly type: "retrying" }
  | { readonly type: "refused"; readonly reason: RefusalReason };

/** The connection of a document as a state machine; pure, so that "saved" can be proved never to be said too early. */
export function reduceLive(state: LiveState, event: LiveEvent): LiveState {
  switch (event.type) {
    case "keptRead":
      return {
        ...state,
        isKeptRead: true,
        hasText: state.hasText || event.hasText,
        // Changes may have been made while it was read; none of the two counts swallows the other.
        unsent: state.unsent + event.unsent,
      };
    case "joined":
      return { ...state, link: "joined", refusal: null, mayWrite: event.mayWrite };
    case "synced":
      return { ...state, isSynced: true, hasText: true };
    case "changedHere":
      return { ...state, unsent: state.unsent + 1 };
    case "acknowledged":
      // An acknowledgement counts for this link only, and only once the kept text is part of what was sent.
      return state.link === "joined" && state.isSynced && state.isKeptRead ? { ...state, unsent: 0 } : state;
    case "lost":
      return { ...state, link: "lost", isSynced: false };
    case "retrying":
      return state.refusal === null
        ? state
        : { ...state, refusal: null, link: "connecting", isSynced: false };
    case "refused":
      return { ...state, link: "lost", isSynced: false, refusal: event.reason };
  }
}

/** What a person is told about their work. */
export type SaveState =
  | { readonly name: "opening" }
  /** No connection, and this browser keeps nothing of the document. */
  | { readonly name: "unreachable" }
  | { readonly name: "saved" }
  | { readonly name: "saving" }
  | { readonly name: "offline"; readonly changes: number }
  | { readonly name: "readOnly" }
  | { readonly name: "refused"; readonly reason: RefusalReason; readonly changes: number };

export function saveStateOf(state: LiveState): SaveState {
  if (state.refusal !== null) return { name: "refused", reason: state.refusal, changes: state.unsent };
  if (state.link === "lost") {
    return state.hasText ? { name: "offline", changes: state.unsent } : { name: "unreachable" };
  }
  if (state.link === "connecting" || !state.isSynced) {
    if (!state.hasText) return { name: "opening" };
    return state.unsent > 0 ? { name: "saving" } : { name: "opening" };
  }
  if (!state.mayWrite) return { name: "readOnly" };
  return state.unsent > 0 ? { name: "saving" } : { name: "saved" };
}

/** Whether leaving now would leave work behind that only this device has. */
export function hasUnsent(state: LiveState): boolean {
  return state.unsent > 0;
}

export function readRefusal(reason: string): RefusalReason {
  return (liveRefusals as readonly string[]).includes(reason) ? (reason as LiveRefusal) : "unknown";
}

/**
 * What follows from a refusal. `wait`: the client tries again by itself after a while. `ask`: the document's facts are
 * fetched again, which shows its new state or that access is gone. `stop`: nothing more happens without the person.
 */
export function afterRefusal(reason: RefusalReason): "wait" | "ask" | "stop" {
  switch (reason) {
    case "too_many_messages":
    case "shutting_down":
    case "not_available":
      return "wait";
    case "document_closed":
    case "access_changed":
    case "not_found":
    case "not_signed_in":
      return "ask";
    case "schema_version":
    case "malformed":
    case "damaged":
    case "unknown":
      return "stop";
  }
}
