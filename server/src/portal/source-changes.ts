import { newerSource } from "@minuta/domain";
import type { Reading } from "../db/reading.ts";

/** That the source of a published translation has changed, and no translation of its newer version is published yet. */
export type SourceChange = {
  /** Day of the newer version. */
  readonly changedOn: string;
  /** The version that the translation is of. */
  readonly version: string;
  readonly datedOn: string;
};

/** Of the published records with these slugs those that are behind their source (rule WF-6). */
export async function sourceChanges(
  db: Reading,
  slugs: readonly string[],
): Promise<ReadonlyMap<string, SourceChange>> {
  if (slugs.length === 0) return new Map();
  const shown = await db
    .selectFrom("publications")
    .innerJoin("records", "records.id", "publications.recordId")
    .innerJoin("source_versions", (join) =>
      join
        .onRef("source_versions.documentId", "=", "records.documentId")
        .onRef("source_versions.ordinal", "=", "records.sourceOrdinal"),
    )
    .select(["publications.slug", "records.documentId", "source_versions.version", "source_versions.datedOn"])
    .where("publications.slug", "in", slugs)
    .execute();
  const documentIds = [...new Set(shown.map(({ documentId }) => documentId))];
  if (documentIds.length === 0) return new Map();
  const published = await db
    .selectFrom("publications")
    .innerJoin("records", "records.id", "publications.recordId")
    .select(["records.documentId", (select) => select.fn.max("records.sourceOrdinal").as("ordinal")])
    .where("records.documentId", "in", documentIds)
    .groupBy("records.documentId")
    .execute();
  const noted = Map.groupBy(
    await db
      .selectFrom("source_versions")
      .select(["documentId", "ordinal", "datedOn"])
      .where("documentId", "in", documentIds)
      .execute(),
    ({ documentId }) => documentId,
  );
  const translated = new Map(published.map(({ documentId, ordinal }) => [documentId, Number(ordinal ?? 0)]));
  return new Map(
    shown.flatMap(({ slug, documentId, version, datedOn }): [string, SourceChange][] => {
      const newer = newerSource(noted.get(documentId) ?? [], translated.get(documentId) ?? 0);
      return newer === null ? [] : [[slug, { changedOn: newer.datedOn, version, datedOn }]];
    }),
  );
}
