import type {
  AttendanceMode,
  DocumentKind,
  DocumentState,
  Language,
  Party,
  Role,
  SessionKind,
  SignatureDecision,
  SourceCategory,
} from "@minuta/domain";
import type { Generated } from "kysely";

/**
 * The rows. Identifiers are UUIDs, instants are ISO 8601 in UTC, days are `YYYY-MM-DD`, both as text, and yes/no is
 * 1/0, so that both databases keep and compare them alike.
 */
export type Tables = {
  settings: SettingTable;
  organizations: OrganizationTable;
  seats: SeatTable;
  working_groups: WorkingGroupTable;
  mandates: MandateTable;
  invitations: InvitationTable;
  sessions: SessionTable;
  meetings: MeetingTable;
  meeting_proposals: MeetingProposalTable;
  proposals: ProposalTable;
  documents: DocumentTable;
  attendance: AttendanceTable;
  threads: ThreadTable;
  comments: CommentTable;
  comment_mentions: CommentMentionTable;
  records: RecordTable;
  resolutions: ResolutionTable;
  signatures: SignatureTable;
  publications: PublicationTable;
  published_files: PublishedFileTable;
  events: EventTable;
  journal_updates: JournalUpdateTable;
  journal_snapshots: JournalSnapshotTable;
  tickets: TicketTable;
  /** Only in PostgreSQL. */
  secrets: SecretTable;
  /** Only in PostgreSQL. */
  published_bytes: PublishedBytesTable;
  user: UserTable;
  session: SignInTable;
  verification: VerificationTable;
};

type YesNo = 0 | 1;

type SettingTable = { name: string; value: string };

type OrganizationTable = {
  id: string;
  kind: "organization" | "agency";
  name: string;
  shortName: string;
  party: Party;
  position: number;
  sample: YesNo;
};

type SeatTable = { party: Party; institution: string };

type WorkingGroupTable = { id: string; number: number; nameEs: string; nameEn: string };

type MandateTable = {
  id: string;
  userId: string;
  role: Role;
  party: Party | null;
  organizationId: string | null;
  startsOn: string;
  endsOn: string | null;
  /** Mandate by which this one was given; null for the founding ones. */
  givenBy: string | null;
};

type InvitationTable = {
  id: string;
  email: string;
  name: string;
  role: Role;
  party: Party | null;
  organizationId: string | null;
  language: Language;
  invitedBy: string;
  /** Mandate by which it was given. */
  givenBy: string;
  createdAt: string;
  expiresAt: string;
  acceptedAt: string | null;
  withdrawnAt: string | null;
};

type SessionTable = {
  id: string;
  key: string;
  kind: SessionKind;
  ordinal: number;
  year: number;
  titleEs: string;
  titleEn: string;
  heldOn: string;
  place: string;
  sample: YesNo;
};

type MeetingTable = {
  id: string;
  ordinal: number;
  year: number;
  titleEs: string;
  titleEn: string;
  heldOn: string;
  agencyId: string;
  sample: YesNo;
};

type MeetingProposalTable = { meetingId: string; proposalId: string };

type ProposalTable = {
  id: string;
  number: string;
  organizationId: string;
  titleEs: string;
  titleEn: string;
  sample: YesNo;
};

type DocumentTable = {
  id: string;
  kind: DocumentKind;
  state: DocumentState;
  language: Language;
  title: string;
  /** Legal identifier: a session's from the start, a meeting form's once it is closed for the first time. */
  key: string | null;
  sessionId: string | null;
  meetingId: string | null;
  proposalId: string | null;
  schemaVersion: number;
  createdBy: string | null;
  createdAt: string;
  changedAt: string;
  /** Sequence number of the last entry of its journal. */
  journalHead: Generated<number>;
};

type AttendanceTable = {
  documentId: string;
  party: Party;
  mode: AttendanceMode;
  capacity: "principal" | "alternate" | null;
  office: string;
  institution: string;
  arrivedAt: string | null;
  departedAt: string | null;
};

type ThreadTable = {
  id: string;
  documentId: string;
  anchorStart: string | null;
  anchorEnd: string | null;
  quote: string;
  state: "open" | "resolved";
  createdAt: string;
  resolvedAt: string | null;
  resolvedBy: string | null;
};

type CommentTable = {
  id: string;
  threadId: string;
  authorId: string;
  body: string;
  createdAt: string;
  editedAt: string | null;
  deletedAt: string | null;
};

type CommentMentionTable = { commentId: string; userId: string };

type RecordTable = {
  id: string;
  documentId: string;
  key: string;
  version: number;
  /** Canonical JSON of `RecordContent`, exactly the bytes that are digested. */
  content: string;
  digest: string;
  frozenAt: string;
  frozenBy: string;
  /** When a refusal thawed it; its signatures stay as superseded evidence. */
  supersededAt: string | null;
};

type ResolutionTable = {
  number: string;
  documentId: string;
  blockId: string;
  ordinal: number;
  text: string;
  responsible: string;
  dueDate: string;
  /** A number is never given again: a resolution that left the text keeps its number as void. */
  state: "adopted" | "void";
};

type SignatureTable = {
  id: string;
  recordId: string;
  party: Party;
  decision: SignatureDecision;
  reason: string;
  digest: string;
  capacity: "principal" | "alternate";
  office: string;
  userId: string;
  mandateId: string;
  signInId: string;
  at: string;
};

type PublicationTable = {
  recordId: string;
  slug: string;
  sourceCategory: SourceCategory;
  language: Language;
  title: string;
  key: string;
  heldOn: string;
  /** Words of the public version, for search. */
  searchText: string;
  publishedAt: string;
  publishedBy: string;
};

type PublishedFileTable = {
  recordId: string;
  name: string;
  mediaType: string;
  /** SHA-256 of the bytes, which is also the file's name in the data folder. */
  digest: string;
  size: number;
};

type EventTable = {
  sequence: Generated<number>;
  at: string;
  type: string;
  actorId: string | null;
  signInId: string | null;
  subjectId: string;
  data: string;
};

type JournalUpdateTable = {
  documentId: string;
  sequence: number;
  authorId: string | null;
  signInId: string | null;
  at: string;
  bytes: Uint8Array;
  /** CRC-32 of the bytes, to find rot that the database does not see. */
  checksum: number;
  /** UUID by which an entry that is appended again is known; null for what the server wrote with the document's row. */
  entryId: string | null;
};

type JournalSnapshotTable = {
  documentId: string;
  /** The snapshot holds every update up to this one. */
  sequence: number;
  at: string;
  /** Yjs v2 state, gzip. */
  bytes: Uint8Array;
  checksum: number;
};

/** A ticket of a y-websocket client, under the hash of its secret. */
type TicketTable = {
  hash: string;
  documentId: string;
  /** The `LivePerson` it was issued to, as JSON. */
  person: string;
  expiresAt: string;
};

type SecretTable = { name: string; value: string };

/** A published file, under the SHA-256 of its bytes. */
type PublishedBytesTable = { digest: string; bytes: Uint8Array };

type UserTable = {
  id: string;
  name: string;
  email: string;
  emailVerified: YesNo;
  image: string | null;
  createdAt: string;
  updatedAt: string;
  language: Language | null;
};

type SignInTable = {
  id: string;
  expiresAt: string;
  token: string;
  createdAt: string;
  updatedAt: string;
  ipAddress: string | null;
  userAgent: string | null;
  userId: string;
};

/** What better-auth keeps for a link or a ceremony that is under way. */
type VerificationTable = {
  id: string;
  identifier: string;
  value: string;
  expiresAt: string;
  createdAt: string;
  updatedAt: string;
};
