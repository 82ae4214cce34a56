import { type Language, parties, type SourceCategory } from "@minuta/domain";
import type { PublishedRecord, RecordContent } from "@minuta/record";
import { type Expression, type ExpressionBuilder, type Kysely, type SqlBool, sql } from "kysely";
import type { Tables } from "../db/tables.ts";
import { type ExcerptPart, excerpt, readableTextOf } from "./search-text.ts";

export type PublicationLine = {
  readonly slug: string;
  readonly key: string;
  readonly title: string;
  readonly language: Language;
  readonly sourceCategory: SourceCategory;
  readonly heldOn: string;
  readonly publishedAt: string;
};

export type PortalFile = { readonly digest: string; readonly mediaType: string; readonly size: number };

export type PortalRecord = {
  readonly line: PublicationLine;
  readonly published: PublishedRecord;
  /** Stored files by name. */
  readonly files: ReadonlyMap<string, PortalFile>;
  /** Other published versions of the same document, newest first. */
  readonly versions: readonly { readonly slug: string; readonly version: number }[];
};

export type ResolutionLine = {
  readonly number: string;
  /** "" for a void one: what never came into force is not published. */
  readonly text: string;
  readonly responsible: string;
  readonly dueDate: string;
  readonly state: "adopted" | "void";
  readonly slug: string;
  readonly key: string;
  readonly language: Language;
};

export type Found = { readonly line: PublicationLine; readonly excerpt: readonly ExcerptPart[] };

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
  countResolutions(): Promise<number>;
  resolutions(page: number, pageSize: number): Promise<ResolutionLine[]>;
  /** Records that hold every one of the folded words, newest first. */
  search(words: readonly string[], limit: number): Promise<Found[]>;
};

const lineColumns = [
  "publications.slug",
  "publications.key",
  "publications.title",
  "publications.language",
  "publications.sourceCategory",
  "publications.heldOn",
  "publications.publishedAt",
] as const;

export function portalReader(db: Kysely<Tables>): PortalReader {
  const publications = () =>
    db
      .selectFrom("publications")
      .orderBy("publications.heldOn", "desc")
      .orderBy("publications.publishedAt", "desc")
      .orderBy("publications.slug");

  // Two published versions of one document share its numbers: the newer one stands for them.
  const publishedResolutions = () =>
    db
      .selectFrom("resolutions")
      .innerJoin("records", "records.documentId", "resolutions.documentId")
      .innerJoin("publications", "publications.recordId", "records.id")
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom("records as later")
              .innerJoin("publications as laterPublication", "laterPublication.recordId", "later.id")
              .select("later.id")
              .whereRef("later.documentId", "=", "records.documentId")
              .whereRef("later.version", ">", "records.version"),
          ),
        ),
      );

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
      const resolutions = await publishedResolutions()
        .where("resolutions.state", "=", "adopted")
        .select(({ fn }) => fn.countAll<number>().as("count"))
        .executeTakeFirst();
      const signatures = await db
        .selectFrom("signatures")
        .innerJoin("publications", "publications.recordId", "signatures.recordId")
        .where("signatures.decision", "=", "sign")
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

    latest: (limit) => publications().select(lineColumns).limit(limit).execute(),

    inSection: (category, page, pageSize) =>
      publications()
        .select(lineColumns)
        .where("sourceCategory", "=", category)
        .limit(pageSize)
        .offset((page - 1) * pageSize)
        .execute(),

    async record(slug) {
      const row = await db
        .selectFrom("publications")
        .innerJoin("records", "records.id", "publications.recordId")
        .select([...lineColumns, "records.id", "records.documentId", "records.content", "records.digest"])
        .where("publications.slug", "=", slug)
        .executeTakeFirst();
      if (row === undefined) return null;
      const { id, documentId, content, digest, ...line } = row;
      const signatures = await db
        .selectFrom("signatures")
        .select(["party", "decision", "capacity", "office", "reason", "digest", "at"])
        .where("recordId", "=", id)
        .execute();
      signatures.sort((one, other) => parties.indexOf(one.party) - parties.indexOf(other.party));
      const files = await db
        .selectFrom("published_files")
        .select(["name", "digest", "mediaType", "size"])
        .where("recordId", "=", id)
        .execute();
      const versions = await db
        .selectFrom("publications")
        .innerJoin("records", "records.id", "publications.recordId")
        .select(["publications.slug", "records.version"])
        .where("records.documentId", "=", documentId)
        .where("records.id", "!=", id)
        .orderBy("records.version", "desc")
        .limit(20)
        .execute();
      return {
        line,
        published: {
          content: JSON.parse(content) as RecordContent,
          digest,
          signatures,
          publishedAt: line.publishedAt,
        },
        files: new Map(files.map(({ name, ...file }) => [name, file])),
        versions,
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

    async countResolutions() {
      const row = await publishedResolutions()
        .select(({ fn }) => fn.countAll<number>().as("count"))
        .executeTakeFirst();
      return Number(row?.count ?? 0);
    },

    async resolutions(page, pageSize) {
      const rows = await publishedResolutions()
        .select([
          "resolutions.number",
          "resolutions.text",
          "resolutions.responsible",
          "resolutions.dueDate",
          "resolutions.state",
          "publications.slug",
          "publications.key",
          "publications.language",
        ])
        .orderBy("publications.heldOn", "desc")
        .orderBy("publications.key", "desc")
        .orderBy("resolutions.ordinal", "desc")
        .limit(pageSize)
        .offset((page - 1) * pageSize)
        .execute();
      return rows.map((row) =>
        row.state === "void" ? { ...row, text: "", responsible: "", dueDate: "" } : row,
      );
    },

    async search(words, limit) {
      if (words.length === 0) return [];
      const rows = await publications()
        .innerJoin("records", "records.id", "publications.recordId")
        .select([...lineColumns, "records.content"])
        .where((builder) => builder.and(words.map((word) => holds(builder, word))))
        .limit(limit)
        .execute();
      return rows.map(({ content, ...line }) => ({
        line,
        excerpt: excerpt(readableTextOf(JSON.parse(content) as RecordContent), words),
      }));
    },
  };
}

function holds(builder: ExpressionBuilder<Tables, "publications">, word: string): Expression<SqlBool> {
  const pattern = `%${word.replaceAll(/[\\%_]/g, (special) => `\\${special}`)}%`;
  return builder.or([
    sql<SqlBool>`${sql.ref("publications.searchText")} like ${pattern} escape '\\'`,
    sql<SqlBool>`lower(${sql.ref("publications.key")}) like ${pattern} escape '\\'`,
    sql<SqlBool>`${foldedTitle} like ${pattern} escape '\\'`,
  ]);
}

// Neither database folds accents by itself; the letters of Spanish are enough for titles.
const accents = [
  ["á", "a"],
  ["é", "e"],
  ["í", "i"],
  ["ó", "o"],
  ["ú", "u"],
  ["ü", "u"],
  ["ñ", "n"],
] as const;
const foldedTitle = accents.reduce(
  (folded, [accented, plain]) =>
    sql`replace(replace(${folded}, ${sql.lit(accented)}, ${sql.lit(plain)}), ${sql.lit(accented.toUpperCase())}, ${sql.lit(plain)})`,
  sql`lower(${sql.ref("publications.title")})`,
);
