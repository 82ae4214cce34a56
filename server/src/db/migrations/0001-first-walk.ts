import { type Kysely, sql } from "kysely";
import type { DatabaseKind } from "../database-kind.ts";

export async function up(db: Kysely<unknown>, kind: DatabaseKind): Promise<void> {
  const blob = kind === "sqlite" ? sql`blob` : sql`bytea`;

  // The sign-in tables have the names that better-auth 1.7 looks for, and the types it uses on SQLite.
  await db.schema
    .createTable("user")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("name", "text", (c) => c.notNull())
    .addColumn("email", "text", (c) => c.notNull().unique())
    .addColumn("emailVerified", "integer", (c) => c.notNull())
    .addColumn("image", "text")
    .addColumn("createdAt", "text", (c) => c.notNull())
    .addColumn("updatedAt", "text", (c) => c.notNull())
    .addColumn("language", "text")
    .execute();
  await db.schema
    .createTable("session")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("expiresAt", "text", (c) => c.notNull())
    .addColumn("token", "text", (c) => c.notNull().unique())
    .addColumn("createdAt", "text", (c) => c.notNull())
    .addColumn("updatedAt", "text", (c) => c.notNull())
    .addColumn("ipAddress", "text")
    .addColumn("userAgent", "text")
    .addColumn("userId", "text", (c) => c.notNull().references("user.id").onDelete("cascade"))
    .execute();
  await db.schema.createIndex("session_user").on("session").column("userId").execute();
  await db.schema
    .createTable("account")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("accountId", "text", (c) => c.notNull())
    .addColumn("providerId", "text", (c) => c.notNull())
    .addColumn("userId", "text", (c) => c.notNull().references("user.id").onDelete("cascade"))
    .addColumn("accessToken", "text")
    .addColumn("refreshToken", "text")
    .addColumn("idToken", "text")
    .addColumn("accessTokenExpiresAt", "text")
    .addColumn("refreshTokenExpiresAt", "text")
    .addColumn("scope", "text")
    .addColumn("password", "text")
    .addColumn("createdAt", "text", (c) => c.notNull())
    .addColumn("updatedAt", "text", (c) => c.notNull())
    .execute();
  await db.schema.createIndex("account_user").on("account").column("userId").execute();
  await db.schema
    .createTable("verification")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("identifier", "text", (c) => c.notNull())
    .addColumn("value", "text", (c) => c.notNull())
    .addColumn("expiresAt", "text", (c) => c.notNull())
    .addColumn("createdAt", "text", (c) => c.notNull())
    .addColumn("updatedAt", "text", (c) => c.notNull())
    .execute();
  await db.schema.createIndex("verification_identifier").on("verification").column("identifier").execute();
  await db.schema
    .createTable("passkey")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("name", "text")
    .addColumn("publicKey", "text", (c) => c.notNull())
    .addColumn("userId", "text", (c) => c.notNull().references("user.id").onDelete("cascade"))
    .addColumn("credentialID", "text", (c) => c.notNull())
    .addColumn("counter", "integer", (c) => c.notNull())
    .addColumn("deviceType", "text", (c) => c.notNull())
    .addColumn("backedUp", "integer", (c) => c.notNull())
    .addColumn("transports", "text")
    .addColumn("createdAt", "text")
    .addColumn("aaguid", "text")
    .execute();
  await db.schema.createIndex("passkey_user").on("passkey").column("userId").execute();
  await db.schema.createIndex("passkey_credential").on("passkey").column("credentialID").unique().execute();

  await db.schema
    .createTable("settings")
    .addColumn("name", "text", (c) => c.primaryKey())
    .addColumn("value", "text", (c) => c.notNull())
    .execute();
  await db.schema
    .createTable("seats")
    .addColumn("party", "text", (c) => c.primaryKey())
    .addColumn("institution", "text", (c) => c.notNull())
    .execute();
  await db.schema
    .createTable("organizations")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("kind", "text", (c) => c.notNull())
    .addColumn("name", "text", (c) => c.notNull())
    .addColumn("shortName", "text", (c) => c.notNull())
    .addColumn("party", "text", (c) => c.notNull().references("seats.party"))
    .addColumn("position", "integer", (c) => c.notNull())
    .addColumn("sample", "integer", (c) => c.notNull())
    .execute();
  await db.schema
    .createTable("working_groups")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("number", "integer", (c) => c.notNull().unique())
    .addColumn("nameEs", "text", (c) => c.notNull())
    .addColumn("nameEn", "text", (c) => c.notNull())
    .execute();
  await db.schema
    .createTable("mandates")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("userId", "text", (c) => c.notNull().references("user.id"))
    .addColumn("role", "text", (c) => c.notNull())
    .addColumn("party", "text", (c) => c.references("seats.party"))
    .addColumn("organizationId", "text", (c) => c.references("organizations.id"))
    .addColumn("startsOn", "text", (c) => c.notNull())
    .addColumn("endsOn", "text")
    .addColumn("givenBy", "text")
    .execute();
  await db.schema.createIndex("mandates_user").on("mandates").column("userId").execute();
  await db.schema
    .createTable("invitations")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("email", "text", (c) => c.notNull())
    .addColumn("name", "text", (c) => c.notNull())
    .addColumn("role", "text", (c) => c.notNull())
    .addColumn("party", "text", (c) => c.references("seats.party"))
    .addColumn("organizationId", "text", (c) => c.references("organizations.id"))
    .addColumn("language", "text", (c) => c.notNull())
    .addColumn("invitedBy", "text", (c) => c.notNull())
    .addColumn("givenBy", "text", (c) => c.notNull())
    .addColumn("createdAt", "text", (c) => c.notNull())
    .addColumn("expiresAt", "text", (c) => c.notNull())
    .addColumn("acceptedAt", "text")
    .addColumn("withdrawnAt", "text")
    .execute();
  await db.schema.createIndex("invitations_email").on("invitations").column("email").execute();

  await db.schema
    .createTable("sessions")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("key", "text", (c) => c.notNull().unique())
    .addColumn("kind", "text", (c) => c.notNull())
    .addColumn("ordinal", "integer", (c) => c.notNull())
    .addColumn("year", "integer", (c) => c.notNull())
    .addColumn("titleEs", "text", (c) => c.notNull())
    .addColumn("titleEn", "text", (c) => c.notNull())
    .addColumn("heldOn", "text", (c) => c.notNull())
    .addColumn("place", "text", (c) => c.notNull())
    .addColumn("sample", "integer", (c) => c.notNull())
    .execute();
  await db.schema
    .createTable("proposals")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("number", "text", (c) => c.notNull().unique())
    .addColumn("organizationId", "text", (c) => c.notNull().references("organizations.id"))
    .addColumn("titleEs", "text", (c) => c.notNull())
    .addColumn("titleEn", "text", (c) => c.notNull())
    .addColumn("sample", "integer", (c) => c.notNull())
    .execute();
  await db.schema
    .createTable("meetings")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("ordinal", "integer", (c) => c.notNull().unique())
    .addColumn("year", "integer", (c) => c.notNull())
    .addColumn("titleEs", "text", (c) => c.notNull())
    .addColumn("titleEn", "text", (c) => c.notNull())
    .addColumn("heldOn", "text", (c) => c.notNull())
    .addColumn("agencyId", "text", (c) => c.notNull().references("organizations.id"))
    .addColumn("sample", "integer", (c) => c.notNull())
    .execute();
  await db.schema
    .createTable("meeting_proposals")
    .addColumn("meetingId", "text", (c) => c.notNull().references("meetings.id"))
    .addColumn("proposalId", "text", (c) => c.notNull().references("proposals.id"))
    .addPrimaryKeyConstraint("meeting_proposals_key", ["meetingId", "proposalId"])
    .execute();
  await db.schema
    .createIndex("meeting_proposals_proposal")
    .on("meeting_proposals")
    .column("proposalId")
    .execute();

  await db.schema
    .createTable("documents")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("kind", "text", (c) => c.notNull())
    .addColumn("state", "text", (c) => c.notNull())
    .addColumn("language", "text", (c) => c.notNull())
    .addColumn("title", "text", (c) => c.notNull())
    .addColumn("key", "text", (c) => c.unique())
    .addColumn("sessionId", "text", (c) => c.references("sessions.id").unique())
    .addColumn("meetingId", "text", (c) => c.references("meetings.id").unique())
    .addColumn("proposalId", "text", (c) => c.references("proposals.id"))
    .addColumn("schemaVersion", "integer", (c) => c.notNull())
    .addColumn("createdBy", "text")
    .addColumn("createdAt", "text", (c) => c.notNull())
    .addColumn("changedAt", "text", (c) => c.notNull())
    .execute();
  await db.schema.createIndex("documents_changed").on("documents").column("changedAt").execute();
  await db.schema.createIndex("documents_proposal").on("documents").column("proposalId").execute();
  // A proposal has one text of its own and any number of commitment drafts.
  await sql`create unique index documents_one_proposal_text on documents ("proposalId") where kind = 'proposal'`.execute(
    db,
  );
  await db.schema
    .createTable("attendance")
    .addColumn("documentId", "text", (c) => c.notNull().references("documents.id"))
    .addColumn("party", "text", (c) => c.notNull().references("seats.party"))
    .addColumn("mode", "text", (c) => c.notNull())
    .addColumn("capacity", "text")
    .addColumn("office", "text", (c) => c.notNull())
    .addColumn("institution", "text", (c) => c.notNull())
    .addColumn("arrivedAt", "text")
    .addColumn("departedAt", "text")
    .addPrimaryKeyConstraint("attendance_key", ["documentId", "party"])
    .execute();
  await db.schema
    .createTable("threads")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("documentId", "text", (c) => c.notNull().references("documents.id"))
    .addColumn("anchorStart", "text")
    .addColumn("anchorEnd", "text")
    .addColumn("quote", "text", (c) => c.notNull())
    .addColumn("state", "text", (c) => c.notNull())
    .addColumn("createdAt", "text", (c) => c.notNull())
    .addColumn("resolvedAt", "text")
    .addColumn("resolvedBy", "text")
    .execute();
  await db.schema.createIndex("threads_document").on("threads").column("documentId").execute();
  await db.schema
    .createTable("comments")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("threadId", "text", (c) => c.notNull().references("threads.id"))
    .addColumn("authorId", "text", (c) => c.notNull().references("user.id"))
    .addColumn("body", "text", (c) => c.notNull())
    .addColumn("createdAt", "text", (c) => c.notNull())
    .addColumn("editedAt", "text")
    .addColumn("deletedAt", "text")
    .execute();
  await db.schema.createIndex("comments_thread").on("comments").column("threadId").execute();
  await db.schema
    .createTable("comment_mentions")
    .addColumn("commentId", "text", (c) => c.notNull().references("comments.id"))
    .addColumn("userId", "text", (c) => c.notNull().references("user.id"))
    .addPrimaryKeyConstraint("comment_mentions_key", ["commentId", "userId"])
    .execute();
  await db.schema.createIndex("comment_mentions_user").on("comment_mentions").column("userId").execute();

  await db.schema
    .createTable("records")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("documentId", "text", (c) => c.notNull().references("documents.id"))
    .addColumn("key", "text", (c) => c.notNull())
    .addColumn("version", "integer", (c) => c.notNull())
    .addColumn("content", "text", (c) => c.notNull())
    .addColumn("digest", "text", (c) => c.notNull())
    .addColumn("frozenAt", "text", (c) => c.notNull())
    .addColumn("frozenBy", "text", (c) => c.notNull())
    .addColumn("supersededAt", "text")
    .addUniqueConstraint("records_version", ["documentId", "version"])
    .execute();
  // Two closings at once have one winner: a document has at most one record in force.
  await sql`create unique index records_in_force on records ("documentId") where "supersededAt" is null`.execute(
    db,
  );
  await db.schema
    .createTable("resolutions")
    .addColumn("number", "text", (c) => c.primaryKey())
    .addColumn("documentId", "text", (c) => c.notNull().references("documents.id"))
    .addColumn("blockId", "text", (c) => c.notNull())
    .addColumn("ordinal", "integer", (c) => c.notNull())
    .addColumn("text", "text", (c) => c.notNull())
    .addColumn("responsible", "text", (c) => c.notNull())
    .addColumn("dueDate", "text", (c) => c.notNull())
    .addColumn("state", "text", (c) => c.notNull())
    .addUniqueConstraint("resolutions_ordinal", ["documentId", "ordinal"])
    .addUniqueConstraint("resolutions_block", ["documentId", "blockId"])
    .execute();
  await db.schema
    .createTable("signatures")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("recordId", "text", (c) => c.notNull().references("records.id"))
    .addColumn("party", "text", (c) => c.notNull().references("seats.party"))
    .addColumn("decision", "text", (c) => c.notNull())
    .addColumn("reason", "text", (c) => c.notNull())
    .addColumn("digest", "text", (c) => c.notNull())
    .addColumn("capacity", "text", (c) => c.notNull())
    .addColumn("office", "text", (c) => c.notNull())
    .addColumn("userId", "text", (c) => c.notNull().references("user.id"))
    .addColumn("mandateId", "text", (c) => c.notNull().references("mandates.id"))
    // No foreign key: the evidence outlives the sign-in.
    .addColumn("signInId", "text", (c) => c.notNull())
    .addColumn("at", "text", (c) => c.notNull())
    .addUniqueConstraint("signatures_seat", ["recordId", "party"])
    .execute();
  await db.schema
    .createTable("publications")
    .addColumn("recordId", "text", (c) => c.primaryKey().references("records.id"))
    .addColumn("slug", "text", (c) => c.notNull().unique())
    .addColumn("sourceCategory", "text", (c) => c.notNull())
    .addColumn("language", "text", (c) => c.notNull())
    .addColumn("title", "text", (c) => c.notNull())
    .addColumn("key", "text", (c) => c.notNull())
    .addColumn("heldOn", "text", (c) => c.notNull())
    .addColumn("searchText", "text", (c) => c.notNull())
    .addColumn("publishedAt", "text", (c) => c.notNull())
    .addColumn("publishedBy", "text", (c) => c.notNull())
    .execute();
  await db.schema
    .createTable("published_files")
    .addColumn("recordId", "text", (c) => c.notNull().references("records.id"))
    .addColumn("name", "text", (c) => c.notNull())
    .addColumn("mediaType", "text", (c) => c.notNull())
    .addColumn("digest", "text", (c) => c.notNull())
    .addColumn("size", "integer", (c) => c.notNull())
    .addPrimaryKeyConstraint("published_files_key", ["recordId", "name"])
    .execute();

  await db.schema
    .createTable("events")
    .addColumn("sequence", kind === "sqlite" ? "integer" : "bigserial", (c) =>
      kind === "sqlite" ? c.primaryKey().autoIncrement() : c.primaryKey(),
    )
    .addColumn("at", "text", (c) => c.notNull())
    .addColumn("type", "text", (c) => c.notNull())
    .addColumn("actorId", "text")
    .addColumn("signInId", "text")
    .addColumn("subjectId", "text", (c) => c.notNull())
    .addColumn("data", "text", (c) => c.notNull())
    .execute();
  await db.schema.createIndex("events_subject").on("events").column("subjectId").execute();

  await db.schema
    .createTable("journal_updates")
    .addColumn("documentId", "text", (c) => c.notNull().references("documents.id"))
    .addColumn("sequence", "integer", (c) => c.notNull())
    .addColumn("authorId", "text")
    .addColumn("signInId", "text")
    .addColumn("at", "text", (c) => c.notNull())
    .addColumn("bytes", blob, (c) => c.notNull())
    .addColumn("checksum", "bigint", (c) => c.notNull())
    .addPrimaryKeyConstraint("journal_updates_key", ["documentId", "sequence"])
    .execute();
  await db.schema
    .createTable("journal_snapshots")
    .addColumn("documentId", "text", (c) => c.notNull().references("documents.id"))
    .addColumn("sequence", "integer", (c) => c.notNull())
    .addColumn("at", "text", (c) => c.notNull())
    .addColumn("bytes", blob, (c) => c.notNull())
    .addColumn("checksum", "bigint", (c) => c.notNull())
    .addPrimaryKeyConstraint("journal_snapshots_key", ["documentId", "sequence"])
    .execute();
}
