import { accessIncludes, accessTo, can, type Language, proposalState } from "@minuta/domain";
import type { SignedIn } from "../accounts/signed-in.ts";
import type { Reading } from "../db/reading.ts";
import { documentLinks } from "../documents/link-reader.ts";
import { peopleByAccount, titleIn } from "../organizations/people-reader.ts";
import { Refusal } from "../refusal.ts";
import { factsCode, factsOf } from "./proposal-facts.ts";

const maxResponses = 200;

/** One proposal with everything that came of it, as the person may see and change it. */
export async function readDossier(
  db: Reading,
  by: SignedIn,
  proposalId: string,
  language: Language,
  now: Date,
) {
  const row = await db
    .selectFrom("proposals")
    .innerJoin("organizations", "organizations.id", "proposals.organizationId")
    .select([
      "proposals.id",
      "proposals.number",
      "proposals.titleEs",
      "proposals.titleEn",
      "proposals.sample",
      "proposals.submittedAt",
      "proposals.withdrawnAt",
      "proposals.withdrawReason",
      "organizations.id as organizationId",
      "organizations.shortName",
      "organizations.party",
      factsCode.as("code"),
    ])
    .where("proposals.id", "=", proposalId)
    .executeTakeFirst();
  if (row === undefined) throw new Refusal("not_found");
  const facts = factsOf(row.code);
  const document = (await documentLinks(db, "proposalId", [proposalId])).get(proposalId) ?? null;
  const responses = await responsesOf(db, proposalId, now);
  const inForce = responses.filter(({ supersededAt }) => supersededAt === null);
  const agencies = (await agenciesOf(db, proposalId)).map((agency) => ({
    ...agency,
    answered: inForce.some((response) => response.agency.id === agency.id),
  }));
  const subject = {
    type: "proposal",
    organizationId: row.organizationId,
    agencyIds: agencies.map(({ id }) => id),
  } as const;
  return {
    id: row.id,
    number: row.number,
    title: titleIn(language, row),
    sample: row.sample === 1,
    state: proposalState(facts),
    organization: { id: row.organizationId, shortName: row.shortName, party: row.party },
    document,
    submittedAt: row.submittedAt,
    withdrawnAt: row.withdrawnAt,
    withdrawReason: row.withdrawReason,
    comments: await commentsOf(db, document?.documentId ?? null),
    meetings: await meetingsAbout(db, proposalId, language),
    agencies,
    responses,
    commitments: await commitmentsOf(db, proposalId),
    drafts: await draftsOf(db, by, proposalId, [row.organizationId]),
    may: {
      withdraw: !facts.withdrawn && !facts.committed && can(by.actor, "proposal.submit", subject),
      assign: !facts.withdrawn && can(by.actor, "proposal.assign", subject),
      respondFor: facts.withdrawn
        ? []
        : subject.agencyIds.filter((id) =>
            can(by.actor, "proposal.respond", { ...subject, agencyIds: [id] }),
          ),
    },
  };
}

async function agenciesOf(db: Reading, proposalId: string) {
  return db
    .selectFrom("proposal_agencies")
    .innerJoin("organizations", "organizations.id", "proposal_agencies.agencyId")
    .select([
      "organizations.id",
      "organizations.shortName",
      "organizations.party",
      "proposal_agencies.assignedAt",
    ])
    .where("proposal_agencies.proposalId", "=", proposalId)
    .orderBy("organizations.position")
    .execute();
}

/** Rule RR-2: those in force first, then what they superseded, each newest first. */
async function responsesOf(db: Reading, proposalId: string, now: Date) {
  const rows = await db
    .selectFrom("reasoned_responses")
    .innerJoin("organizations", "organizations.id", "reasoned_responses.agencyId")
    .select([
      "reasoned_responses.id",
      "reasoned_responses.outcome",
      "reasoned_responses.reasons",
      "reasoned_responses.at",
      "reasoned_responses.by",
      "reasoned_responses.supersededAt",
      "organizations.id as agencyId",
      "organizations.shortName",
      "organizations.party",
    ])
    .where("reasoned_responses.proposalId", "=", proposalId)
    .orderBy("reasoned_responses.at", "desc")
    .limit(maxResponses)
    .execute();
  const people = await peopleByAccount(
    db,
    rows.map((row) => row.by),
    now,
  );
  const views = rows.map(({ agencyId, shortName, party, by, ...row }) => ({
    ...row,
    agency: { id: agencyId, shortName, party },
    by: people.get(by) ?? { userId: by, name: "", party: null, institution: null },
  }));
  return [
    ...views.filter(({ supersededAt }) => supersededAt === null),
    ...views.filter(({ supersededAt }) => supersededAt !== null),
  ];
}

async function commentsOf(db: Reading, documentId: string | null) {
  if (documentId === null) return { open: 0, resolved: 0 };
  const counted = await db
    .selectFrom("threads")
    .select(["state", (select) => select.fn.countAll<number>().as("count")])
    .where("documentId", "=", documentId)
    .groupBy("state")
    .execute();
  const of = (state: "open" | "resolved") => Number(counted.find((each) => each.state === state)?.count ?? 0);
  return { open: of("open"), resolved: of("resolved") };
}

async function meetingsAbout(db: Reading, proposalId: string, language: Language) {
  const rows = await db
    .selectFrom("meetings")
    .innerJoin("meeting_proposals", "meeting_proposals.meetingId", "meetings.id")
    .innerJoin("organizations", "organizations.id", "meetings.agencyId")
    .select([
      "meetings.id",
      "meetings.ordinal",
      "meetings.titleEs",
      "meetings.titleEn",
      "meetings.heldOn",
      "meetings.cancelledAt",
      "organizations.id as agencyId",
      "organizations.shortName",
      "organizations.party",
    ])
    .where("meeting_proposals.proposalId", "=", proposalId)
    .orderBy("meetings.heldOn")
    .orderBy("meetings.ordinal")
    .limit(100)
    .execute();
  const forms = await documentLinks(
    db,
    "meetingId",
    rows.map(({ id }) => id),
  );
  return rows.map((row) => ({
    id: row.id,
    ordinal: row.ordinal,
    title: titleIn(language, row),
    heldOn: row.heldOn,
    cancelled: row.cancelledAt !== null,
    agency: { id: row.agencyId, shortName: row.shortName, party: row.party },
    form: forms.get(row.id) ?? null,
  }));
}

async function commitmentsOf(db: Reading, proposalId: string) {
  const rows = await db
    .selectFrom("commitment_proposals")
    .innerJoin("commitments", "commitments.number", "commitment_proposals.number")
    .select([
      "commitments.number",
      "commitments.title",
      "commitments.leadAgency",
      "commitments.status",
      "commitments.state",
    ])
    .where("commitment_proposals.proposalId", "=", proposalId)
    .orderBy("commitments.ordinal")
    .execute();
  return rows.map(({ state, ...row }) => ({ ...row, isVoid: state === "void" }));
}

async function draftsOf(db: Reading, by: SignedIn, proposalId: string, organizationIds: readonly string[]) {
  const rows = await db
    .selectFrom("documents")
    .select(["id", "title", "state"])
    .where("proposalId", "=", proposalId)
    .where("kind", "=", "commitmentDraft")
    .orderBy("createdAt")
    .limit(50)
    .execute();
  return rows
    .filter(({ state }) =>
      accessIncludes(
        accessTo(by.actor, { type: "document", kind: "commitmentDraft", state, organizationIds }),
        "read",
      ),
    )
    .map(({ id, title, state }) => ({ documentId: id, title, state }));
}
