import type { Language } from "@minuta/domain";
import type { Reading } from "../db/reading.ts";
import { documentLinks } from "../documents/link-reader.ts";
import { titleIn } from "../organizations/people-reader.ts";

/** Proposals by number, with their organization, document and open threads. */
export async function proposalsOf(db: Reading, language: Language) {
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
    ])
    .orderBy("proposals.number")
    .execute();
  const open = await db
    .selectFrom("threads")
    .select(["documentId", (select) => select.fn.countAll<number>().as("count")])
    .where("state", "=", "open")
    .groupBy("documentId")
    .execute();
  const links = await documentLinks(db, "proposalId");
  return rows.map((row) => {
    const link = links.get(row.id) ?? null;
    return {
      id: row.id,
      number: row.number,
      title: titleIn(language, row),
      sample: row.sample === 1,
      organization: { id: row.organizationId, shortName: row.shortName, party: row.party },
      document: link,
      openThreads: Number(open.find(({ documentId }) => documentId === link?.documentId)?.count ?? 0),
    };
  });
}
