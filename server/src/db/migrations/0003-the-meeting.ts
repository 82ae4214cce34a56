import { type Kysely, sql } from "kysely";
import type { DatabaseKind } from "../database-kind.ts";

/** What happens in a session or meeting, and what comes of it, as rows. */
export async function up(db: Kysely<unknown>, kind: DatabaseKind): Promise<void> {
  await calendar(db);
  await rollCall(db, kind);
  await resolutions(db);
  await proposals(db);
  await commitments(db);
  await procedure(db);
  // Every text that the first version of the schema allows is one of the second, which only adds a block.
  await sql`update documents set "schemaVersion" = 2 where "schemaVersion" = 1 and "state" = 'draft'`.execute(
    db,
  );
}

async function calendar(db: Kysely<unknown>): Promise<void> {
  const alter = () => db.schema.alterTable("sessions");
  await alter()
    .addColumn("workingGroupId", "text", (c) => c.references("working_groups.id"))
    .execute();
  await alter().addColumn("startsAt", "text").execute();
  await alter()
    .addColumn("state", "text", (c) => c.notNull().defaultTo("planned"))
    .execute();
  await alter().addColumn("presiding", "text").execute();
  await alter()
    .addColumn("remoteLink", "text", (c) => c.notNull().defaultTo(""))
    .execute();
  await alter().addColumn("calledAt", "text").execute();
  await alter().addColumn("openedAt", "text").execute();
  await alter().addColumn("adjournedAt", "text").execute();
  await alter()
    .addColumn("nextSession", "text", (c) => c.notNull().defaultTo(""))
    .execute();
  await alter()
    .addColumn("cancelReason", "text", (c) => c.notNull().defaultTo(""))
    .execute();
  await db.schema.createIndex("sessions_held").on("sessions").column("heldOn").execute();
  await db.schema.alterTable("meetings").addColumn("startsAt", "text").execute();
  await db.schema
    .alterTable("meetings")
    .addColumn("place", "text", (c) => c.notNull().defaultTo(""))
    .execute();

  await db.schema.alterTable("meetings").addColumn("cancelledAt", "text").execute();
  await db.schema.createIndex("meetings_held").on("meetings").column("heldOn").execute();

  await db.schema
    .createTable("agenda_items")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("sessionId", "text", (c) => c.notNull().references("sessions.id"))
    .addColumn("position", "integer", (c) => c.notNull())
    .addColumn("kind", "text", (c) => c.notNull())
    .addColumn("title", "text", (c) => c.notNull())
    .addColumn("minutes", "integer", (c) => c.notNull())
    .addColumn("presenter", "text", (c) => c.notNull())
    .addColumn("proposalId", "text", (c) => c.references("proposals.id"))
    .addColumn("startedAt", "text")
    .addColumn("endedAt", "text")
    .execute();
  await db.schema
    .createIndex("agenda_items_session")
    .on("agenda_items")
    .columns(["sessionId", "position"])
    .execute();
  await db.schema
    .createTable("annexes")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("sessionId", "text", (c) => c.notNull().references("sessions.id"))
    .addColumn("agendaItemId", "text", (c) => c.references("agenda_items.id"))
    .addColumn("title", "text", (c) => c.notNull())
    .addColumn("fileName", "text", (c) => c.notNull())
    .addColumn("mediaType", "text", (c) => c.notNull())
    .addColumn("size", "integer", (c) => c.notNull())
    .addColumn("digest", "text", (c) => c.notNull())
    .addColumn("addedAt", "text", (c) => c.notNull())
    .addColumn("addedBy", "text", (c) => c.notNull())
    .execute();
  await db.schema.createIndex("annexes_session").on("annexes").column("sessionId").execute();
  await db.schema
    .createTable("call_notices")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("sessionId", "text", (c) => c.notNull().references("sessions.id"))
    .addColumn("sequence", "integer", (c) => c.notNull())
    .addColumn("sentAt", "text", (c) => c.notNull())
    .addColumn("sentBy", "text", (c) => c.notNull())
    .addColumn("businessDays", "integer", (c) => c.notNull())
    .addColumn("content", "text", (c) => c.notNull())
    .addColumn("recipients", "integer", (c) => c.notNull())
    .addUniqueConstraint("call_notices_sequence", ["sessionId", "sequence"])
    .execute();
  await db.schema
    .createTable("calendar_feeds")
    .addColumn("tokenHash", "text", (c) => c.primaryKey())
    .addColumn("userId", "text", (c) => c.notNull().references("user.id"))
    .addColumn("createdAt", "text", (c) => c.notNull())
    .addColumn("endedAt", "text")
    .execute();
  await db.schema.createIndex("calendar_feeds_user").on("calendar_feeds").column("userId").execute();
  await db.schema
    .createTable("last_looks")
    .addColumn("userId", "text", (c) => c.primaryKey().references("user.id"))
    .addColumn("at", "text", (c) => c.notNull())
    .addColumn("sequence", "integer", (c) => c.notNull())
    .execute();
}

async function rollCall(db: Kysely<unknown>, kind: DatabaseKind): Promise<void> {
  await db.schema.alterTable("attendance").renameTo("attendance_by_seat").execute();
  await db.schema
    .createTable("attendance")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("documentId", "text", (c) => c.notNull().references("documents.id"))
    .addColumn("party", "text", (c) => c.references("seats.party"))
    .addColumn("mandateId", "text", (c) => c.references("mandates.id"))
    .addColumn("mode", "text", (c) => c.notNull())
    .addColumn("capacity", "text")
    .addColumn("office", "text", (c) => c.notNull())
    .addColumn("institution", "text", (c) => c.notNull())
    .addColumn("arrivedAt", "text")
    .addColumn("departedAt", "text")
    .execute();
  await db.schema.createIndex("attendance_document").on("attendance").column("documentId").execute();
  const newId =
    kind === "sqlite"
      ? sql`lower(substr(hex(randomblob(4)),1,8) || '-' || substr(hex(randomblob(2)),1,4) || '-4' || substr(hex(randomblob(2)),2,3)
          || '-a' || substr(hex(randomblob(2)),2,3) || '-' || substr(hex(randomblob(6)),1,12))`
      : sql`gen_random_uuid()::text`;
  await sql`insert into attendance
      ("id", "documentId", "party", "mode", "capacity", "office", "institution", "arrivedAt", "departedAt")
    select ${newId}, "documentId", "party", "mode", "capacity", "office", "institution", "arrivedAt", "departedAt"
    from attendance_by_seat`.execute(db);
  await db.schema.dropTable("attendance_by_seat").execute();
  await db.schema
    .createTable("participants")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("meetingId", "text", (c) => c.notNull().references("meetings.id"))
    .addColumn("organizationId", "text", (c) => c.references("organizations.id"))
    .addColumn("institution", "text", (c) => c.notNull())
    .addColumn("name", "text", (c) => c.notNull())
    .addColumn("office", "text", (c) => c.notNull())
    .addColumn("party", "text", (c) => c.references("seats.party"))
    .addColumn("mode", "text", (c) => c.notNull())
    .execute();
  await db.schema.createIndex("participants_meeting").on("participants").column("meetingId").execute();
  await db.schema
    .createTable("recesses")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("sessionId", "text", (c) => c.notNull().references("sessions.id"))
    .addColumn("startedAt", "text", (c) => c.notNull())
    .addColumn("endedAt", "text")
    .execute();
  await db.schema.createIndex("recesses_session").on("recesses").column("sessionId").execute();
  await db.schema
    .createTable("speakers")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("sessionId", "text", (c) => c.notNull().references("sessions.id"))
    .addColumn("userId", "text", (c) => c.notNull().references("user.id"))
    .addColumn("askedAt", "text", (c) => c.notNull())
    .addColumn("startedAt", "text")
    .addColumn("endedAt", "text")
    .execute();
  await db.schema.createIndex("speakers_session").on("speakers").column("sessionId").execute();
}

async function resolutions(db: Kysely<unknown>): Promise<void> {
  const add = (name: string, defaultTo: string | null) =>
    db.schema
      .alterTable("resolutions")
      .addColumn(name, "text", (c) => (defaultTo === null ? c : c.notNull().defaultTo(defaultTo)))
      .execute();
  await add("sessionId", null);
  await add("agendaItemId", null);
  await add("organizationId", null);
  await add("mode", "consensus");
  await add("quorum", "[]");
  await add("textDigest", "");
  await add("adoptedAt", "");
  await add("adoptedBy", null);
  await add("confirmedAt", null);
  await add("confirmedBy", null);
  await add("status", "open");
  await add("statusAt", "");
  await add("voidedAt", null);
  await add("voidReason", "");
  await add("searchText", "");
  await sql`update resolutions set
      "adoptedAt" = coalesce((select min("frozenAt") from records where records."documentId" = resolutions."documentId"), ''),
      "searchText" = lower("number" || ' ' || "text" || ' ' || "responsible"),
      "sessionId" = (select "sessionId" from documents where documents."id" = resolutions."documentId")`.execute(
    db,
  );
  await db.schema
    .createIndex("resolutions_status")
    .on("resolutions")
    .columns(["state", "status", "dueDate"])
    .execute();
  await db.schema.createIndex("resolutions_adopted").on("resolutions").column("adoptedAt").execute();
  await db.schema.createIndex("resolutions_session").on("resolutions").column("sessionId").execute();
  await db.schema
    .createIndex("resolutions_organization")
    .on("resolutions")
    .column("organizationId")
    .execute();
  await db.schema
    .createTable("positions")
    .addColumn("number", "text", (c) => c.notNull().references("resolutions.number"))
    .addColumn("party", "text", (c) => c.notNull().references("seats.party"))
    .addColumn("position", "text", (c) => c.notNull())
    .addColumn("reservation", "text", (c) => c.notNull())
    .addColumn("dissent", "text", (c) => c.notNull())
    .addPrimaryKeyConstraint("positions_key", ["number", "party"])
    .execute();
  await db.schema
    .createTable("adopted_texts")
    .addColumn("number", "text", (c) => c.notNull().references("resolutions.number"))
    .addColumn("version", "integer", (c) => c.notNull())
    .addColumn("text", "text", (c) => c.notNull())
    .addColumn("responsible", "text", (c) => c.notNull())
    .addColumn("dueDate", "text", (c) => c.notNull())
    .addColumn("textDigest", "text", (c) => c.notNull())
    .addColumn("adoptedAt", "text", (c) => c.notNull())
    .addColumn("adoptedBy", "text", (c) => c.notNull())
    .addPrimaryKeyConstraint("adopted_texts_key", ["number", "version"])
    .execute();
  await db.schema
    .createTable("disagreements")
    .addColumn("documentId", "text", (c) => c.notNull().references("documents.id"))
    .addColumn("blockId", "text", (c) => c.notNull())
    .addColumn("agendaItemId", "text")
    .addColumn("text", "text", (c) => c.notNull())
    .addColumn("responsible", "text", (c) => c.notNull())
    .addColumn("dueDate", "text", (c) => c.notNull())
    .addColumn("textDigest", "text", (c) => c.notNull())
    .addColumn("positions", "text", (c) => c.notNull())
    .addColumn("quorum", "text", (c) => c.notNull())
    .addColumn("at", "text", (c) => c.notNull())
    .addColumn("by", "text", (c) => c.notNull())
    .addPrimaryKeyConstraint("disagreements_key", ["documentId", "blockId"])
    .execute();
  await db.schema
    .createTable("follow_ups")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("number", "text", (c) => c.notNull().references("resolutions.number"))
    .addColumn("at", "text", (c) => c.notNull())
    .addColumn("by", "text", (c) => c.notNull().references("user.id"))
    .addColumn("status", "text", (c) => c.notNull())
    .addColumn("note", "text", (c) => c.notNull())
    .addColumn("evidence", "text", (c) => c.notNull())
    .addColumn("sessionId", "text", (c) => c.references("sessions.id"))
    .execute();
  await db.schema
    .createTable("reminder_letters")
    .addColumn("day", "text", (c) => c.notNull())
    .addColumn("userId", "text", (c) => c.notNull().references("user.id"))
    .addColumn("takenAt", "text", (c) => c.notNull())
    .addPrimaryKeyConstraint("reminder_letters_key", ["day", "userId"])
    .execute();
  await db.schema.createIndex("follow_ups_number").on("follow_ups").column("number").execute();
}

async function proposals(db: Kysely<unknown>): Promise<void> {
  const add = (name: string, defaultTo: string | null) =>
    db.schema
      .alterTable("proposals")
      .addColumn(name, "text", (c) => (defaultTo === null ? c : c.notNull().defaultTo(defaultTo)))
      .execute();
  await add("state", "submitted");
  await add("submittedAt", null);
  await add("workingGroupId", null);
  await add("withdrawnAt", null);
  await add("withdrawReason", "");
  await add("searchText", "");
  await db.schema.createIndex("proposals_organization").on("proposals").column("organizationId").execute();
  await db.schema
    .createTable("proposal_agencies")
    .addColumn("proposalId", "text", (c) => c.notNull().references("proposals.id"))
    .addColumn("agencyId", "text", (c) => c.notNull().references("organizations.id"))
    .addColumn("assignedAt", "text", (c) => c.notNull())
    .addColumn("assignedBy", "text")
    .addPrimaryKeyConstraint("proposal_agencies_key", ["proposalId", "agencyId"])
    .execute();
  await db.schema
    .createIndex("proposal_agencies_agency")
    .on("proposal_agencies")
    .column("agencyId")
    .execute();
  await db.schema
    .createTable("reasoned_responses")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("proposalId", "text", (c) => c.notNull().references("proposals.id"))
    .addColumn("agencyId", "text", (c) => c.notNull().references("organizations.id"))
    .addColumn("outcome", "text", (c) => c.notNull())
    .addColumn("reasons", "text", (c) => c.notNull())
    .addColumn("at", "text", (c) => c.notNull())
    .addColumn("by", "text", (c) => c.notNull().references("user.id"))
    .addColumn("supersededAt", "text")
    .execute();
  await db.schema
    .createIndex("reasoned_responses_proposal")
    .on("reasoned_responses")
    .column("proposalId")
    .execute();
  // An agency that answers anew leaves one response in force.
  await sql`create unique index reasoned_responses_in_force on reasoned_responses ("proposalId", "agencyId")
    where "supersededAt" is null`.execute(db);
}

async function commitments(db: Kysely<unknown>): Promise<void> {
  let table = db.schema
    .createTable("commitments")
    .addColumn("number", "text", (c) => c.primaryKey())
    .addColumn("ordinal", "integer", (c) => c.notNull().unique())
    .addColumn("documentId", "text", (c) => c.references("documents.id"))
    .addColumn("blockId", "text")
    .addColumn("leadAgencyId", "text", (c) => c.references("organizations.id"));
  for (const name of [
    "title",
    "leadAgency",
    "supportingActors",
    "publicProblem",
    "solution",
    "ogpRelevance",
    "evidence",
    "contact",
    "startsOn",
    "endsOn",
    "status",
    "state",
    "textDigest",
    "adoptedAt",
  ]) {
    table = table.addColumn(name, "text", (c) => c.notNull());
  }
  await table
    .addColumn("adoptedBy", "text")
    .addColumn("note", "text", (c) => c.notNull().defaultTo(""))
    .addColumn("voidedAt", "text")
    .addColumn("voidReason", "text", (c) => c.notNull().defaultTo(""))
    .addColumn("sample", "integer", (c) => c.notNull().defaultTo(0))
    .execute();
  // A block has at most one commitment in force; one without effect keeps its number beside it.
  await sql`create unique index commitments_in_force on commitments ("documentId", "blockId")
    where "state" = 'adopted'`.execute(db);
  await db.schema.createIndex("commitments_agency").on("commitments").column("leadAgencyId").execute();
  await db.schema
    .createTable("commitment_proposals")
    .addColumn("number", "text", (c) => c.notNull().references("commitments.number"))
    .addColumn("proposalId", "text", (c) => c.notNull().references("proposals.id"))
    .addPrimaryKeyConstraint("commitment_proposals_key", ["number", "proposalId"])
    .execute();
  await db.schema
    .createIndex("commitment_proposals_proposal")
    .on("commitment_proposals")
    .column("proposalId")
    .execute();
  await db.schema
    .createTable("milestones")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("number", "text", (c) => c.notNull().references("commitments.number"))
    .addColumn("position", "integer", (c) => c.notNull())
    .addColumn("deliverable", "text", (c) => c.notNull())
    .addColumn("startsOn", "text", (c) => c.notNull())
    .addColumn("endsOn", "text", (c) => c.notNull())
    .addColumn("completedOn", "text")
    .addColumn("evidence", "text", (c) => c.notNull())
    .execute();
  await db.schema.createIndex("milestones_number").on("milestones").column("number").execute();
  await db.schema
    .createTable("progress_reports")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("number", "text", (c) => c.notNull().references("commitments.number"))
    .addColumn("milestoneId", "text", (c) => c.references("milestones.id"))
    .addColumn("at", "text", (c) => c.notNull())
    .addColumn("by", "text", (c) => c.notNull().references("user.id"))
    .addColumn("status", "text", (c) => c.notNull())
    .addColumn("note", "text", (c) => c.notNull())
    .addColumn("evidence", "text", (c) => c.notNull())
    .execute();
  await db.schema.createIndex("progress_reports_number").on("progress_reports").column("number").execute();
  await db.schema
    .createTable("action_plans")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("title", "text", (c) => c.notNull())
    .addColumn("startsOn", "text", (c) => c.notNull())
    .addColumn("endsOn", "text", (c) => c.notNull())
    .addColumn("createdAt", "text", (c) => c.notNull())
    .execute();
  await db.schema
    .createTable("action_plan_commitments")
    .addColumn("planId", "text", (c) => c.notNull().references("action_plans.id"))
    .addColumn("number", "text", (c) => c.notNull().references("commitments.number"))
    .addColumn("position", "integer", (c) => c.notNull())
    .addPrimaryKeyConstraint("action_plan_commitments_key", ["planId", "number"])
    .execute();
}

async function procedure(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("rules_of_procedure")
    .addColumn("version", "integer", (c) => c.primaryKey())
    .addColumn("effectiveFrom", "text", (c) => c.notNull())
    .addColumn("settings", "text", (c) => c.notNull())
    .addColumn("text", "text", (c) => c.notNull())
    .addColumn("resolution", "text")
    .addColumn("recordedAt", "text", (c) => c.notNull())
    .addColumn("recordedBy", "text")
    .execute();
  // Spelled out here: the founding rules stay what they were, whatever later versions of the software begin with.
  const founding = {
    noticeDaysRegular: 5,
    noticeDaysSpecial: 2,
    specialOnShortNotice: false,
    decisionDefault: "consensus",
    writtenProcedureDays: 5,
    reminderDays: [7, 1],
    daysOff: [],
  };
  await sql`insert into rules_of_procedure ("version", "effectiveFrom", "settings", "text", "resolution", "recordedAt")
    values (1, '2011-12-01', ${JSON.stringify(founding)}, '', null, '2011-12-01T06:00:00.000Z')`.execute(db);
}
