import type { Target } from "../load/target.ts";

/** How the `index`-th person joins a document. */
export type TargetOf = (index: number) => Promise<Target>;

/** A server under load in a process of its own. */
export type Peer = {
  readonly name: string;
  /** Of the process that runs now. */
  readonly pid: number;
  /** An empty document, and how people join it. */
  readonly newDocument: () => Promise<TargetOf>;
  readonly stop: () => Promise<void>;
};

/** A server that has its documents again after it ended. */
export type DurablePeer = Peer & {
  /** Ends it as a power cut would. */
  readonly kill: () => Promise<void>;
  /** Starts it again, at the same address, on what it had stored. */
  readonly start: () => Promise<void>;
};
