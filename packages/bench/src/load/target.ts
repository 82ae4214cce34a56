import type { Protocol } from "./protocol.ts";

/** Where and as whom to join a document. */
export type Target = {
  readonly address: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly document: string;
  readonly token: string;
  readonly protocol: Protocol;
};
