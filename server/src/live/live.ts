import type { Server } from "node:http";
import type { Hint } from "@minuta/contract";
import type { NodeJson, ReadProse } from "@minuta/document";
import type { Access, Party } from "@minuta/domain";
import type { FanOutState } from "./fan-out.ts";
import type { PackedState } from "./packed-state.ts";
import type { Timing } from "./timings.ts";

/** Who is behind a connection, as the other rooms of the server found out. */
export type LivePerson = {
  readonly userId: string;
  /** The sign-in that the connection rests on; when it ends, the connection is cut. */
  readonly signInId: string;
  readonly name: string;
  readonly party: Party | null;
  readonly institution: string | null;
};

/** What the live service asks the rest of the server. Every method may be called often and must be cheap. */
export type LiveAuthority = {
  /** The signed-in person of an upgrade request's cookie header, or null. */
  readonly personOf: (cookieHeader: string) => Promise<LivePerson | null>;
  /** What the person may do with the document now; `none` when it does not exist or must not be seen. */
  readonly accessTo: (person: LivePerson, documentId: string) => Promise<Access>;
  /** Uses up a ticket; null when it is unknown, used, expired or of another document. */
  readonly redeemTicket: (ticket: string, documentId: string) => Promise<LivePerson | null>;
};

/** A text at one moment, with everything up to `sequence` on disk. */
export type LiveText = ReadProse & { readonly sequence: number };

/** A Yjs v1 update, and the sequence number of the entry that it follows. */
export type Rewriting = { readonly bytes: Uint8Array<ArrayBuffer>; readonly follows: number };

export type LiveState = {
  readonly rooms: number;
  readonly connections: number;
  readonly pendingUpdates: number;
  readonly journalEntries: number;
  /** Set while the journal refuses to store; the sentence is for the operator's page. */
  readonly fault: string | null;
  /** How long a room's tick keeps the process busy, and how long a commit takes. */
  readonly tick: Timing;
  readonly commit: Timing;
  /** Whether this node reaches the others quickly; without it they meet through the database. */
  readonly fanOut: FanOutState;
  /** Entries of other nodes that the room furthest behind did not have at the last look. */
  readonly journalLag: number;
};

/** What `freeze` gave is not the text any more: another node stored an update. `freeze` gives the newer one. */
export class TextMoved extends Error {
  override readonly name = "TextMoved";
}

/** The live service: documents that people write together, over `/live` and `/yjs/…`. */
export type Live = {
  /** Takes the upgrades of `/live` and `/yjs/DOCUMENT-ID`; every other upgrade is refused. */
  readonly attach: (server: Server) => void;
  /** Reads the text as it stands on disk. Throws `DocumentNotFound` when there is no journal for it. */
  readonly read: (documentId: string) => Promise<LiveText>;
  /**
   * The text for those who join a large one, the same bytes for all who ask within a few seconds; nothing of it is not
   * on disk. Throws `DocumentNotFound` when there is no journal for it.
   */
  readonly packed: (documentId: string) => Promise<PackedState>;
  /**
   * Holds every write to the document on every path while `work` runs with the text that is on disk. When `work`
   * throws `TextMoved` it runs again with the newer text, five times at most. When it
   * succeeds the document stays refused for writers who then rejoin by `accessTo`; when it throws, writing goes on and
   * the error is passed on.
   */
  readonly freeze: <T>(documentId: string, work: (text: LiveText) => Promise<T>) => Promise<T>;
  /**
   * The update that makes the text on disk say another, for a caller that holds the writers (`freeze`) and appends it in a
   * transaction of its own; null when it says so already. Throws `DocumentNotFound` when there is no journal for it.
   */
  readonly rewriting: (documentId: string, text: NodeJson) => Promise<Rewriting | null>;
  /** Takes what such a caller appended into the room that is open here. Other nodes find it in the journal. */
  readonly followJournal: (documentId: string) => Promise<void>;
  /** Lets connected clients ask for their access again, e.g. after a reopening. */
  readonly refreshAccess: (documentId: string) => void;
  /** Tells everybody in the document to fetch something again. */
  readonly hint: (documentId: string, hint: Hint) => void;
  /** Cuts every connection of a person, or of one sign-in, within 2 s and sends no byte after. */
  readonly cutOff: (who: { readonly userId: string } | { readonly signInId: string }) => void;
  readonly state: () => LiveState;
  /** Refuses new work, stores what is applied, closes the connections. */
  readonly dispose: () => Promise<void>;
};
