import type { RecordContent } from "@minuta/record";
import type { Kysely } from "kysely";
import type { Tables } from "../../db/tables.ts";
import { type PublicEntry, publicRowsOf } from "./public-rows.ts";

/** Rows of one statement; each has three values, and PostgreSQL takes 65,535 of them. */
const termsAtOnce = 2000;

/**
 * Writes what lists and search of the portal show of a published record, in place of what they showed of it before: call it
 * within the transaction of its publication, and again with what is left whenever words are removed from it. Of the versions
 * of one record only the newest is listed and found; the others stay at their addresses.
 */
export async function writePublicRows(
  transaction: Kysely<Tables>,
  recordId: string,
  content: RecordContent,
): Promise<void> {
  await transaction
    .updateTable("publications")
    .set({ hasPublicRows: 1 })
    .where("recordId", "=", recordId)
    .execute();
  await dropEntries(transaction, [recordId]);
  for (const table of ["published_resolutions", "published_follow_ups"] as const) {
    await transaction.deleteFrom(table).where("recordId", "=", recordId).execute();
  }
  const versions = await transaction
    .selectFrom("publications")
    .innerJoin("records", "records.id", "publications.recordId")
    .select(["publications.recordId", "records.version"])
    .where("publications.key", "=", content.key)
    .where("publications.recordId", "!=", recordId)
    .execute();
  const inForce = versions.every(({ version }) => version < content.version) ? 1 : 0;
  const { resolutions, followUps, entries } = publicRowsOf(content);
  if (resolutions.length > 0) {
    await transaction
      .insertInto("published_resolutions")
      .values(resolutions.map((line) => ({ ...line, recordId, inForce })))
      .execute();
  }
  if (followUps.length > 0) {
    await transaction
      .insertInto("published_follow_ups")
      .values(
        followUps.map(({ overdue, ...line }) => ({
          ...line,
          recordId,
          overdue: overdue ? (1 as const) : (0 as const),
          heldOn: content.heldOn,
          inForce,
        })),
      )
      .execute();
  }
  if (inForce === 0) return;
  await leaveForce(
    transaction,
    versions.map((other) => other.recordId),
  );
  for (const entry of entries) await insertEntry(transaction, recordId, content, entry);
}

async function leaveForce(transaction: Kysely<Tables>, recordIds: readonly string[]): Promise<void> {
  if (recordIds.length === 0) return;
  await dropEntries(transaction, recordIds);
  for (const table of ["published_resolutions", "published_follow_ups"] as const) {
    await transaction.updateTable(table).set({ inForce: 0 }).where("recordId", "in", recordIds).execute();
  }
}

async function dropEntries(transaction: Kysely<Tables>, recordIds: readonly string[]): Promise<void> {
  await transaction
    .deleteFrom("search_terms")
    .where("entryId", "in", (query) =>
      query.selectFrom("search_entries").select("id").where("recordId", "in", recordIds),
    )
    .execute();
  await transaction.deleteFrom("search_entries").where("recordId", "in", recordIds).execute();
}

async function insertEntry(
  transaction: Kysely<Tables>,
  recordId: string,
  content: RecordContent,
  { terms, slug, ...entry }: PublicEntry,
): Promise<void> {
  const publication = await transaction
    .selectFrom("publications")
    .select(["slug", "sourceCategory", "publishedAt"])
    .where("recordId", "=", recordId)
    .executeTakeFirstOrThrow();
  const { id } = await transaction
    .insertInto("search_entries")
    .values({
      ...entry,
      ...publication,
      slug: slug ?? publication.slug,
      recordId,
      language: content.language,
      heldOn: content.heldOn,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  const rows = [...terms].map(([term, weight]) => ({ term, weight, entryId: id }));
  for (let at = 0; at < rows.length; at += termsAtOnce) {
    await transaction
      .insertInto("search_terms")
      .values(rows.slice(at, at + termsAtOnce))
      .execute();
  }
}
