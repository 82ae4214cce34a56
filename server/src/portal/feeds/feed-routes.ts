import { keySlug, languages, sourceCategories } from "@minuta/domain";
import type { Reading } from "../../db/reading.ts";
import {
  addresses,
  feedAddress,
  numberAddress,
  type PlainPage,
  planAddress,
  recordAddress,
} from "../addresses.ts";
import type { PortalReader } from "../reader.ts";
import type { PortalServing } from "../serving.ts";
import { atomFeed } from "./atom-feed.ts";
import { catalogue } from "./catalogue.ts";
import { openSearch } from "./open-search.ts";
import { type SiteMapLine, siteMap, siteMapCount, siteMapIndex } from "./site-map.ts";

const newsInFeed = 50;
const mostInCatalogue = 20_000;
const mostLines = 500_000;

/** What programs read: news, site map, catalogue, and the description of the search. */
export function addFeeds(
  { serve, text, notFound, site }: PortalServing,
  { db, reader }: { readonly db: Reading; readonly reader: PortalReader },
): void {
  const { siteName, origin } = site;
  for (const language of languages) {
    for (const section of ["home", ...sourceCategories] as const) {
      serve(feedAddress(language, section), async (req, res) => {
        const category = section === "home" ? null : section;
        const items = await reader.published({ category, limit: newsInFeed, offset: 0 });
        const feed = atomFeed(language, section, { items, siteName, origin });
        await text(req, res, feed, "application/atom+xml; charset=utf-8");
      });
    }
  }

  serve("/catalogo.jsonld", async (req, res) => {
    const items = await reader.published({ category: null, limit: mostInCatalogue, offset: 0 });
    await text(
      req,
      res,
      `${JSON.stringify(catalogue({ items, siteName, origin }), null, 1)}\n`,
      "application/ld+json; charset=utf-8",
    );
  });

  serve("/opensearch.xml", (req, res) =>
    text(req, res, openSearch(siteName, origin), "application/opensearchdescription+xml; charset=utf-8"),
  );

  serve("/sitemap.xml", async (req, res) => {
    const lines = await siteMapLines(db);
    const count = siteMapCount(lines.length);
    const xml = count === 1 ? siteMap(origin, lines, 1) : siteMapIndex(origin, count);
    await text(req, res, xml, "application/xml; charset=utf-8");
  });

  serve("/sitemap-:part.xml", async (req, res) => {
    const lines = await siteMapLines(db);
    const count = siteMapCount(lines.length);
    const part = /^[1-9]\d{0,3}$/.test(String(req.params.part)) ? Number(req.params.part) : 0;
    if (part === 0 || part > count) return notFound(req, res);
    await text(req, res, siteMap(origin, lines, part), "application/xml; charset=utf-8");
  });
}

/** Every page that is worth finding, in both languages. */
async function siteMapLines(db: Reading): Promise<SiteMapLine[]> {
  const inBoth = (of: (language: "es" | "en") => string, changedAt: string | null): SiteMapLine => ({
    es: of("es"),
    en: of("en"),
    changedAt,
  });
  const checkpoint = await db.selectFrom("log_checkpoints").select("size").limit(1).executeTakeFirst();
  const pages = (Object.keys(addresses.es) as PlainPage[]).filter(
    (page) => page !== "log" || checkpoint !== undefined,
  );
  const plain = pages.map((page) => inBoth((language) => addresses[language][page], null));
  const records = await db
    .selectFrom("publications")
    .select(["slug", "publishedAt"])
    .orderBy("publishedAt")
    .orderBy("slug")
    .limit(mostLines)
    .execute();
  const resolutions = await db
    .selectFrom("published_resolutions")
    .innerJoin("publications", "publications.recordId", "published_resolutions.recordId")
    .select(["published_resolutions.slug", "publications.publishedAt"])
    .where("published_resolutions.inForce", "=", 1)
    .orderBy("published_resolutions.slug")
    .limit(mostLines)
    .execute();
  const proposals = await db
    .selectFrom("proposals")
    .select("number")
    .orderBy("number")
    .limit(mostLines)
    .execute();
  const commitments = await db
    .selectFrom("commitments")
    .select("number")
    .orderBy("ordinal")
    .limit(mostLines)
    .execute();
  const plans = await db
    .selectFrom("action_plans")
    .select(["id", "startsOn", "endsOn"])
    .orderBy("startsOn")
    .limit(mostLines)
    .execute();
  return [
    ...plain,
    ...records.map((row) => inBoth((language) => recordAddress(language, row.slug), row.publishedAt)),
    ...resolutions.map((row) =>
      inBoth((language) => `${addresses[language].resolutions}/${keySlug(row.slug)}`, row.publishedAt),
    ),
    ...proposals.map((row) => inBoth((language) => numberAddress(language, "proposals", row.number), null)),
    ...commitments.map((row) =>
      inBoth((language) => numberAddress(language, "commitments", row.number), null),
    ),
    ...plans.map((row) => inBoth((language) => planAddress(language, row), null)),
  ];
}
