import { keySlug, type Language, type SourceCategory } from "@minuta/domain";
import type { Reading } from "../../db/reading.ts";
import { portalVersion } from "../portal-version.ts";
import { fits, type QueryWord } from "./query-words.ts";
import { weighTerms } from "./weigh-terms.ts";

/** A proposal or a commitment as the search finds it: few, and made of rows, they are weighed in memory. */
export type LineageEntry = {
  readonly kind: "proposal" | "commitment";
  readonly key: string;
  readonly slug: string;
  readonly title: string;
  readonly language: Language;
  readonly sourceCategory: SourceCategory;
  readonly heldOn: "";
  readonly publishedAt: null;
  readonly text: string;
  readonly terms: ReadonlyMap<string, number>;
};

type Filters = {
  readonly sourceCategory: SourceCategory | null;
  readonly kind: string | null;
  readonly year: string | null;
};

const most = 2000;

/** The proposals and commitments in force, weighed once for every change of what the portal shows. */
export function lineageEntries(db: Reading): {
  readonly fitting: (
    words: readonly QueryWord[],
    filters: Filters,
  ) => Promise<readonly { readonly entry: LineageEntry; readonly score: number }[]>;
} {
  let kept: { readonly version: string; readonly entries: Promise<readonly LineageEntry[]> } | null = null;
  return {
    async fitting(words, { sourceCategory, kind, year }) {
      // They belong to the action plan, and to no year.
      if ((sourceCategory !== null && sourceCategory !== "plan") || year !== null) return [];
      const version = await portalVersion(db);
      if (kept?.version !== version) {
        const entries = readEntries(db);
        kept = { version, entries };
        entries.catch(() => {
          kept = null;
        });
      }
      const entries = await kept.entries;
      return entries
        .filter((entry) => kind === null || entry.kind === kind)
        .flatMap((entry) => {
          const score = scoreOf(entry, words);
          return score === 0 ? [] : [{ entry, score }];
        });
    },
  };
}

/** What the words weigh together; 0 when one of them is missing. */
function scoreOf({ terms }: LineageEntry, words: readonly QueryWord[]): number {
  let score = 0;
  for (const word of words) {
    let weight = 0;
    for (const [term, each] of terms) {
      if (fits(word, term)) weight += word.terms.includes(term) ? each * 4 : each;
    }
    if (weight === 0) return 0;
    score += weight;
  }
  return score;
}

async function readEntries(db: Reading): Promise<LineageEntry[]> {
  const proposals = await db
    .selectFrom("proposals")
    .innerJoin("organizations", "organizations.id", "proposals.organizationId")
    .select(["proposals.number", "proposals.titleEs", "organizations.name", "organizations.shortName"])
    .orderBy("proposals.number")
    .limit(most)
    .execute();
  const commitments = await db
    .selectFrom("commitments")
    .select(["number", "title", "leadAgency", "publicProblem", "solution", "ogpRelevance"])
    .where("state", "=", "adopted")
    .orderBy("ordinal")
    .limit(most)
    .execute();
  return [
    ...proposals.map((row) =>
      entryOf("proposal", row.number, row.titleEs, [row.titleEs, `${row.name} (${row.shortName})`]),
    ),
    ...commitments.map((row) =>
      entryOf("commitment", row.number, row.title, [
        row.title,
        row.leadAgency,
        row.publicProblem,
        row.solution,
        row.ogpRelevance,
      ]),
    ),
  ];
}

function entryOf(
  kind: LineageEntry["kind"],
  key: string,
  title: string,
  texts: readonly string[],
): LineageEntry {
  return {
    kind,
    key,
    slug: keySlug(key),
    title,
    language: "es",
    sourceCategory: "plan",
    heldOn: "",
    publishedAt: null,
    text: texts.join("\n"),
    terms: weighTerms({ key, title, resolutions: [], text: texts }, "es"),
  };
}
