import type { NodeJson } from "@minuta/document";
import type {
  AgendaItemKind,
  AttendanceCapacity,
  AttendanceMode,
  DecisionMode,
  DocumentKind,
  FollowUpStatus,
  Language,
  Party,
  PartyPosition,
  QuorumPeriod,
  SeatCapacity,
  SessionKind,
  SignatureDecision,
  SigningCapacity,
  SourceCategory,
  SourceVersion,
} from "@minuta/domain";

/** The formats that are understood, for ever; the last is the one in which records are made. */
export const recordFormats = [
  "minuta-record/1",
  "minuta-record/2",
  "minuta-record/3",
  "minuta-record/4",
] as const;
export type RecordFormat = (typeof recordFormats)[number];

export const recordFormat = "minuta-record/4" satisfies RecordFormat;

export function isRecordFormat(value: unknown): value is RecordFormat {
  return (recordFormats as readonly unknown[]).includes(value);
}

/** One line of the frozen roll call. Times are ISO 8601 instants in UTC. */
export type RecordAttendance = {
  readonly party: Party;
  readonly mode: AttendanceMode;
  /** Capacity in which the seat was held: principal or alternate; null when absent. */
  readonly capacity: SeatCapacity | null;
  /** The office, e.g. "Titular, Artículo 19"; never a private datum. "" when absent. */
  readonly office: string;
  readonly institution: string;
  readonly arrivedAt: string | null;
  readonly departedAt: string | null;
};

/** One stay of one person: who left and returned has two. */
export type RecordStay = Omit<RecordAttendance, "party" | "capacity"> & {
  /** The party whose seat or side it is; null for who belongs to none. */
  readonly party: Party | null;
  /** Null when absent; only principal and alternate act for a seat. */
  readonly capacity: AttendanceCapacity | null;
};

export type RecordResolution = {
  /** Given by the server, e.g. "ST-05/2012.03". */
  readonly number: string;
  readonly blockId: string;
  readonly text: string;
  readonly responsible: string;
  /** `YYYY-MM-DD`. */
  readonly dueDate: string;
};

/** A resolution with the decision by which it was adopted. */
export type AdoptedResolution = RecordResolution & {
  readonly mode: DecisionMode;
  /** One voice for each party, with its reservation or dissent. */
  readonly positions: readonly PartyPosition[];
  /** The parties present at that moment. */
  readonly present: readonly Party[];
  readonly adoptedAt: string;
  /** When it was read out and confirmed; null when it was not. */
  readonly confirmedAt: string | null;
};

/** Words on which the parties spoke and did not agree; nothing was adopted, so they have no number. */
export type RecordDisagreement = Omit<RecordResolution, "number"> & {
  readonly positions: readonly PartyPosition[];
  readonly present: readonly Party[];
  readonly at: string;
};

/** A number that stays given, of a resolution that was left without effect. */
export type VoidedResolution = Omit<RecordResolution, "responsible" | "dueDate"> & {
  readonly voidedAt: string;
  readonly reason: string;
};

/** The session whose minutes the record holds. */
export type RecordSession = {
  readonly kind: SessionKind;
  readonly ordinal: number;
  /** Number of the working group whose session it is; null for the secretariat's own. */
  readonly workingGroup: number | null;
  /** The seat that presided. */
  readonly presiding: Party | null;
  readonly openedAt: string | null;
  readonly adjournedAt: string | null;
  readonly recesses: readonly { readonly startedAt: string; readonly endedAt: string | null }[];
  /** When and where the next one is, in words; "" when it was not said. */
  readonly nextSession: string;
};

export type RecordAgendaItem = {
  readonly position: number;
  readonly kind: AgendaItemKind;
  readonly title: string;
  /** Minutes planned; 0 when none were. */
  readonly minutes: number;
  readonly presenter: string;
  readonly startedAt: string | null;
  readonly endedAt: string | null;
};

/** An earlier resolution as it stood when the session was held. */
export type RecordFollowUp = Omit<RecordResolution, "blockId"> & {
  readonly status: FollowUpStatus;
  readonly overdue: boolean;
  readonly note: string;
};

/** A file that went with the session's agenda. The record names it by its digest and does not hold it. */
export type RecordAnnex = {
  /** Position of the agenda item that it goes with; null when it goes with the whole agenda. */
  readonly agendaItem: number | null;
  readonly title: string;
  readonly fileName: string;
  readonly mediaType: string;
  /** Bytes. */
  readonly size: number;
  /** SHA-256 of its bytes, 64 lower-case hexadecimal digits. */
  readonly digest: string;
};

/** Somebody who took part in a meeting with an agency, by office: names stay with the meeting's own page. */
export type RecordParticipant = {
  readonly institution: string;
  readonly office: string;
  readonly party: Party | null;
  readonly mode: AttendanceMode;
};

/** The civil-society organization whose own text a communiqué is. */
export type RecordAuthor = { readonly organization: string };

/** The exact version of the document that a translation is of; its file is named by its digest and not held. */
export type RecordSource = Omit<SourceVersion, "ordinal">;

type RecordBase = {
  readonly kind: DocumentKind;
  /** Legal identifier of the session, form, translation or communiqué, e.g. "ST-05/2012". */
  readonly key: string;
  /** 1 for the first closing, one more after each reopening. */
  readonly version: number;
  readonly language: Language;
  readonly title: string;
  readonly place: string;
  /** Day of the session or meeting, else of the closing, `YYYY-MM-DD`. */
  readonly heldOn: string;
  /** The parties that were present at any time. */
  readonly quorum: { readonly met: boolean; readonly present: readonly Party[] };
  readonly text: NodeJson;
  readonly provenance: {
    readonly sourceCategory: SourceCategory;
    readonly documentId: string;
    readonly schemaVersion: number;
    /** Sequence number of the last journal entry that the text holds. */
    readonly journalSequence: number;
    readonly frozenAt: string;
    /** Office of who closed it: the record keeper, or the author of a communiqué. */
    readonly frozenBy: string;
    /** Whether the record comes from sample data and stands for nothing that happened. */
    readonly sample: boolean;
    /** Of a communiqué, and of nothing else. */
    readonly author?: RecordAuthor;
    /** Of a translation, and of nothing else. */
    readonly source?: RecordSource;
  };
};

/** What was signed before sessions were held with Minuta: one line a seat, numbers given at the closing. */
export type FirstRecordContent = RecordBase & {
  readonly format: "minuta-record/1";
  readonly attendance: readonly RecordAttendance[];
  readonly resolutions: readonly RecordResolution[];
};

/** What was signed before annexes were part of it: what the session's rows say, beside the text that shows it. */
export type SecondRecordContent = RecordBase & {
  readonly format: "minuta-record/2";
  /** Null for a meeting form. */
  readonly session: RecordSession | null;
  /** In the order of arrival; who never came last. */
  readonly attendance: readonly RecordStay[];
  readonly quorumPeriods: readonly QuorumPeriod[];
  readonly agenda: readonly RecordAgendaItem[];
  readonly followUp: readonly RecordFollowUp[];
  /** In the order of their numbers. */
  readonly resolutions: readonly AdoptedResolution[];
  readonly voided: readonly VoidedResolution[];
  readonly disagreements: readonly RecordDisagreement[];
  /** Of a meeting form; empty for minutes. */
  readonly participants: readonly RecordParticipant[];
};

/** What was signed before parts could be left out: everything that the session's rows say, the annexes of its agenda too. */
export type ThirdRecordContent = Omit<SecondRecordContent, "format"> & {
  readonly format: "minuta-record/3";
  /** In the order of the agenda, those of the whole agenda first; empty for everything but minutes. */
  readonly annexes: readonly RecordAnnex[];
};

/** The record that an erratum corrects. */
export type CorrectedRecord = {
  readonly key: string;
  readonly version: number;
  readonly digest: string;
  /** What was wrong, in words. */
  readonly reason: string;
};

/**
 * What is signed now, by the digest of its manifest. In a public version what was removed is a placeholder: in the text a
 * node with the mark `removed`, elsewhere a string.
 */
export type FourthRecordContent = Omit<ThirdRecordContent, "format"> & {
  readonly format: "minuta-record/4";
  /** Null for a record that corrects no other. */
  readonly corrects: CorrectedRecord | null;
};

/** The formats whose rows stand at their places in the text. */
export type RegisteredContent = SecondRecordContent | ThirdRecordContent | FourthRecordContent;

/**
 * Everything that is signed: the text and the rows of legal weight, frozen together. Only JSON values, no
 * undefined, no number that is not an integer.
 */
export type RecordContent = FirstRecordContent | RegisteredContent;

/** How a seat decided: by passkey or on paper; "account" is how the formats 1 to 3 were signed. */
export const signatureMeans = ["passkey", "paper", "account"] as const;
export type SignatureMeans = (typeof signatureMeans)[number];

/** A paper that was scanned: the record names it by its digest and does not hold it. */
export type SignatureScan = { readonly digest: string; readonly mediaType: string; readonly size: number };

/** What a seat, or the author, decided on a record, in words to show; the proof is in the published file. */
export type RecordSignature = {
  readonly party: Party;
  readonly decision: SignatureDecision;
  readonly capacity: SigningCapacity;
  readonly office: string;
  /** Text of a reservation or reason of a refusal; "" otherwise. */
  readonly reason: string;
  /** Digest that the seat saw and decided on. */
  readonly digest: string;
  readonly at: string;
  readonly means: SignatureMeans;
  /** Of a signature on paper. */
  readonly scan: SignatureScan | null;
};

/** Why a part of a record is not public. */
export const removalGrounds = ["personalData", "reserved", "confidential"] as const;
export type RemovalGround = (typeof removalGrounds)[number];

/** A unit that the public version leaves out. */
export type Removal = {
  /** Its digest in the manifest. */
  readonly unit: string;
  readonly ground: RemovalGround;
  /** The provision that asks for it, e.g. "artículo 115 de la LGTAIP". */
  readonly legalBasis: string;
  readonly at: string;
  /** Office of who classified it. */
  readonly by: string;
};

/** What the portal serves and a reader can keep: the record with what was decided on it. */
export type PublishedRecord = {
  readonly content: RecordContent;
  readonly digest: string;
  readonly signatures: readonly RecordSignature[];
  readonly removals: readonly Removal[];
  /** 1 for the first; one more whenever parts were removed after publication. */
  readonly publicVersion: number;
  readonly publishedAt: string;
};
