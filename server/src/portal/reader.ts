import type { DocumentKind, Language, SourceCategory } from "@minuta/domain";
import type { PublishedRecord, RecordContent } from "@minuta/record";
import type { Reading } from "../db/reading.ts";
import { publicSignatures } from "../publication/public-signatures.ts";
import { removalsOf } from "../publication/removals-reader.ts";
import { type SourceChange, sourceChanges } from "./source-changes.ts";
import { type RecordVersion, versionsOfKey } from "./versions/versions-reader.ts";

export type PublicationLine = {
  readonly slug: string;
  readonly key: string;
  readonly title: string;
  readonly language: Language;
  readonly sourceCategory: SourceCategory;
  /** The organization that is its author; null for what the secretariat publishes. */
  readonly author: string | null;
  readonly heldOn: string;
  readonly publishedAt: string;
  /** Of a translation that is behind its source; else null. */
  readonly sourceChange: SourceChange | null;
};

export type PortalFile = { readonly digest: string; readonly mediaType: string; readonly size: number };

export type PortalRecord = {
  readonly line: PublicationLine;
  readonly published: PublishedRecord;
  /** Stored files by name. */
  readonly files: ReadonlyMap<string, PortalFile>;
  /** Every published version of it, this one too, the oldest first. */
  readonly versions: readonly RecordVersion[];
};

export type PublishedItem = PublicationLine & {
  readonly kind: DocumentKind;
  readonly digest: string;
  readonly resolutions: number;
  readonly files: readonly ({ readonly name: string } & PortalFile)[];
};

export type Counts = {
  readonly records: number;
  readonly resolutions: number;
  readonly signatures: number;
  readonly bySourceCategory: Readonly<Record<SourceCategory, number>>;
};

/** What the portal reads: published records and nothing else. Pages of a list count from 1. */
export type PortalReader = {
  /** Instant of the last publication, or null before the first. */
  lastPublishedAt(): Promise<string | null>;
  counts(): Promise<Counts>;
  latest(limit: number): Promise<PublicationLine[]>;
  inSection(category: SourceCategory, page: number, pageSize: number): Promise<PublicationLine[]>;
  record(slug: string): Promise<PortalRecord | null>;
  file(slug: string, name: string): Promise<(PortalFile & { readonly publishedAt: string }) | null>;
  /** Published records from the newest publication on, with their files: what feeds, site map and catalogue list. */
  published(options: {
    readonly category: SourceCategory | null;
    readonly limit: number;
    readonly offset: number;
  }): Promise<PublishedItem[]>;
};

const lineColumns = [
  "publications.slug",
  "publications.key",
  "publications.title",
  "publications.language",
  "publications.sourceCategory",
  "publications.author",
  "publications.heldOn",
  "publications.publishedAt",
] as const;

/** The same lines, each with what has become of its source. */
async function withSources<L extends { readonly slug: string }>(
  db: Reading,
  lines: readonly L[],
): Promise<(L & Pick<PublicationLine, "sourceChange">)[]> {
  const changes = await sourceChanges(
    db,
    lines.map(({ slug }) => slug),
  );
  return lines.map((line) => ({ ...line, sourceChange: changes.get(line.slug) ?? null }));
}

export function portalReader(db: Reading): PortalReader {
  const publications = () =>
    db
      .selectFrom("publications")
      .orderBy("publications.heldOn", "desc")
      .orderBy("publications.publishedAt", "desc")
      .orderBy("publications.slug");

  return {
    async lastPublishedAt() {
      const row = await db
        .selectFrom("publications")
        .select(({ fn }) => fn.max("publishedAt").as("at"))
        .executeTakeFirst();
      return row?.at ?? null;
    },

    async counts() {
      const byCategory = await db
        .selectFrom("publications")
        .select(({ fn }) => ["sourceCategory", fn.countAll<number>().as("count")])
        .groupBy("sourceCategory")
        .execute();
      const in_ = (category: SourceCategory) =>
        Number(byCategory.find((row) => row.sourceCategory === category)?.count ?? 0);
      const resolutions = await db
        .selectFrom("published_resolutions")
        .where("inForce", "=", 1)
        .where("state", "=", "adopted")
        .select(({ fn }) => fn.countAll<number>().as("count"))
        .executeTakeFirst();
      const signatures = await db
        .selectFrom("signatures")
        .innerJoin("publications", "publications.recordId", "signatures.recordId")
        .where("signatures.decision", "!=", "refuse")
        .select(({ fn }) => fn.countAll<number>().as("count"))
        .executeTakeFirst();
      const bySourceCategory = {
        alliance: in_("alliance"),
        plan: in_("plan"),
        civilSociety: in_("civilSociety"),
      };
      return {
        records: bySourceCategory.alliance + bySourceCategory.plan + bySourceCategory.civilSociety,
        resolutions: Number(resolutions?.count ?? 0),
        signatures: Number(signatures?.count ?? 0),
        bySourceCategory,
      };
    },

    latest: async (limit) => withSources(db, await publications().select(lineColumns).limit(limit).execute()),

    inSection: async (category, page, pageSize) =>
      withSources(
        db,
        await publications()
          .select(lineColumns)
          .where("sourceCategory", "=", category)
          .limit(pageSize)
          .offset((page - 1) * pageSize)
          .execute(),
      ),

    async record(slug) {
      const row = await db
        .selectFrom("publications")
        .innerJoin("records", "records.id", "publications.recordId")
        .select([
          ...lineColumns,
          "records.id",
          "publications.content",
          "publications.publicVersion",
          "records.digest",
        ])
        .where("publications.slug", "=", slug)
        .executeTakeFirst();
      if (row === undefined) return null;
      const { id, content: publicContent, publicVersion, digest, ...own } = row;
      const sourceChange = (await sourceChanges(db, [slug])).get(slug) ?? null;
      const line = { ...own, sourceChange };
      const content = JSON.parse(publicContent) as RecordContent;
      const removals = await removalsOf(db, id);
      const files = await db
        .selectFrom("published_files")
        .select(["name", "digest", "mediaType", "size"])
        .where("recordId", "=", id)
        .execute();
      return {
        line,
        published: {
          content,
          digest,
          signatures: await publicSignatures(db, id, content, removals),
          removals,
          publicVersion,
          publishedAt: line.publishedAt,
        },
        files: new Map(files.map(({ name, ...file }) => [name, file])),
        versions: await versionsOfKey(db, line.key),
      };
    },

    async file(slug, name) {
      const row = await db
        .selectFrom("publications")
        .innerJoin("published_files", "published_files.recordId", "publications.recordId")
        .select([
          "published_files.digest",
          "published_files.mediaType",
          "published_files.size",
          "publications.publishedAt",
        ])
        .where("publications.slug", "=", slug)
        .where("published_files.name", "=", name)
        .executeTakeFirst();
      return row ?? null;
    },

    async published({ category, limit, offset }) {
      const rows = await db
        .selectFrom("publications")
        .innerJoin("records", "records.id", "publications.recordId")
        .innerJoin("documents", "documents.id", "records.documentId")
        .select([...lineColumns, "publications.recordId", "records.digest", "documents.kind"])
        .$if(category !== null, (query) => query.where("sourceCategory", "=", category as SourceCategory))
        .orderBy("publications.publishedAt", "desc")
        .orderBy("publications.slug")
        .limit(limit)
        .offset(offset)
        .execute();
      if (rows.length === 0) return [];
      const ids = rows.map(({ recordId }) => recordId);
      const files = Map.groupBy(
        await db
          .selectFrom("published_files")
          .select(["recordId", "name", "digest", "mediaType", "size"])
          .where("recordId", "in", ids)
          .orderBy("name")
          .execute(),
        ({ recordId }) => recordId,
      );
      const resolutions = await db
        .selectFrom("published_resolutions")
        .select((select) => ["recordId", select.fn.countAll<number>().as("count")])
        .where("recordId", "in", ids)
        .where("state", "=", "adopted")
        .groupBy("recordId")
        .execute();
      const counts = new Map(resolutions.map(({ recordId, count }) => [recordId, Number(count)]));
      return (await withSources(db, rows)).map(({ recordId, ...row }) => ({
        ...row,
        resolutions: counts.get(recordId) ?? 0,
        files: (files.get(recordId) ?? []).map(({ recordId: _, ...file }) => file),
      }));
    },
  };
}
