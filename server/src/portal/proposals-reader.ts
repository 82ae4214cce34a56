import {
  type CommitmentStatus,
  type Party,
  type ProposalState,
  proposalState,
  type ResponseOutcome,
} from "@minuta/domain";
import type { Reading } from "../db/reading.ts";
import { factsCode, factsOf } from "../proposals/proposal-facts.ts";

type Organization = { readonly name: string; readonly shortName: string; readonly party: Party };

export type ProposalLine = {
  readonly number: string;
  readonly titleEs: string;
  readonly titleEn: string;
  readonly state: ProposalState;
  readonly organization: Organization;
  readonly agencies: readonly string[];
  readonly commitments: readonly string[];
};

export type ProposalResponse = {
  readonly agency: string;
  readonly outcome: ResponseOutcome;
  readonly reasons: string;
  readonly at: string;
  readonly supersededAt: string | null;
};

export type ProposalDossier = Omit<ProposalLine, "agencies" | "commitments"> & {
  readonly sample: boolean;
  readonly submittedAt: string | null;
  readonly withdrawnAt: string | null;
  readonly agencies: readonly (Organization & { readonly assignedAt: string; readonly answered: boolean })[];
  /** Meetings about it whose form is published. */
  readonly meetings: readonly {
    readonly heldOn: string;
    readonly agency: string;
    readonly key: string;
    readonly slug: string;
  }[];
  readonly responses: readonly ProposalResponse[];
  readonly commitments: readonly {
    readonly number: string;
    readonly title: string;
    readonly status: CommitmentStatus;
    readonly isVoid: boolean;
    readonly adoptedAt: string;
  }[];
  /** Instant of the last thing that happened to it, or null when none is known. */
  readonly changedAt: string | null;
};

/**
 * Proposals as the public may see them: by organizations and agencies, never by people; neither drafts nor the words of who
 * took one back.
 */
export type ProposalsReader = {
  /** All of them, by number. */
  list(): Promise<readonly ProposalLine[]>;
  dossier(number: string): Promise<ProposalDossier | null>;
};

const most = 2000;

export function proposalsReader(db: Reading): ProposalsReader {
  const proposals = () =>
    db
      .selectFrom("proposals")
      .innerJoin("organizations", "organizations.id", "proposals.organizationId")
      .select([
        "proposals.id",
        "proposals.number",
        "proposals.titleEs",
        "proposals.titleEn",
        "organizations.name",
        "organizations.shortName",
        "organizations.party",
        factsCode.as("code"),
      ]);
  return {
    async list() {
      const rows = await proposals().orderBy("proposals.number").limit(most).execute();
      const agencies = Map.groupBy(
        await db
          .selectFrom("proposal_agencies")
          .innerJoin("organizations", "organizations.id", "proposal_agencies.agencyId")
          .select(["proposal_agencies.proposalId", "organizations.shortName"])
          .orderBy("organizations.position")
          .execute(),
        ({ proposalId }) => proposalId,
      );
      const commitments = Map.groupBy(
        await db
          .selectFrom("commitment_proposals")
          .innerJoin("commitments", "commitments.number", "commitment_proposals.number")
          .select(["commitment_proposals.proposalId", "commitments.number"])
          .where("commitments.state", "=", "adopted")
          .orderBy("commitments.ordinal")
          .execute(),
        ({ proposalId }) => proposalId,
      );
      return rows.map((row) => ({
        ...lineOf(row),
        agencies: (agencies.get(row.id) ?? []).map(({ shortName }) => shortName),
        commitments: (commitments.get(row.id) ?? []).map(({ number }) => number),
      }));
    },

    async dossier(number) {
      const row = await proposals()
        .select(["proposals.sample", "proposals.submittedAt", "proposals.withdrawnAt"])
        .where("proposals.number", "=", number)
        .executeTakeFirst();
      if (row === undefined) return null;
      const responses = await responsesOf(db, row.id);
      const inForce = responses.filter(({ supersededAt }) => supersededAt === null);
      const agencies = await agenciesOf(db, row.id);
      const meetings = await publishedMeetings(db, row.id);
      const commitments = await commitmentsOf(db, row.id);
      const instants = [
        row.submittedAt,
        row.withdrawnAt,
        ...agencies.map(({ assignedAt }) => assignedAt),
        ...responses.map(({ at }) => at),
        ...commitments.map(({ adoptedAt }) => adoptedAt),
      ].filter((at) => at !== null);
      return {
        ...lineOf(row),
        sample: row.sample === 1,
        submittedAt: row.submittedAt,
        withdrawnAt: row.withdrawnAt,
        agencies: agencies.map((agency) => ({
          ...agency,
          answered: inForce.some((response) => response.agency === agency.shortName),
        })),
        meetings,
        responses,
        commitments,
        changedAt: instants.sort().at(-1) ?? null,
      };
    },
  };
}

type Row = {
  readonly number: string;
  readonly titleEs: string;
  readonly titleEn: string;
  readonly code: number;
} & Organization;

function lineOf({ number, titleEs, titleEn, code, name, shortName, party }: Row) {
  return {
    number,
    titleEs,
    titleEn,
    state: proposalState(factsOf(code)),
    organization: { name, shortName, party },
  };
}

async function agenciesOf(db: Reading, proposalId: string) {
  return db
    .selectFrom("proposal_agencies")
    .innerJoin("organizations", "organizations.id", "proposal_agencies.agencyId")
    .select([
      "organizations.name",
      "organizations.shortName",
      "organizations.party",
      "proposal_agencies.assignedAt",
    ])
    .where("proposal_agencies.proposalId", "=", proposalId)
    .orderBy("organizations.position")
    .execute();
}

async function responsesOf(db: Reading, proposalId: string): Promise<ProposalResponse[]> {
  return db
    .selectFrom("reasoned_responses")
    .innerJoin("organizations", "organizations.id", "reasoned_responses.agencyId")
    .select([
      "organizations.shortName as agency",
      "reasoned_responses.outcome",
      "reasoned_responses.reasons",
      "reasoned_responses.at",
      "reasoned_responses.supersededAt",
    ])
    .where("reasoned_responses.proposalId", "=", proposalId)
    .orderBy("reasoned_responses.at", "desc")
    .limit(200)
    .execute();
}

async function publishedMeetings(db: Reading, proposalId: string) {
  return db
    .selectFrom("meeting_proposals")
    .innerJoin("meetings", "meetings.id", "meeting_proposals.meetingId")
    .innerJoin("organizations", "organizations.id", "meetings.agencyId")
    .innerJoin("documents", "documents.meetingId", "meetings.id")
    .innerJoin("records", (join) =>
      join.onRef("records.documentId", "=", "documents.id").on("records.supersededAt", "is", null),
    )
    .innerJoin("publications", "publications.recordId", "records.id")
    .select([
      "publications.heldOn",
      "organizations.shortName as agency",
      "publications.key",
      "publications.slug",
    ])
    .where("meeting_proposals.proposalId", "=", proposalId)
    .orderBy("publications.heldOn")
    .limit(100)
    .execute();
}

async function commitmentsOf(db: Reading, proposalId: string) {
  const rows = await db
    .selectFrom("commitment_proposals")
    .innerJoin("commitments", "commitments.number", "commitment_proposals.number")
    .select([
      "commitments.number",
      "commitments.title",
      "commitments.status",
      "commitments.state",
      "commitments.adoptedAt",
    ])
    .where("commitment_proposals.proposalId", "=", proposalId)
    .orderBy("commitments.ordinal")
    .execute();
  return rows.map(({ state, ...row }) => ({ ...row, isVoid: state === "void" }));
}
