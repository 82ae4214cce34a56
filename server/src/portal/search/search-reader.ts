import type { Language, SourceCategory } from "@minuta/domain";
import { type RawBuilder, sql } from "kysely";
import type { Reading } from "../../db/reading.ts";
import { type ExcerptPart, excerpt } from "./excerpt.ts";
import { type LineageEntry, lineageEntries } from "./lineage-entries.ts";
import type { QueryWord } from "./query-words.ts";

export const searchKinds = [
  "minutes",
  "meetingForm",
  "translation",
  "communique",
  "resolution",
  "proposal",
  "commitment",
] as const;
export type SearchKind = (typeof searchKinds)[number];

export type SearchFilters = {
  readonly sourceCategory: SourceCategory | null;
  readonly kind: SearchKind | null;
  readonly year: string | null;
};

export type Found = {
  readonly kind: SearchKind;
  readonly key: string;
  readonly slug: string;
  readonly title: string;
  readonly language: Language;
  readonly sourceCategory: SourceCategory;
  /** Day of the session or meeting; "" where there is none. */
  readonly heldOn: string;
  readonly publishedAt: string | null;
  readonly excerpt: readonly ExcerptPart[];
};

export type SearchReader = {
  /** A page of what fits every word, what fits best first. `total` counts to a bound. */
  find(
    words: readonly QueryWord[],
    filters: SearchFilters,
    page: number,
  ): Promise<{ readonly found: readonly Found[]; readonly total: number }>;
  /** The years from which there is something to find, the newest first. */
  years(): Promise<readonly string[]>;
};

export const foundOnPage = 20;
export const mostFound = 400;

type Ranked = { readonly score: number; readonly heldOn: string; readonly key: string } & (
  | { readonly id: number }
  | { readonly entry: LineageEntry }
);

export function searchReader(db: Reading): SearchReader {
  const lineage = lineageEntries(db);
  return {
    async find(words, filters, page) {
      if (words.length === 0) return { found: [], total: 0 };
      const ranked = [
        ...(await rankedRows(db, words, filters)),
        ...(await lineage.fitting(words, filters)).map(({ entry, score }) => ({
          entry,
          score,
          heldOn: entry.heldOn,
          key: entry.key,
        })),
      ].sort(
        (one: Ranked, other: Ranked) =>
          other.score - one.score ||
          other.heldOn.localeCompare(one.heldOn) ||
          one.key.localeCompare(other.key),
      );
      const shown = ranked.slice(0, mostFound).slice((page - 1) * foundOnPage, page * foundOnPage);
      return { found: await withExcerpts(db, shown, words), total: Math.min(ranked.length, mostFound) };
    },

    async years() {
      const rows = await db
        .selectFrom("publications")
        .select(sql<string>`substr("heldOn", 1, 4)`.as("year"))
        .distinct()
        .orderBy("year", "desc")
        .limit(100)
        .execute();
      return rows.map(({ year }) => year);
    },
  };
}

async function rankedRows(
  db: Reading,
  words: readonly QueryWord[],
  { kind, sourceCategory, year }: SearchFilters,
): Promise<Ranked[]> {
  if (kind === "proposal" || kind === "commitment") return [];
  const places = words.map((_word, index) => sql.ref(`word${index}`));
  const score = sql.join(
    places.map((place) => sql`${place}."weight"`),
    sql` + `,
  );
  const joins = words.map(
    (word, index) =>
      sql`inner join (${weighed(word)}) as ${places[index]} on ${places[index]}."entryId" = entry."id"`,
  );
  const filters = [
    ...(kind === null ? [] : [sql`entry."kind" = ${kind}`]),
    ...(sourceCategory === null ? [] : [sql`entry."sourceCategory" = ${sourceCategory}`]),
    ...(year === null ? [] : [sql`entry."heldOn" like ${`${year}-%`}`]),
  ];
  const where = filters.length === 0 ? sql`` : sql`where ${sql.join(filters, sql` and `)}`;
  const { rows } = await sql<{ id: number; score: number; heldOn: string; key: string }>`
    select entry."id", entry."heldOn", entry."key", ${score} as "score"
    from search_entries as entry ${sql.join(joins, sql` `)} ${where}
    order by "score" desc, entry."heldOn" desc, entry."key" limit ${mostFound}`.execute(db);
  return rows.map((row) => ({ ...row, id: Number(row.id), score: Number(row.score) }));
}

/** The whole word counts four times what a word counts that only begins like it. */
function weighed({ terms, beginning }: QueryWord): RawBuilder<unknown> {
  const whole = sql`"term" in (${sql.join(terms)})`;
  const fitting =
    beginning === "" ? whole : sql`${whole} or ("term" >= ${beginning} and "term" < ${`${beginning}\uffff`})`;
  return sql`select "entryId", sum(case when ${whole} then "weight" * 4 else "weight" end) as "weight"
    from search_terms where ${fitting} group by "entryId"`;
}

async function withExcerpts(
  db: Reading,
  ranked: readonly Ranked[],
  words: readonly QueryWord[],
): Promise<Found[]> {
  const ids = ranked.flatMap((each) => ("id" in each ? [each.id] : []));
  const rows =
    ids.length === 0
      ? []
      : await db
          .selectFrom("search_entries")
          .select([
            "id",
            "kind",
            "key",
            "slug",
            "title",
            "language",
            "sourceCategory",
            "heldOn",
            "publishedAt",
            "text",
          ])
          .where("id", "in", ids)
          .execute();
  const byId = new Map(rows.map((row) => [Number(row.id), row]));
  return ranked.flatMap((each) => {
    const entry = "id" in each ? byId.get(each.id) : each.entry;
    if (entry === undefined) return [];
    const { key, slug, title, language, sourceCategory, heldOn, publishedAt } = entry;
    const kind = entry.kind as SearchKind;
    return [
      {
        kind,
        key,
        slug,
        title,
        language,
        sourceCategory,
        heldOn,
        publishedAt,
        excerpt: excerpt(entry.text, language, words),
      },
    ];
  });
}
