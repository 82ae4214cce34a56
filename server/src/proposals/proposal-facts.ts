import {
  type Coverage,
  coverageOf,
  everyProposalFacts,
  type ProposalFacts,
  type ProposalState,
  proposalState,
} from "@minuta/domain";
import { sql } from "kysely";
import type { Reading } from "../db/reading.ts";

const weights: Readonly<Record<keyof ProposalFacts, number>> = {
  withdrawn: 1,
  committed: 2,
  accepted: 4,
  answered: 8,
  open: 16,
  assigned: 32,
};

function codeOf(facts: ProposalFacts): number {
  return (Object.keys(weights) as (keyof ProposalFacts)[]).reduce(
    (code, fact) => code + (facts[fact] ? weights[fact] : 0),
    0,
  );
}

const byCode: ReadonlyMap<number, ProposalFacts> = new Map(
  everyProposalFacts().map((facts) => [codeOf(facts), facts]),
);

/** The facts of a proposal as one number, for a query over `proposals`: the database collects, the domain judges. */
export const factsCode = sql<number>`(
  case when proposals."state" = 'withdrawn' then 1 else 0 end
  + case when exists (
      select 1 from commitment_proposals cp join commitments c on c."number" = cp."number"
      where cp."proposalId" = proposals."id" and c."state" = 'adopted') then 2 else 0 end
  + (select case when count(*) = 0 then 0 else 8 end
      + case when sum(case when r."outcome" <> 'declined' then 1 else 0 end) > 0 then 4 else 0 end
      from reasoned_responses r where r."proposalId" = proposals."id" and r."supersededAt" is null)
  + (select case when count(*) = 0 then 0 else 32 end + case when count(*) > count(r."id") then 16 else 0 end
      from proposal_agencies a left join reasoned_responses r on r."proposalId" = a."proposalId"
      and r."agencyId" = a."agencyId" and r."supersededAt" is null
      where a."proposalId" = proposals."id")
)`;

/** The facts that a code stands for. */
export function factsOf(code: number): ProposalFacts {
  const facts = byCode.get(Number(code));
  if (facts === undefined) throw new RangeError(`no proposal has the facts ${code}`);
  return facts;
}

/** Every code whose facts give the state. */
export function codesOfState(state: ProposalState): number[] {
  return [...byCode].flatMap(([code, facts]) => (proposalState(facts) === state ? [code] : []));
}

/** One proposal's facts; null when there is none. */
export async function readFacts(db: Reading, proposalId: string): Promise<ProposalFacts | null> {
  const row = await db
    .selectFrom("proposals")
    .select(factsCode.as("code"))
    .where("id", "=", proposalId)
    .executeTakeFirst();
  return row === undefined ? null : factsOf(row.code);
}

/** Rule PR-5, over all proposals. */
export async function readCoverage(db: Reading): Promise<Coverage> {
  const counted = await db
    .selectFrom(db.selectFrom("proposals").select(factsCode.as("code")).as("facts"))
    .select(["code", (select) => select.fn.countAll<number>().as("count")])
    .groupBy("code")
    .execute();
  return coverageOf(
    counted.map(({ code, count }) => ({ state: proposalState(factsOf(code)), count: Number(count) })),
  );
}
