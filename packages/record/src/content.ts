import type { NodeJson } from "@minuta/document";
import type { AttendanceMode, DocumentKind, Language, Party, Role, SourceCategory } from "@minuta/domain";

export const recordFormat = "minuta-record/1";

/** One line of the frozen roll call. Times are ISO 8601 instants in UTC. */
export type RecordAttendance = {
  readonly party: Party;
  readonly mode: AttendanceMode;
  /** Capacity in which the seat was held: principal or alternate; null when absent. */
  readonly capacity: Extract<Role, "principal" | "alternate"> | null;
  /** The office, e.g. "Titular, Artículo 19"; never a private datum. "" when absent. */
  readonly office: string;
  readonly institution: string;
  readonly arrivedAt: string | null;
  readonly departedAt: string | null;
};

export type RecordResolution = {
  /** Given by the server at closing, e.g. "ST-05/2012.03". */
  readonly number: string;
  readonly blockId: string;
  readonly text: string;
  readonly responsible: string;
  /** `YYYY-MM-DD`. */
  readonly dueDate: string;
};

/**
 * Everything that the three parties sign: the text and the rows of legal weight, frozen together. Only JSON values, no
 * undefined, no number that is not an integer.
 */
export type RecordContent = {
  readonly format: typeof recordFormat;
  readonly kind: DocumentKind;
  /** Legal identifier of the session or form, e.g. "ST-05/2012". */
  readonly key: string;
  /** 1 for the first closing, one more after each reopening. */
  readonly version: number;
  readonly language: Language;
  readonly title: string;
  readonly place: string;
  /** Day of the session or meeting, `YYYY-MM-DD`. */
  readonly heldOn: string;
  readonly attendance: readonly RecordAttendance[];
  readonly quorum: { readonly met: boolean; readonly present: readonly Party[] };
  readonly resolutions: readonly RecordResolution[];
  readonly text: NodeJson;
  readonly provenance: {
    readonly sourceCategory: SourceCategory;
    readonly documentId: string;
    readonly schemaVersion: number;
    /** Sequence number of the last journal entry that the text holds. */
    readonly journalSequence: number;
    readonly frozenAt: string;
    /** Office of the record keeper who closed it. */
    readonly frozenBy: string;
    /** Whether the record comes from sample data and stands for nothing that happened. */
    readonly sample: boolean;
  };
};

export type RecordSignature = {
  readonly party: Party;
  readonly decision: "sign" | "refuse";
  readonly capacity: Extract<Role, "principal" | "alternate">;
  readonly office: string;
  /** Reason of a refusal; "" otherwise. */
  readonly reason: string;
  /** Digest that the seat saw and decided on. */
  readonly digest: string;
  readonly at: string;
};

/** What the portal serves and a reader can keep: the record with what was decided on it. */
export type PublishedRecord = {
  readonly content: RecordContent;
  readonly digest: string;
  readonly signatures: readonly RecordSignature[];
  readonly publishedAt: string;
};
