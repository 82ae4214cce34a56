import { commitmentNumber, statusByReports } from "@minuta/domain";
import type { Transaction } from "kysely";
import { commitmentDigest } from "../commitments/text-digest.ts";
import type { Tables } from "../db/tables.ts";
import {
  sampleAgencies,
  sampleCommitments,
  sampleMeetingsWithParticipants,
  sampleResponses,
  sampleUnassignedFrom,
} from "./sample-lineage.ts";

type Seeding = { readonly transaction: Transaction<Tables>; readonly newId: () => string };

type Known = {
  readonly proposals: readonly { readonly id: string; readonly number: string }[];
  readonly agencies: ReadonlyMap<string, string>;
  /** The delegate of each agency that has one. */
  readonly delegates: ReadonlyMap<string, string>;
};

/** What came of some proposals of the sample: who was asked and answered, what was committed, who met. All of it is invented. */
export async function foundLineage(seeding: Seeding): Promise<void> {
  const known = await readKnown(seeding.transaction);
  await insertAssignments(seeding, known);
  await insertResponses(seeding, known);
  await insertCommitments(seeding, known);
  await insertParticipants(seeding);
}

async function readKnown(transaction: Transaction<Tables>): Promise<Known> {
  const agencies = await transaction
    .selectFrom("organizations")
    .select(["id", "shortName"])
    .where("kind", "=", "agency")
    .execute();
  const delegates = await transaction
    .selectFrom("mandates")
    .innerJoin("organizations", "organizations.id", "mandates.organizationId")
    .select(["organizations.shortName", "mandates.userId"])
    .where("mandates.role", "=", "delegate")
    .where("organizations.kind", "=", "agency")
    .execute();
  return {
    proposals: await transaction.selectFrom("proposals").select(["id", "number"]).orderBy("number").execute(),
    agencies: new Map(agencies.map(({ id, shortName }) => [shortName, id])),
    delegates: new Map(delegates.map(({ shortName, userId }) => [shortName, userId])),
  };
}

/** A time of the working day in Mexico, as an instant. */
const at = (day: string, hour = 18) => `${day}T${hour}:00:00.000Z`;

const found = <Key, Value>(map: ReadonlyMap<Key, Value>, key: Key): Value => {
  const value = map.get(key);
  if (value === undefined) throw new Error(`the sample does not know ${key}`);
  return value;
};

async function insertAssignments({ transaction }: Seeding, known: Known): Promise<void> {
  const met = await transaction
    .selectFrom("meeting_proposals")
    .innerJoin("meetings", "meetings.id", "meeting_proposals.meetingId")
    .select(["meeting_proposals.proposalId", "meetings.agencyId"])
    .execute();
  const rows = new Map<string, { proposalId: string; agencyId: string }>();
  for (const { id, number } of known.proposals.slice(0, sampleUnassignedFrom)) {
    const named = sampleAgencies[number];
    const asked =
      named === undefined
        ? met.filter(({ proposalId }) => proposalId === id).map(({ agencyId }) => agencyId)
        : named.map((shortName) => found(known.agencies, shortName));
    for (const agencyId of asked) rows.set(`${id} ${agencyId}`, { proposalId: id, agencyId });
  }
  await transaction
    .insertInto("proposal_agencies")
    .values([...rows.values()].map((row) => ({ ...row, assignedAt: at("2011-12-14"), assignedBy: null })))
    .execute();
}

async function insertResponses({ transaction, newId }: Seeding, known: Known): Promise<void> {
  const numbers = new Map(known.proposals.map(({ id, number }) => [number, id]));
  const rows = sampleResponses.map((response, index) => {
    const later = sampleResponses
      .slice(index + 1)
      .find(({ proposal, agency }) => proposal === response.proposal && agency === response.agency);
    return {
      id: newId(),
      proposalId: found(numbers, response.proposal),
      agencyId: found(known.agencies, response.agency),
      outcome: response.outcome,
      reasons: response.reasons,
      at: at(response.on),
      by: found(known.delegates, response.agency),
      supersededAt: later === undefined ? null : at(later.on),
    };
  });
  await transaction.insertInto("reasoned_responses").values(rows).execute();
}

async function insertCommitments({ transaction, newId }: Seeding, known: Known): Promise<void> {
  const proposalIds = new Map(known.proposals.map(({ id, number }) => [number, id]));
  for (const [index, sample] of sampleCommitments.entries()) {
    const number = commitmentNumber(index + 1);
    const { proposal, agency, adoptedOn, milestones: drafts, reports, ...words } = sample;
    const milestones = drafts.map((draft, position) => ({
      id: newId(),
      number,
      position: position + 1,
      ...draft,
      completedOn:
        reports.find(({ milestone, status }) => milestone === position + 1 && status === "completed")?.on ??
        null,
      evidence: "",
    }));
    const progress = reports.map((report) => ({
      id: newId(),
      number,
      milestoneId: report.milestone === null ? null : (milestones[report.milestone - 1]?.id ?? null),
      at: at(report.on),
      by: found(known.delegates, agency),
      status: report.status,
      note: report.note,
      evidence: report.evidence,
    }));
    await transaction
      .insertInto("commitments")
      .values({
        number,
        ordinal: index + 1,
        documentId: null,
        blockId: null,
        leadAgencyId: found(known.agencies, agency),
        ...words,
        status: statusByReports(
          milestones.map(({ id }) => id),
          progress,
        ),
        state: "adopted",
        textDigest: commitmentDigest({ ...words, milestones: drafts }),
        adoptedAt: at(adoptedOn),
        adoptedBy: null,
        voidedAt: null,
        sample: 1,
      })
      .execute();
    await transaction.insertInto("milestones").values(milestones).execute();
    await transaction
      .insertInto("commitment_proposals")
      .values({ number, proposalId: found(proposalIds, proposal) })
      .execute();
    await transaction.insertInto("progress_reports").values(progress).execute();
  }
}

/** Everybody of the sample is an office. The third meeting lacks the institute, the sixth civil society. */
async function insertParticipants({ transaction, newId }: Seeding): Promise<void> {
  const meetings = await transaction
    .selectFrom("meetings")
    .innerJoin("organizations", "organizations.id", "meetings.agencyId")
    .select([
      "meetings.id",
      "meetings.ordinal",
      "organizations.id as agencyId",
      "organizations.name",
      "organizations.party",
    ])
    .orderBy("meetings.ordinal")
    .limit(sampleMeetingsWithParticipants)
    .execute();
  const owners = await transaction
    .selectFrom("meeting_proposals")
    .innerJoin("proposals", "proposals.id", "meeting_proposals.proposalId")
    .innerJoin("organizations", "organizations.id", "proposals.organizationId")
    .select(["meeting_proposals.meetingId", "organizations.id", "organizations.name", "organizations.party"])
    .orderBy("proposals.number")
    .execute();
  const institute = await transaction
    .selectFrom("organizations")
    .select(["id", "name", "party"])
    .where("party", "=", "institute")
    .executeTakeFirst();
  for (const meeting of meetings) {
    const owner = owners.find(({ meetingId }) => meetingId === meeting.id);
    const agency = { id: meeting.agencyId, name: meeting.name, party: meeting.party };
    const lines = [
      { of: agency, name: "[Muestra] Titular de la unidad", office: "Titular de la unidad de enlace" },
      { of: agency, name: "[Muestra] Área técnica", office: "Dirección de información" },
      ...(owner === undefined || meeting.ordinal === 6
        ? []
        : [{ of: owner, name: "[Muestra] Representante", office: "Coordinación de transparencia" }]),
      ...(institute === undefined || meeting.ordinal === 3
        ? []
        : [
            {
              of: institute,
              name: "[Muestra] Acompañamiento",
              office: "Dirección de acceso a la información",
            },
          ]),
    ];
    await transaction
      .insertInto("participants")
      .values(
        lines.map(({ of, name, office }) => ({
          id: newId(),
          meetingId: meeting.id,
          organizationId: of.id,
          institution: of.name,
          name,
          office,
          party: of.party,
          mode: "inPerson" as const,
        })),
      )
      .execute();
  }
}
