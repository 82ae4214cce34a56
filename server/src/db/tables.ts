import type {
  AgendaItemKind,
  AttendanceCapacity,
  AttendanceMode,
  CommitmentStatus,
  DecisionMode,
  DocumentKind,
  DocumentState,
  FollowUpStatus,
  Language,
  Party,
  Position,
  ResponseOutcome,
  Role,
  SessionKind,
  SessionState,
  SignatureDecision,
  SigningCapacity,
  SourceCategory,
} from "@minuta/domain";
import type { RemovalGround, SignatureMeans } from "@minuta/record";
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
  agenda_items: AgendaItemTable;
  annexes: AnnexTable;
  call_notices: CallNoticeTable;
  calendar_feeds: CalendarFeedTable;
  last_looks: LastLookTable;
  attendance: AttendanceTable;
  participants: ParticipantTable;
  recesses: RecessTable;
  speakers: SpeakerTable;
  threads: ThreadTable;
  comments: CommentTable;
  comment_mentions: CommentMentionTable;
  source_versions: SourceVersionTable;
  records: RecordTable;
  resolutions: ResolutionTable;
  positions: PositionTable;
  adopted_texts: AdoptedTextTable;
  disagreements: DisagreementTable;
  follow_ups: FollowUpTable;
  reminder_letters: ReminderLetterTable;
  proposal_agencies: ProposalAgencyTable;
  reasoned_responses: ReasonedResponseTable;
  commitments: CommitmentTable;
  commitment_proposals: CommitmentProposalTable;
  milestones: MilestoneTable;
  progress_reports: ProgressReportTable;
  action_plans: ActionPlanTable;
  action_plan_commitments: ActionPlanCommitmentTable;
  rules_of_procedure: RulesOfProcedureTable;
  signatures: SignatureTable;
  statements: StatementTable;
  signature_reminders: SignatureReminderTable;
  removals: RemovalTable;
  files_to_delete: FileToDeleteTable;
  passkey: PasskeyTable;
  publications: PublicationTable;
  published_files: PublishedFileTable;
  log_state: LogStateTable;
  log_entries: LogEntryTable;
  log_tiles: LogTileTable;
  log_checkpoints: LogCheckpointTable;
  log_witnesses: LogWitnessTable;
  log_cosignatures: LogCosignatureTable;
  published_resolutions: PublishedResolutionTable;
  published_follow_ups: PublishedFollowUpTable;
  search_entries: SearchEntryTable;
  search_terms: SearchTermTable;
  portal_changes: PortalChangesTable;
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
  /** The working group whose session it is; null for the secretariat's own. */
  workingGroupId: string | null;
  /** Instant for which it is called; null while only the day is known. */
  startsAt: string | null;
  state: Generated<SessionState>;
  /** The seat that presides. */
  presiding: Party | null;
  remoteLink: Generated<string>;
  calledAt: string | null;
  openedAt: string | null;
  adjournedAt: string | null;
  /** When and where the next one is, as the minutes say it. */
  nextSession: Generated<string>;
  /** Why it was cancelled; "" when it was not. */
  cancelReason: Generated<string>;
};

type AgendaItemTable = {
  id: string;
  sessionId: string;
  position: number;
  kind: AgendaItemKind;
  title: string;
  /** Minutes planned; 0 when none were. */
  minutes: number;
  presenter: string;
  proposalId: string | null;
  startedAt: string | null;
  endedAt: string | null;
};

/** A file that goes with the agenda; its bytes are in the file store under their digest. */
type AnnexTable = {
  id: string;
  sessionId: string;
  agendaItemId: string | null;
  title: string;
  fileName: string;
  mediaType: string;
  size: number;
  digest: string;
  addedAt: string;
  addedBy: string;
};

type CallNoticeTable = {
  id: string;
  sessionId: string;
  /** 0 for the first; the iCalendar SEQUENCE of what was sent. */
  sequence: number;
  sentAt: string;
  sentBy: string;
  /** Whole business days between the notice and the session. */
  businessDays: number;
  /** What was sent, as JSON. */
  content: string;
  recipients: number;
};

/** A secret address under which a calendar program reads a person's sessions, by the hash of its secret. */
type CalendarFeedTable = { tokenHash: string; userId: string; createdAt: string; endedAt: string | null };

/** When a person last looked at the first screen, and the event up to which they had seen what changed. */
type LastLookTable = { userId: string; at: string; sequence: number };

type MeetingTable = {
  id: string;
  ordinal: number;
  year: number;
  titleEs: string;
  titleEn: string;
  heldOn: string;
  agencyId: string;
  sample: YesNo;
  startsAt: string | null;
  place: Generated<string>;
  cancelledAt: string | null;
};

type MeetingProposalTable = { meetingId: string; proposalId: string };

type ProposalTable = {
  id: string;
  number: string;
  organizationId: string;
  titleEs: string;
  titleEn: string;
  sample: YesNo;
  state: Generated<"submitted" | "withdrawn">;
  submittedAt: string | null;
  workingGroupId: string | null;
  withdrawnAt: string | null;
  withdrawReason: Generated<string>;
  /** Number, titles and organization as they are searched; "" where they were not written down. */
  searchText: Generated<string>;
};

/** An agency that is asked to answer a proposal. */
type ProposalAgencyTable = {
  proposalId: string;
  agencyId: string;
  assignedAt: string;
  assignedBy: string | null;
};

type ReasonedResponseTable = {
  id: string;
  proposalId: string;
  agencyId: string;
  outcome: ResponseOutcome;
  reasons: string;
  at: string;
  by: string;
  /** When the same agency answered anew; what it said before stays. */
  supersededAt: string | null;
};

/** A commitment as it was adopted, in the fields of the OGP template. */
type CommitmentTable = {
  number: string;
  ordinal: number;
  documentId: string | null;
  blockId: string | null;
  leadAgencyId: string | null;
  title: string;
  leadAgency: string;
  supportingActors: string;
  publicProblem: string;
  solution: string;
  ogpRelevance: string;
  evidence: string;
  contact: string;
  startsOn: string;
  endsOn: string;
  status: CommitmentStatus;
  state: "adopted" | "void";
  textDigest: string;
  adoptedAt: string;
  adoptedBy: string | null;
  /** Why it was adopted although it is not verifiable; "" when it is. */
  note: Generated<string>;
  voidedAt: string | null;
  voidReason: Generated<string>;
  sample: Generated<YesNo>;
};

type CommitmentProposalTable = { number: string; proposalId: string };

type MilestoneTable = {
  id: string;
  number: string;
  position: number;
  deliverable: string;
  startsOn: string;
  endsOn: string;
  completedOn: string | null;
  evidence: string;
};

type ProgressReportTable = {
  id: string;
  number: string;
  milestoneId: string | null;
  at: string;
  by: string;
  status: CommitmentStatus;
  note: string;
  evidence: string;
};

type ActionPlanTable = { id: string; title: string; startsOn: string; endsOn: string; createdAt: string };

type ActionPlanCommitmentTable = { planId: string; number: string; position: number };

/** The minimum rules, one row a version; `settings` is the JSON of `RulesSettings`. */
type RulesOfProcedureTable = {
  version: number;
  effectiveFrom: string;
  settings: string;
  text: string;
  /** Number of the resolution that adopted it; null for the founding one. */
  resolution: string | null;
  recordedAt: string;
  recordedBy: string | null;
};

type DocumentTable = {
  id: string;
  kind: DocumentKind;
  state: DocumentState;
  language: Language;
  title: string;
  /** Legal identifier: a session's from the start, any other record's once it is closed for the first time. */
  key: string | null;
  sessionId: string | null;
  meetingId: string | null;
  proposalId: string | null;
  /** The civil-society organization that is the author of a communiqué; null for everything else. */
  organizationId: string | null;
  /** Which version of its source a translation is of; null while it has none, and for everything else. */
  sourceOrdinal: number | null;
  schemaVersion: number;
  createdBy: string | null;
  createdAt: string;
  changedAt: string;
  /** Sequence number of the last entry of its journal. */
  journalHead: Generated<number>;
  /** Sequence number of the last entry that was dropped because it was old enough; 0 while all are kept. */
  journalDropped: Generated<number>;
  /** What the draft corrects in the record that is published, in words; null when it is no erratum. */
  erratumReason: string | null;
};

/** One stay of one person in a session or meeting; a person who leaves and returns has two. */
type AttendanceTable = {
  id: string;
  documentId: string;
  /** The party whose seat or side it is; null for who belongs to none. */
  party: Party | null;
  /** The mandate by which the person attends; null for who has none, and for an absent seat. */
  mandateId: string | null;
  mode: AttendanceMode;
  /** Null when absent. */
  capacity: AttendanceCapacity | null;
  office: string;
  institution: string;
  arrivedAt: string | null;
  departedAt: string | null;
};

/** Somebody who takes part in a meeting with an agency, as its form names them. */
type ParticipantTable = {
  id: string;
  meetingId: string;
  organizationId: string | null;
  institution: string;
  name: string;
  office: string;
  party: Party | null;
  mode: AttendanceMode;
};

type RecessTable = { id: string; sessionId: string; startedAt: string; endedAt: string | null };

/** A turn to speak: asked for, begun, ended; withdrawn when ended without having begun. */
type SpeakerTable = {
  id: string;
  sessionId: string;
  userId: string;
  askedAt: string;
  startedAt: string | null;
  endedAt: string | null;
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
  /** Canonical JSON of `RecordContent`; of the formats 1 to 3 exactly the bytes that are digested. */
  content: string;
  /** Canonical JSON of the manifest, exactly the bytes that are digested; null for the formats 1 to 3. */
  manifest: string | null;
  /** JSON of the disclosures that open the manifest; null for the formats 1 to 3. */
  disclosures: string | null;
  digest: string;
  /** Which version of its source it translates; null for everything but a translation. */
  sourceOrdinal: number | null;
  frozenAt: string;
  frozenBy: string;
  /** When a refusal thawed it; its signatures stay as superseded evidence. */
  supersededAt: string | null;
};

/** A version of the document that a translation is of; its file, where there is one, is in the file store. */
type SourceVersionTable = {
  documentId: string;
  /** 1 for the first that was noted. */
  ordinal: number;
  title: string;
  address: string;
  version: string;
  datedOn: string;
  language: string;
  digest: string;
  /** Null when its digest alone is kept; so are the next two. */
  fileName: string | null;
  mediaType: string | null;
  size: number | null;
  notedAt: string;
  notedBy: string;
};

type ResolutionTable = {
  number: string;
  documentId: string;
  blockId: string;
  ordinal: number;
  /** The text in force: that of the newest adoption. */
  text: string;
  responsible: string;
  dueDate: string;
  /** A number is never given again: a resolution that was withdrawn keeps its number as void. */
  state: "adopted" | "void";
  sessionId: string | null;
  agendaItemId: string | null;
  /** The organization that `responsible` names, when it is one of the known. */
  organizationId: string | null;
  mode: Generated<DecisionMode>;
  /** The parties present at the adoption, as JSON. */
  quorum: Generated<string>;
  /** SHA-256 of the adopted text with responsible and due date; "" for what was numbered at a closing. */
  textDigest: Generated<string>;
  adoptedAt: Generated<string>;
  adoptedBy: string | null;
  /** When it was read out and the chair confirmed it. */
  confirmedAt: string | null;
  confirmedBy: string | null;
  status: Generated<FollowUpStatus>;
  statusAt: Generated<string>;
  voidedAt: string | null;
  voidReason: Generated<string>;
  /** Number, text and responsible as `foldWords` folds them, for search. */
  searchText: string;
};

/** What a party said to a resolution when it was adopted. */
type PositionTable = {
  number: string;
  party: Party;
  position: Position;
  /** Text published beside the resolution; "" without one. */
  reservation: string;
  dissent: string;
};

/** Every wording that was ever adopted under a number, the first as version 1. */
type AdoptedTextTable = {
  number: string;
  version: number;
  text: string;
  responsible: string;
  dueDate: string;
  textDigest: string;
  adoptedAt: string;
  adoptedBy: string;
};

/** Words of a draft on which the parties spoke and did not agree: they have no number (rule DE-6). */
type DisagreementTable = {
  documentId: string;
  blockId: string;
  agendaItemId: string | null;
  text: string;
  responsible: string;
  dueDate: string;
  textDigest: string;
  /** What each party said, as JSON. */
  positions: string;
  /** The parties present, as JSON. */
  quorum: string;
  at: string;
  by: string;
};

type FollowUpTable = {
  id: string;
  number: string;
  at: string;
  by: string;
  status: FollowUpStatus;
  note: string;
  /** Address of what shows it, or words; "" without. */
  evidence: string;
  /** The session in which it was reported, if in one. */
  sessionId: string | null;
};

/** That a person's reminders of a day are taken care of, by whichever node was first. */
type ReminderLetterTable = { day: string; userId: string; takenAt: string };

type SignatureTable = {
  id: string;
  recordId: string;
  party: Party;
  decision: SignatureDecision;
  reason: string;
  digest: string;
  capacity: SigningCapacity;
  office: string;
  /** Who did it: the seat itself, or for a paper the record keeper who wrote it down. */
  userId: string;
  /** The mandate of the seat; null for a paper. */
  mandateId: string | null;
  signInId: string;
  at: string;
  means: Generated<SignatureMeans>;
  /** JSON of the `SignedStatement`; null where the means is the account. */
  proof: string | null;
};

/** What a seat is about to sign, until it signs it or the time is up. */
type StatementTable = {
  nonce: string;
  recordId: string;
  userId: string;
  mandateId: string;
  /** JSON of the sealed statement and of what opens it. */
  statement: string;
  disclosures: string;
  issuedAt: string;
  expiresAt: string;
  usedAt: string | null;
};

/** A unit that the public version of a record leaves out. */
type RemovalTable = {
  recordId: string;
  unit: string;
  ground: RemovalGround;
  legalBasis: string;
  at: string;
  by: string;
  office: string;
  /** When its salt was destroyed; null while the secretariat still has it. */
  destroyedAt: string | null;
};

/** A published file that a later public version took the place of. */
type FileToDeleteTable = { digest: string; at: string };

/** That the seats of a record were reminded on a day. */
type SignatureReminderTable = { recordId: string; day: string; at: string; by: string };

type PublicationTable = {
  recordId: string;
  slug: string;
  sourceCategory: SourceCategory;
  language: Language;
  title: string;
  key: string;
  /** The organization that is the author of a communiqué; null for everything else. */
  author: string | null;
  heldOn: string;
  /** Canonical JSON of the public version's `RecordContent`. */
  content: string;
  publishedAt: string;
  publishedBy: string;
  /** 1 for the first, one more whenever parts were removed after publication. */
  publicVersion: Generated<number>;
  /** Whether what lists and search show of it has been drawn out of it. */
  hasPublicRows: Generated<YesNo>;
};

/** A resolution as a published record says it, in that record's public words. */
type PublishedResolutionTable = {
  recordId: string;
  number: string;
  /** The part of its permanent address. */
  slug: string;
  position: number;
  state: "adopted" | "void";
  /** "" for a void one: what never came into force is not published. */
  text: string;
  responsible: string;
  /** `responsible` as `foldWords` folds it. */
  responsibleWords: string;
  dueDate: string;
  /** 0 once a later version of the record is published. */
  inForce: YesNo;
};

/** How a published record says that an earlier resolution stood on its day. */
type PublishedFollowUpTable = {
  recordId: string;
  number: string;
  status: FollowUpStatus;
  overdue: YesNo;
  note: string;
  heldOn: string;
  /** 0 once a later version of the record is published. */
  inForce: YesNo;
};

/** Something that the public search finds: a record or one of its resolutions, in public words only. */
type SearchEntryTable = {
  id: Generated<number>;
  recordId: string;
  kind: DocumentKind | "resolution";
  key: string;
  slug: string;
  title: string;
  language: Language;
  sourceCategory: SourceCategory;
  heldOn: string;
  publishedAt: string;
  /** Its words as they are written, for excerpts. */
  text: string;
};

/** A root or a key by which an entry is found, and how much it counts there. */
type SearchTermTable = { term: string; entryId: number; weight: number };

/** One row: a number that is another after every transaction that changes what the public pages show. */
type PortalChangesTable = { version: number };

type PublishedFileTable = {
  recordId: string;
  name: string;
  mediaType: string;
  /** SHA-256 of the bytes, which is also the file's name in the data folder. */
  digest: string;
  size: number;
};

/** One row: the name of the transparency log, the key that signs for it, and how many entries it has. */
type LogStateTable = { id: number; origin: string; verifierKey: string; size: number };

type LogEntryTable = {
  entryIndex: number;
  bytes: Uint8Array;
  recordId: string;
  publicVersion: number;
  at: string;
};

/** The hashes that a tile of the log's tree has so far. */
type LogTileTable = { level: number; tileIndex: number; hashes: Uint8Array };

/** A checkpoint as the log signed it. */
type LogCheckpointTable = { size: number; note: string; at: string };

/** A key by which a party watches the log; `until` is when another took its place. */
type LogWitnessTable = {
  id: string;
  party: Party;
  verifierKey: string;
  since: string;
  until: string | null;
  registeredBy: string;
};

/** The signature line by which a witness cosigned the checkpoint of a size. */
type LogCosignatureTable = { size: number; witnessId: string; line: string; cosignedAt: string };

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
  /** Yjs state, gzip: v1 where `vector` is given, else v2. */
  bytes: Uint8Array;
  /** State vector and all deletions of a text that is joined from these bytes as they are; both or neither. */
  vector: Uint8Array | null;
  deletions: Uint8Array | null;
  /** CRC-32 of the bytes, and on through the vector and the deletions. */
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

/** A passkey of an account as better-auth keeps it. */
type PasskeyTable = {
  id: string;
  name: string | null;
  /** The COSE key, base64. */
  publicKey: string;
  userId: string;
  credentialID: string;
  counter: number;
  deviceType: string;
  backedUp: YesNo;
  /** Comma-separated. */
  transports: string | null;
  createdAt: string | null;
  aaguid: string | null;
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
