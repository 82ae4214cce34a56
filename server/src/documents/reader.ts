import type { DocumentKind, DocumentState, DocumentSubject, Language } from "@minuta/domain";
import { accessIncludes, accessTo } from "@minuta/domain";
import type { SignedIn } from "../accounts/signed-in.ts";
import type { Reading } from "../db/reading.ts";
import { Refusal } from "../refusal.ts";

/** A document's row with the facts about what it is of. */
export type DocumentRow = {
  readonly id: string;
  readonly kind: DocumentKind;
  readonly state: DocumentState;
  readonly language: Language;
  readonly title: string;
  readonly key: string | null;
  readonly sessionId: string | null;
  readonly meetingId: string | null;
  readonly proposalId: string | null;
  /** The organization that is the author of a communiqué; null for everything else. */
  readonly author: string | null;
  /** Which version of its source a translation is of; null while it has none, and for everything else. */
  readonly sourceOrdinal: number | null;
  readonly schemaVersion: number;
  /** What it corrects in the record that is published; null when it is no erratum. */
  readonly erratumReason: string | null;
  readonly createdAt: string;
  readonly changedAt: string;
  readonly heldOn: string | null;
  readonly year: number | null;
  readonly place: string;
  readonly sample: boolean;
};

/** A document with what `can` needs to know of it. */
export type LoadedDocument = { readonly row: DocumentRow; readonly subject: DocumentSubject };

function rowsOf(db: Reading) {
  return (
    db
      .selectFrom("documents")
      .leftJoin("sessions", "sessions.id", "documents.sessionId")
      .leftJoin("meetings", "meetings.id", "documents.meetingId")
      .leftJoin("organizations as agencies", "agencies.id", "meetings.agencyId")
      .leftJoin("proposals", "proposals.id", "documents.proposalId")
      .leftJoin("organizations as authors", "authors.id", "documents.organizationId")
      // Nothing but the secretariat says whether these are of the sample, whose organizations there are.
      .leftJoin("settings", (join) =>
        join.on("settings.name", "=", "sample").on("documents.kind", "in", ["translation", "communique"]),
      )
      .select([
        "documents.id",
        "documents.kind",
        "documents.state",
        "documents.language",
        "documents.title",
        "documents.key",
        "documents.sessionId",
        "documents.meetingId",
        "documents.proposalId",
        "documents.organizationId",
        "documents.sourceOrdinal",
        "documents.schemaVersion",
        "documents.erratumReason",
        "documents.createdAt",
        "documents.changedAt",
        "sessions.heldOn as sessionHeldOn",
        "sessions.year as sessionYear",
        "sessions.place as sessionPlace",
        "sessions.sample as sessionSample",
        "meetings.heldOn as meetingHeldOn",
        "meetings.year as meetingYear",
        "meetings.sample as meetingSample",
        "agencies.name as meetingPlace",
        "proposals.organizationId as proposalOwner",
        "proposals.sample as proposalSample",
        "authors.name as author",
        "settings.value as sampleSetting",
      ])
  );
}

type Row = Awaited<ReturnType<ReturnType<typeof rowsOf>["execute"]>>[number];

function rowOf(row: Row): DocumentRow {
  return {
    id: row.id,
    kind: row.kind,
    state: row.state,
    language: row.language,
    title: row.title,
    key: row.key,
    sessionId: row.sessionId,
    meetingId: row.meetingId,
    proposalId: row.proposalId,
    author: row.author,
    sourceOrdinal: row.sourceOrdinal,
    schemaVersion: row.schemaVersion,
    erratumReason: row.erratumReason,
    createdAt: row.createdAt,
    changedAt: row.changedAt,
    heldOn: row.sessionHeldOn ?? row.meetingHeldOn,
    year: row.sessionYear ?? row.meetingYear,
    place: row.sessionPlace ?? row.meetingPlace ?? "",
    sample:
      (row.sessionSample ?? row.meetingSample ?? row.proposalSample) === 1 || row.sampleSetting === "on",
  };
}

/** The document, or null when there is none. */
export async function findDocument(db: Reading, documentId: string): Promise<LoadedDocument | null> {
  const row = await rowsOf(db).where("documents.id", "=", documentId).executeTakeFirst();
  if (row === undefined) return null;
  return (await withSubjects(db, [row]))[0] ?? null;
}

/** The document as somebody may read it; `not_found` alike when there is none and when they must not see it. */
export async function readableDocument(
  db: Reading,
  by: SignedIn,
  documentId: string,
): Promise<LoadedDocument> {
  const document = await findDocument(db, documentId);
  if (document === null || !accessIncludes(accessTo(by.actor, document.subject), "read")) {
    throw new Refusal("not_found");
  }
  return document;
}

/** The documents that somebody can read, newest change first. */
export async function readableDocuments(
  db: Reading,
  by: SignedIn,
  filter: { readonly kind?: DocumentKind | undefined; readonly state?: DocumentState | undefined },
  limit: number,
): Promise<LoadedDocument[]> {
  let query = rowsOf(db).orderBy("documents.changedAt", "desc").orderBy("documents.id").limit(2000);
  if (filter.kind !== undefined) query = query.where("documents.kind", "=", filter.kind);
  if (filter.state !== undefined) query = query.where("documents.state", "=", filter.state);
  const loaded = await withSubjects(db, await query.execute());
  return loaded.filter(({ subject }) => accessIncludes(accessTo(by.actor, subject), "read")).slice(0, limit);
}

async function withSubjects(db: Reading, rows: readonly Row[]): Promise<LoadedDocument[]> {
  const meetingIds = rows.flatMap((row) => row.meetingId ?? []);
  const draftProposals = rows.flatMap((row) =>
    row.kind === "commitmentDraft" ? (row.proposalId ?? []) : [],
  );
  const byMeeting = await concernedBy(db, "meetingId", meetingIds);
  const byProposal = await concernedBy(db, "proposalId", draftProposals);
  return rows.map((row) => ({
    row: rowOf(row),
    subject: {
      type: "document",
      kind: row.kind,
      state: row.state,
      organizationIds: [
        ...new Set([
          ...(row.proposalOwner === null ? [] : [row.proposalOwner]),
          ...(row.organizationId === null ? [] : [row.organizationId]),
          ...(row.meetingId === null ? [] : (byMeeting.get(row.meetingId) ?? [])),
          // Rule AC-5: the agencies that met about a proposal are concerned by its commitment, not by its text (AC-4).
          ...(row.kind === "commitmentDraft" && row.proposalId !== null
            ? (byProposal.get(row.proposalId) ?? [])
            : []),
        ]),
      ],
    },
  }));
}

/** The agencies and owners that meetings bring together, by meeting or by proposal. */
async function concernedBy(
  db: Reading,
  by: "meetingId" | "proposalId",
  ids: readonly string[],
): Promise<Map<string, string[]>> {
  const concerned = new Map<string, string[]>();
  if (ids.length === 0) return concerned;
  const rows = await db
    .selectFrom("meetings")
    .innerJoin("meeting_proposals", "meeting_proposals.meetingId", "meetings.id")
    .innerJoin("proposals", "proposals.id", "meeting_proposals.proposalId")
    .select([
      "meeting_proposals.meetingId",
      "meeting_proposals.proposalId",
      "meetings.agencyId",
      "proposals.organizationId",
    ])
    .where(`meeting_proposals.${by}`, "in", [...new Set(ids)])
    .execute();
  for (const row of rows) {
    concerned.set(row[by], [...(concerned.get(row[by]) ?? []), row.agencyId, row.organizationId]);
  }
  return concerned;
}

/** Organizations that a meeting concerns: its agency and the owners of its proposals. */
export async function organizationsOfMeeting(db: Reading, meetingId: string): Promise<string[]> {
  return (await concernedBy(db, "meetingId", [meetingId])).get(meetingId) ?? [];
}

/** Organizations that a proposal's commitment concerns: its owner and the agencies that met about it. */
export async function organizationsOfCommitment(
  db: Reading,
  proposalId: string,
  owner: string,
): Promise<string[]> {
  return [owner, ...((await concernedBy(db, "proposalId", [proposalId])).get(proposalId) ?? [])];
}
