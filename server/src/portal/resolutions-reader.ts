import { type FollowUpStatus, foldWords, type Language, type SourceCategory } from "@minuta/domain";
import { sql } from "kysely";
import type { Reading } from "../db/reading.ts";
import { queryWords } from "./search/query-words.ts";

export const resolutionStatuses = ["open", "inProgress", "fulfilled", "void"] as const;
export type ResolutionStatus = (typeof resolutionStatuses)[number];

export type ResolutionLine = {
  readonly number: string;
  readonly slug: string;
  /** "" for a void one: what never came into force is not published. */
  readonly text: string;
  readonly responsible: string;
  readonly dueDate: string;
  readonly state: "adopted" | "void";
  /** As the newest published record tells it. */
  readonly status: FollowUpStatus;
  readonly recordSlug: string;
  readonly recordKey: string;
  readonly language: Language;
  readonly sourceCategory: SourceCategory;
  readonly publishedAt: string;
};

/** What a published record says of how a resolution stood on the day of its session. */
export type StatusReport = {
  readonly status: FollowUpStatus;
  readonly overdue: boolean;
  readonly note: string;
  readonly heldOn: string;
  readonly recordSlug: string;
  readonly recordKey: string;
  readonly language: Language;
};

export type ResolutionFilters = {
  readonly recordKey: string | null;
  readonly responsible: string;
  readonly status: ResolutionStatus | null;
  /** `YYYY-MM-DD`. */
  readonly dueBefore: string | null;
  readonly words: string;
};

export const noResolutionFilters: ResolutionFilters = {
  recordKey: null,
  responsible: "",
  status: null,
  dueBefore: null,
  words: "",
};

export type ResolutionsReader = {
  /** A page of the ledger, the newest record first; pages count from 1. */
  list(
    filters: ResolutionFilters,
    page: number,
    pageSize: number,
  ): Promise<{ readonly lines: readonly ResolutionLine[]; readonly total: number }>;
  /** What the filters can be set to: keys of records with resolutions, and those responsible. */
  choices(): Promise<{ readonly recordKeys: readonly string[]; readonly responsible: readonly string[] }>;
  /** The resolution with what later published records say of it, the oldest first. */
  one(
    slug: string,
  ): Promise<{ readonly line: ResolutionLine; readonly reports: readonly StatusReport[] } | null>;
};

const mostChoices = 300;
const mostReports = 200;
const mostWords = 10;

const statusNow = sql<FollowUpStatus>`coalesce((select f."status" from published_follow_ups f
  where f."number" = published_resolutions."number" and f."inForce" = 1
  order by f."heldOn" desc, f."recordId" limit 1), 'open')`;

export function resolutionsReader(db: Reading): ResolutionsReader {
  const inForce = () =>
    db
      .selectFrom("published_resolutions")
      .innerJoin("publications", "publications.recordId", "published_resolutions.recordId")
      .where("published_resolutions.inForce", "=", 1);
  const lines = (query: ReturnType<typeof inForce>) =>
    query.select([
      "published_resolutions.number",
      "published_resolutions.slug",
      "published_resolutions.text",
      "published_resolutions.responsible",
      "published_resolutions.dueDate",
      "published_resolutions.state",
      statusNow.as("status"),
      "publications.slug as recordSlug",
      "publications.key as recordKey",
      "publications.language",
      "publications.sourceCategory",
      "publications.publishedAt",
    ]);

  return {
    async list(filters, page, pageSize) {
      const fitting = filtered(inForce(), filters);
      const counted = await fitting
        .select((select) => select.fn.countAll<number>().as("count"))
        .executeTakeFirst();
      const rows = await lines(fitting)
        .orderBy("publications.heldOn", "desc")
        .orderBy("publications.key", "desc")
        .orderBy("published_resolutions.position", "desc")
        .limit(pageSize)
        .offset((page - 1) * pageSize)
        .execute();
      return { lines: rows, total: Number(counted?.count ?? 0) };
    },

    async choices() {
      const keys = await inForce()
        .select(["publications.key", "publications.heldOn"])
        .distinct()
        .orderBy("publications.heldOn", "desc")
        .limit(mostChoices)
        .execute();
      const names = await inForce()
        .select("published_resolutions.responsible")
        .where("published_resolutions.responsible", "!=", "")
        .distinct()
        .orderBy("published_resolutions.responsible")
        .limit(mostChoices)
        .execute();
      return {
        recordKeys: keys.map(({ key }) => key),
        responsible: names.map(({ responsible }) => responsible),
      };
    },

    async one(slug) {
      const line = await lines(inForce())
        .where("published_resolutions.slug", "=", slug)
        .limit(1)
        .executeTakeFirst();
      if (line === undefined) return null;
      const reports = await db
        .selectFrom("published_follow_ups")
        .innerJoin("publications", "publications.recordId", "published_follow_ups.recordId")
        .select([
          "published_follow_ups.status",
          "published_follow_ups.overdue",
          "published_follow_ups.note",
          "published_follow_ups.heldOn",
          "publications.slug as recordSlug",
          "publications.key as recordKey",
          "publications.language",
        ])
        .where("published_follow_ups.number", "=", line.number)
        .where("published_follow_ups.inForce", "=", 1)
        .orderBy("published_follow_ups.heldOn")
        .limit(mostReports)
        .execute();
      return { line, reports: reports.map((row) => ({ ...row, overdue: row.overdue === 1 })) };
    },
  };

  function filtered(
    query: ReturnType<typeof inForce>,
    filters: ResolutionFilters,
  ): ReturnType<typeof inForce> {
    const { recordKey, responsible, status, dueBefore, words } = filters;
    let fitting = query;
    if (recordKey !== null) fitting = fitting.where("publications.key", "=", recordKey);
    for (const word of foldedWords(responsible)) {
      fitting = fitting.where("published_resolutions.responsibleWords", "like", `%${word}%`);
    }
    if (dueBefore !== null) {
      fitting = fitting
        .where("published_resolutions.dueDate", "!=", "")
        .where("published_resolutions.dueDate", "<=", dueBefore);
    }
    if (status === "void") fitting = fitting.where("published_resolutions.state", "=", "void");
    if (status !== null && status !== "void") {
      fitting = fitting.where("published_resolutions.state", "=", "adopted").where(statusNow, "=", status);
    }
    for (const word of queryWords(words)) {
      fitting = fitting.where(({ exists, selectFrom }) =>
        exists(
          selectFrom("search_entries")
            .innerJoin("search_terms", "search_terms.entryId", "search_entries.id")
            .select("search_entries.id")
            .whereRef("search_entries.recordId", "=", "published_resolutions.recordId")
            .whereRef("search_entries.slug", "=", "published_resolutions.slug")
            .where("search_entries.kind", "=", "resolution")
            .where((term) =>
              term.or([
                term("search_terms.term", "in", [...word.terms]),
                ...(word.beginning === ""
                  ? []
                  : [
                      term.and([
                        term("search_terms.term", ">=", word.beginning),
                        term("search_terms.term", "<", `${word.beginning}\uffff`),
                      ]),
                    ]),
              ]),
            ),
        ),
      );
    }
    return fitting;
  }
}

function foldedWords(text: string): string[] {
  return foldWords(text)
    .split(" ")
    .map((word) => word.replaceAll(/[%_\\]/g, ""))
    .filter((word) => word !== "")
    .slice(0, mostWords);
}
