/** One update of one document on its way to the journal. */
export type NewEntry = {
  /** UUID of the entry: appended twice, it is stored once. */
  readonly id: string;
  readonly documentId: string;
  /** Account and sign-in that sent it; null for what the server wrote itself. */
  readonly authorId: string | null;
  readonly signInId: string | null;
  /** ISO 8601 instant. */
  readonly at: string;
  /** A Yjs v1 update. */
  readonly bytes: Uint8Array;
};

/** The sequence numbers of the first and last of some entries; those between may be somebody else's. */
export type Span = { readonly first: number; readonly last: number };

export type AppendResult = {
  /** Where the entries of each document that took them stand; those of one batch follow each other. */
  readonly taken: ReadonlyMap<string, Span>;
  /** Documents that take no entries (closed or unknown): none of theirs was stored. */
  readonly refused: ReadonlySet<string>;
};

/** What a text is joined by from the bytes of its snapshot alone. */
export type SnapshotJoin = {
  /** State vector of the snapshot. */
  readonly vector: Uint8Array;
  /** A Yjs v1 update of every deletion and nothing else. */
  readonly deletions: Uint8Array;
};

/** The state of a text at one moment. */
export type NewSnapshot = {
  /** A Yjs v1 update where `join` is given, as it goes over the wire; else the smaller v2. */
  readonly update: Uint8Array;
  readonly join: SnapshotJoin | null;
};

/** The same as it is kept. */
export type Snapshot = { readonly gzipped: Uint8Array; readonly join: SnapshotJoin | null };

export type StoredText = {
  readonly snapshot: Snapshot | null;
  /** Yjs v1 updates after the snapshot, in order. */
  readonly updates: readonly Uint8Array[];
  /** Sequence number of the last entry; 0 when there is none. */
  readonly sequence: number;
  /** Entries since the snapshot. */
  readonly sinceSnapshot: number;
};

/**
 * Where the updates of every document are kept, in order and without gaps. What `append` has resolved for is on disk.
 * Reading throws `JournalDamaged` when what is stored is not what was written.
 */
export type Journal = {
  /**
   * Stores a batch in one commit. When it throws, nothing of the batch was stored or nobody knows whether it was; either way
   * the same entries may be appended again.
   */
  readonly append: (entries: readonly NewEntry[]) => Promise<AppendResult>;
  /** The text of a document, or null when the journal holds nothing for it. */
  readonly load: (documentId: string) => Promise<StoredText | null>;
  /**
   * The updates that follow entry `sequence`, in order, at most some thousand of them. Throws `EntriesDropped` when some of
   * them are not kept any more; `load` gives the text then.
   */
  readonly readAfter: (documentId: string, sequence: number) => Promise<readonly Uint8Array[]>;
  /** Sequence number of the last entry of each of these documents; unknown ones are left out. */
  readonly heads: (documentIds: readonly string[]) => Promise<ReadonlyMap<string, number>>;
  /** Keeps the state that holds every entry up to `sequence`, and then drops the snapshots before it. */
  readonly saveSnapshot: (
    documentId: string,
    sequence: number,
    at: string,
    snapshot: NewSnapshot,
  ) => Promise<void>;
  /** How many entries there are in all. */
  readonly count: () => Promise<number>;
  /**
   * Drops the first entries of a document as far as they are older than `before` and stand in its newest snapshot, which
   * is looked at first; at most some thousand. Nothing is dropped of a document that is being signed: who objects may ask
   * who wrote what. Returns how many were dropped.
   */
  readonly drop: (documentId: string, before: string) => Promise<number>;
  /** Documents from which something may be dropped, by id, at most `limit` of those that follow `after`. */
  readonly withOldEntries: (before: string, after: string, limit: number) => Promise<readonly OldHistory[]>;
  readonly history: () => Promise<History>;
};

/** A document whose first entry is old enough to be dropped, and whether it stands in a snapshot. */
export type OldHistory = { readonly documentId: string; readonly isCovered: boolean };

/** What is kept of how the texts came about. */
export type History = {
  /** ISO 8601 instant of the oldest entry; null when there is none. */
  readonly since: string | null;
  /** How many entries were dropped so far. */
  readonly dropped: number;
};

/** Entries after the one that was asked for are not kept any more: the text has to be loaded. */
export class EntriesDropped extends Error {
  override readonly name = "EntriesDropped";

  constructor(documentId: string, sequence: number) {
    super(`What follows entry ${sequence} of document ${documentId} is not kept any more`);
  }
}

export class JournalDamaged extends Error {
  override readonly name = "JournalDamaged";
  readonly documentId: string;

  constructor(documentId: string, what: string) {
    super(`The journal of document ${documentId} is damaged: ${what}`);
    this.documentId = documentId;
  }
}

export class DocumentNotFound extends Error {
  override readonly name = "DocumentNotFound";

  constructor(documentId: string) {
    super(`There is no text for document ${documentId}`);
  }
}
