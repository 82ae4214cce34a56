import type { Protocol } from "./protocol.ts";

/** Where and as whom to join a document. */
export type Target = {
  readonly address: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly document: string;
  readonly token: string;
  readonly protocol: Protocol;
  /** How a client that can fetch a large text joins: with this token, and at this address when the server offers it. */
  readonly fetching?: { readonly token: string; readonly address: string };
};
