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

export type StoredText = {
  /** Yjs v2 state, or null when there is no snapshot yet. */
  readonly snapshot: Uint8Array | null;
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
  /** The updates that follow entry `sequence`, in order, at most some thousand of them. */
  readonly readAfter: (documentId: string, sequence: number) => Promise<readonly Uint8Array[]>;
  /** Sequence number of the last entry of each of these documents; unknown ones are left out. */
  readonly heads: (documentIds: readonly string[]) => Promise<ReadonlyMap<string, number>>;
  /** Keeps the state that holds every entry up to `sequence`, and then drops the snapshots before it. */
  readonly saveSnapshot: (
    documentId: string,
    sequence: number,
    at: string,
    state: Uint8Array,
  ) => Promise<void>;
  /** How many entries there are in all. */
  readonly count: () => Promise<number>;
};

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
