import type { Target } from "../load/editor-client.ts";

/** A server under load in a process of its own. */
export type Peer = {
  readonly name: string;
  readonly pid: number;
  /** An empty document, and how the `index`-th person joins it. */
  readonly newDocument: () => Promise<(index: number) => Promise<Target>>;
  readonly stop: () => Promise<void>;
};
