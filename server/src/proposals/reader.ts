import type { endpoints, QueryOf } from "@minuta/contract";
import { type Language, proposalState } from "@minuta/domain";
import { sql } from "kysely";
import type { Reading } from "../db/reading.ts";
import { documentLinks } from "../documents/link-reader.ts";
import { titleIn } from "../organizations/people-reader.ts";
import { codesOfState, factsCode, factsOf } from "./proposal-facts.ts";
import { searchWords } from "./search-words.ts";

type Asked = QueryOf<typeof endpoints.listProposals>;

/** Proposals by number, a page of them, with what a list says of each. */
export async function listProposals(db: Reading, asked: Asked, language: Language) {
  const fitting = fittingProposals(db, asked);
  // The page is found first and counted on the way, so that nothing else is read of all the others.
  const page = await fitting
    .select(["proposals.id", sql<number>`count(*) over ()`.as("total")])
    .orderBy(sql`length(proposals."number")`)
    .orderBy("proposals.number")
    .limit(asked.limit)
    .offset(asked.offset)
    .execute();
  const total = page[0]?.total ?? (asked.offset === 0 ? 0 : await countOf(fitting));
  const ids = page.map(({ id }) => id);
  return { proposals: await proposalLines(db, ids, language), total: Number(total) };
}

/** For a page that lies behind the last one. */
async function countOf(fitting: ReturnType<typeof fittingProposals>): Promise<number> {
  const counted = await fitting
    .select((select) => select.fn.countAll<number>().as("count"))
    .executeTakeFirst();
  return Number(counted?.count ?? 0);
}

function fittingProposals(db: Reading, asked: Asked) {
  let query = db.selectFrom("proposals");
  if (asked.organizationId !== undefined) {
    query = query.where("proposals.organizationId", "=", asked.organizationId);
  }
  const { agencyId, state } = asked;
  if (agencyId !== undefined) {
    query = query.where(({ exists, selectFrom }) =>
      exists(
        selectFrom("proposal_agencies")
          .select("agencyId")
          .whereRef("proposal_agencies.proposalId", "=", "proposals.id")
          .where("agencyId", "=", agencyId),
      ),
    );
  }
  for (const word of searchWords(asked.q ?? "")) {
    const pattern = `%${word.replaceAll(/[%_\\]/g, "")}%`;
    query = query.where((where) =>
      where.or([
        where("proposals.searchText", "like", pattern),
        // Rows that came in without their folded words are found by their own letters.
        where.and([
          where("proposals.searchText", "=", ""),
          sql<boolean>`lower(proposals."number" || ' ' || proposals."titleEs" || ' ' || proposals."titleEn") like ${pattern}`,
        ]),
      ]),
    );
  }
  if (state !== undefined) query = query.where(factsCode, "in", codesOfState(state));
  return query;
}

async function proposalLines(db: Reading, ids: readonly string[], language: Language) {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom("proposals")
    .innerJoin("organizations", "organizations.id", "proposals.organizationId")
    .select([
      "proposals.id",
      "proposals.number",
      "proposals.titleEs",
      "proposals.titleEn",
      "proposals.sample",
      "organizations.id as organizationId",
      "organizations.shortName",
      "organizations.party",
      factsCode.as("code"),
    ])
    .where("proposals.id", "in", ids)
    .execute();
  const agencies = await db
    .selectFrom("proposal_agencies")
    .innerJoin("organizations", "organizations.id", "proposal_agencies.agencyId")
    .leftJoin("reasoned_responses", (join) =>
      join
        .onRef("reasoned_responses.proposalId", "=", "proposal_agencies.proposalId")
        .onRef("reasoned_responses.agencyId", "=", "proposal_agencies.agencyId")
        .on("reasoned_responses.supersededAt", "is", null),
    )
    .select([
      "proposal_agencies.proposalId",
      "organizations.id",
      "organizations.shortName",
      "organizations.party",
      "reasoned_responses.outcome",
    ])
    .where("proposal_agencies.proposalId", "in", ids)
    .orderBy("organizations.position")
    .execute();
  const commitments = await db
    .selectFrom("commitment_proposals")
    .innerJoin("commitments", "commitments.number", "commitment_proposals.number")
    .select(["commitment_proposals.proposalId", "commitments.number"])
    .where("commitment_proposals.proposalId", "in", ids)
    .where("commitments.state", "=", "adopted")
    .orderBy("commitments.ordinal")
    .execute();
  const links = await documentLinks(db, "proposalId", ids);
  const documentIds = [...links.values()].map(({ documentId }) => documentId);
  const open =
    documentIds.length === 0
      ? []
      : await db
          .selectFrom("threads")
          .select(["documentId", (select) => select.fn.countAll<number>().as("count")])
          .where("state", "=", "open")
          .where("documentId", "in", documentIds)
          .groupBy("documentId")
          .execute();
  const agenciesOf = Map.groupBy(agencies, ({ proposalId }) => proposalId);
  const commitmentsOf = Map.groupBy(commitments, ({ proposalId }) => proposalId);
  const threadsOf = new Map(open.map(({ documentId, count }) => [documentId, Number(count)]));
  const rowOf = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = rowOf.get(id);
    if (row === undefined) return [];
    const link = links.get(id) ?? null;
    return [
      {
        id,
        number: row.number,
        title: titleIn(language, row),
        sample: row.sample === 1,
        state: proposalState(factsOf(row.code)),
        organization: { id: row.organizationId, shortName: row.shortName, party: row.party },
        document: link,
        openThreads: link === null ? 0 : (threadsOf.get(link.documentId) ?? 0),
        agencies: (agenciesOf.get(id) ?? []).map(({ proposalId: _, ...agency }) => agency),
        commitments: (commitmentsOf.get(id) ?? []).map(({ number }) => number),
      },
    ];
  });
}
