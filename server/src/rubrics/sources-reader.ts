import type { endpoints, ResultOf } from "@minuta/contract";
import { newerSource } from "@minuta/domain";
import type { RecordSource } from "@minuta/record";
import type { Reading } from "../db/reading.ts";
import type { DocumentRow } from "../documents/reader.ts";

type Source = ResultOf<typeof endpoints.noteSource>;

/** The versions of a translation's source, the oldest first. */
export async function sourceVersionsOf(db: Reading, documentId: string): Promise<Source["versions"]> {
  const rows = await db
    .selectFrom("source_versions")
    .selectAll()
    .where("documentId", "=", documentId)
    .orderBy("ordinal")
    .execute();
  return rows.map(({ documentId: _, notedBy: __, mediaType: ___, fileName, size, ...version }) => ({
    ...version,
    file: fileName === null || size === null ? null : { name: fileName, size },
  }));
}

/** Of what a translation is, and whether its source has changed since (rule WF-6). */
export async function sourceOf(
  db: Reading,
  { id, sourceOrdinal }: Pick<DocumentRow, "id" | "sourceOrdinal">,
): Promise<Source> {
  const versions = await sourceVersionsOf(db, id);
  return { versions, translated: sourceOrdinal, newer: newerSource(versions, sourceOrdinal ?? 0) };
}

/** What a record says of the source of a translation that is closed; nothing of everything else. */
export async function translatedBy(
  db: Reading,
  { id, sourceOrdinal }: Pick<DocumentRow, "id" | "sourceOrdinal">,
): Promise<{ readonly source?: RecordSource }> {
  if (sourceOrdinal === null) return {};
  const source = await db
    .selectFrom("source_versions")
    .select(["title", "address", "version", "datedOn", "language", "digest"])
    .where("documentId", "=", id)
    .where("ordinal", "=", sourceOrdinal)
    .executeTakeFirstOrThrow();
  return { source };
}
