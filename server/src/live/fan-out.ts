import type { Hint } from "@minuta/contract";
import type { Span } from "./journal.ts";

/** What one node asks of the others, beside texts. */
export type Control =
  | { readonly type: "cutOff"; readonly who: { readonly userId: string } | { readonly signInId: string } }
  | { readonly type: "refreshAccess"; readonly documentId: string }
  | { readonly type: "hint"; readonly documentId: string; readonly hint: Hint }
  /** Takes no writes for a moment, because the document is being closed. */
  | { readonly type: "hold"; readonly documentId: string };

/** What nodes tell each other. Everything but presence is in the database too: a message that is lost costs time. */
export type FanOutMessage =
  | {
      readonly type: "committed";
      readonly documentId: string;
      readonly span: Span;
      /** All that stands in the span, as one Yjs v1 update; null when it is to be read from the journal. */
      readonly update: Uint8Array | null;
    }
  | { readonly type: "presence"; readonly documentId: string; readonly update: Uint8Array }
  | { readonly type: "presenceWanted"; readonly documentId: string }
  | { readonly type: "control"; readonly control: Control }
  | { readonly type: "alive" };

/** `none`: there is no second channel; `away`: there should be one, and it does not work at the moment. */
export type FanOutState = "none" | "connected" | "away";

export type FanOutListener = {
  readonly onMessage: (node: string, message: FanOutMessage) => void;
  /** The node was not heard of for 15 s. */
  readonly onSilence: (node: string) => void;
};

/** How nodes tell each other quickly what the database tells them slowly. */
export type FanOut = {
  /** Tells every other node; never waits, and drops the message when that cannot be done now. */
  readonly publish: (message: FanOutMessage) => void;
  /** Starts telling what other nodes say. */
  readonly listen: (listener: FanOutListener) => void;
  readonly state: () => FanOutState;
  /** Messages that were not sent, and messages of strangers, since the start. */
  readonly counts: () => { readonly dropped: number; readonly ignored: number };
  readonly dispose: () => Promise<void>;
};

/** The fan-out of nodes that have only the database in common. */
export const noFanOut: FanOut = {
  publish: () => undefined,
  listen: () => undefined,
  state: () => "none",
  counts: () => ({ dropped: 0, ignored: 0 }),
  dispose: async () => undefined,
};
