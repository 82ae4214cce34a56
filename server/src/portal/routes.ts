import { createHash } from "node:crypto";
import { type Language, languages, type SourceCategory, sourceCategories } from "@minuta/domain";
import { type Request, type RequestHandler, type Response, Router } from "express";
import type { Clock } from "../clock.ts";
import type { Reading } from "../db/reading.ts";
import type { ShownLog } from "../log/log-reader.ts";
import {
  addresses,
  downloadName,
  isSlug,
  type PublicFileName,
  pageParameter,
  publicFileNames,
  recordFolders,
} from "./addresses.ts";
import { answerBytes, answerPage, answerText, forever, setSafeHeaders, workerPolicy } from "./answer.ts";
import { loadAssets } from "./assets.ts";
import { commitmentsReader } from "./commitments-reader.ts";
import { EncodedCache } from "./compression.ts";
import { keptHtml } from "./escaping-html.ts";
import { addFeeds } from "./feeds/feed-routes.ts";
import { type FinishedPages, finishedPages } from "./finished-pages.ts";
import { addLineage } from "./lineage-routes.ts";
import type { Page, Site } from "./page.ts";
import { homePage } from "./pages/home-page.ts";
import { logPage } from "./pages/log-page.ts";
import { recordPage } from "./pages/record-page.ts";
import { refusalPage } from "./pages/refusal-page.ts";
import { readSearchFilters, searchPage } from "./pages/search-page.ts";
import { sectionPage } from "./pages/section-page.ts";
import { verifyPage } from "./pages/verify-page.ts";
import { pageVersion } from "./portal-version.ts";
import { portalReader } from "./reader.ts";
import { queryWords } from "./search/query-words.ts";
import { foundOnPage, searchReader } from "./search/search-reader.ts";
import type { PortalServing } from "./serving.ts";
import { httpDate } from "./versions/memento.ts";
import { addVersions } from "./versions/version-routes.ts";

const recordsOnPage = 50;
const latestOnHome = 6;

/** A stored file is not what was published: its bytes do not have the digest that names it. */
export class PublishedFileDamaged extends Error {
  override readonly name = "PublishedFileDamaged";
  constructor(digest: string) {
    super(`the published file ${digest} is damaged`);
  }
}

export type PortalDeps = {
  readonly db: Reading;
  readonly clock: Clock;
  /** Bytes of a stored file by their SHA-256. */
  readonly readFile: (digest: string) => Promise<Uint8Array>;
  /** What the page of the transparency log shows; null when there is no sound log. */
  readonly readLog: () => Promise<ShownLog | null>;
  readonly siteName: string;
  /** `https://host`, without a slash at the end. */
  readonly origin: string;
  /** Folder of the built verifier; null for a portal whose pages run nothing. */
  readonly verifierFolder?: string | null;
  /** Where finished pages are kept. */
  readonly pages?: FinishedPages;
};

/**
 * The public portal. It answers every address it is asked, unknown ones with its own 404, so it is mounted last.
 * It reads published records and adopted rows only and needs no one to be signed in.
 */
export function portalRouter(deps: PortalDeps): Router {
  const { db, clock, readFile, readLog, siteName, origin } = deps;
  const reader = portalReader(db);
  const searching = searchReader(db);
  const commitments = commitmentsReader(db);
  const assets = loadAssets(deps.verifierFolder ?? null);
  const site: Site = { siteName, origin, assets };
  const cache = new EncodedCache();
  const pages =
    deps.pages ??
    finishedPages(
      () => pageVersion(db, clock),
      () => undefined,
    );
  const router = Router({ caseSensitive: true });

  const versionOf = (res: Response): string | null =>
    typeof res.locals.portalVersion === "string" ? res.locals.portalVersion : null;
  const send = (req: Request, res: Response, page: Page, status = 200) =>
    answerPage(req, res, page, { site, cache, pages, version: versionOf(res), status });
  const notFound = (req: Request, res: Response) =>
    send(req, res, refusalPage(languageOf(req.path), "notFound"), 404);

  const serve = (path: string, handler: RequestHandler) => {
    router
      .route(path)
      .get(async (req, res, next) => {
        // Before anything of the page is read: what changes meanwhile makes the page old.
        res.locals.portalVersion = await pages.version();
        await handler(req, res, next);
      })
      .all(async (req, res) => {
        res.set("Allow", "GET, HEAD");
        await send(req, res, refusalPage(languageOf(req.path), "notAllowed"), 405);
      });
  };
  const serving: PortalServing = {
    site,
    serve,
    page: send,
    text: (req, res, text, mediaType) => {
      const isOwn = !req.originalUrl.includes("?");
      return answerText(req, res, { text, mediaType, cache, pages, version: isOwn ? versionOf(res) : null });
    },
    notFound,
    pageOf,
  };

  /** Bytes as they were published, or nothing at all. */
  const intactFile = async (digest: string) => {
    const bytes = await readFile(digest);
    if (createHash("sha256").update(bytes).digest("hex") !== digest) throw new PublishedFileDamaged(digest);
    return bytes;
  };

  router.use((_req, res, next) => {
    setSafeHeaders(res);
    next();
  });

  for (const language of languages) {
    const own = addresses[language];

    serve(own.home, async (req, res) => {
      const [counts, latest, changedAt] = await Promise.all([
        reader.counts(),
        reader.latest(latestOnHome),
        reader.lastPublishedAt(),
      ]);
      await send(req, res, homePage(language, { counts, latest, changedAt }));
    });

    for (const category of sourceCategories) serve(own[category], section(language, category));

    serve(own.search, async (req, res) => {
      const query = typeof req.query.q === "string" ? req.query.q.slice(0, 200).trim() : "";
      const words = queryWords(query);
      const filters = readSearchFilters(language, req.query);
      const page = pageOf(req, language, 1000);
      if (page === null) return notFound(req, res);
      const [{ found, total }, years, changedAt] = await Promise.all([
        searching.find(words, filters, page),
        searching.years(),
        reader.lastPublishedAt(),
      ]);
      if (page > 1 && page > Math.ceil(total / foundOnPage)) return notFound(req, res);
      await send(
        req,
        res,
        searchPage(language, { query, words, filters, years, found, total, page, changedAt }),
      );
    });

    serve(own.verify, async (req, res) => {
      // Its keys are those of the log, whose witnesses change at any time.
      res.locals.portalVersion = null;
      await send(req, res, verifyPage(language, assets.verifier, await readLog()));
    });

    serve(own.log, async (req, res) => {
      // Witnesses change it at any time, and nothing counts that.
      res.locals.portalVersion = null;
      const log = await readLog();
      if (log === null) return notFound(req, res);
      await send(req, res, logPage(language, log, origin));
    });

    serve(`${recordFolders[language]}/:slug`, async (req, res) => {
      const slug = req.params.slug;
      const record = isSlug(slug) ? await reader.record(slug) : null;
      const body = record?.files.get("body.html");
      if (record === null || body === undefined) return notFound(req, res);
      res.set("Memento-Datetime", httpDate(record.line.publishedAt));
      await send(req, res, recordPage(language, record, keptHtml(await intactFile(body.digest)), origin));
    });

    for (const name of publicFileNames) serve(`${recordFolders[language]}/:slug/${name}`, file(name));
  }
  addVersions(serving, { db, reader });
  // Before the plans, which answer every name below theirs.
  addFeeds(serving, { db, reader });
  addLineage(serving, { db, reader, clock });

  for (const asset of assets.byAddress.values()) {
    serve(asset.address, async (req, res) => {
      res.set({ "Content-Type": asset.mediaType, "Cache-Control": forever });
      if (asset.savedAs !== null) res.attachment(asset.savedAs);
      await answerBytes(req, res, { ...asset, compress: asset.text, effort: "once", cache });
    });
  }
  if (assets.verifier !== null) {
    const { address, bytes, digest } = assets.verifier.worker;
    serve(address, async (req, res) => {
      res.set({
        "Content-Type": "text/javascript; charset=utf-8",
        "Content-Security-Policy": workerPolicy,
        "Cache-Control": "no-cache",
      });
      await answerBytes(req, res, { bytes, digest, compress: true, effort: "once", cache });
    });
  }
  // Browsers ask for these two by name.
  serve("/favicon.svg", async (req, res) => {
    res.set({ "Content-Type": assets.favicon.mediaType, "Cache-Control": "public, max-age=86400" });
    await answerBytes(req, res, { ...assets.favicon, compress: true, effort: "once", cache });
  });
  serve("/robots.txt", (_req, res) => {
    res.set({ "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "public, max-age=86400" });
    res.send(`User-agent: *\nDisallow: /app\nDisallow: /api/\nSitemap: ${origin}/sitemap.xml\n`);
  });

  router.use(notFound);
  return router;

  function section(language: Language, category: SourceCategory): RequestHandler {
    return async (req, res) => {
      const [counts, plans, changedAt] = await Promise.all([
        reader.counts(),
        category === "plan" ? commitments.plans() : [],
        reader.lastPublishedAt(),
      ]);
      const last = Math.max(1, Math.ceil(counts.bySourceCategory[category] / recordsOnPage));
      const page = pageOf(req, language, last);
      if (page === null) return notFound(req, res);
      const lines = await reader.inSection(category, page, recordsOnPage);
      await send(req, res, sectionPage(language, category, { lines, page, pages: last, plans, changedAt }));
    };
  }

  function file(name: PublicFileName): RequestHandler {
    return async (req, res) => {
      const slug = req.params.slug;
      if (!isSlug(slug)) return notFound(req, res);
      const stored = await reader.file(slug, name);
      if (stored === null) return notFound(req, res);
      const bytes = await intactFile(stored.digest);
      const { digest, mediaType, publishedAt } = stored;
      res.set({
        "Content-Type": mediaType === "application/json" ? `${mediaType}; charset=utf-8` : mediaType,
        "Cache-Control": forever,
        "Content-Disposition": `attachment; filename="${downloadName(slug, name)}"`,
        "Last-Modified": new Date(publishedAt).toUTCString(),
      });
      // The other two are packed already.
      const compress = name !== "record.pdf" && name !== "record.docx";
      await answerBytes(req, res, { bytes, digest, compress, effort: "once", cache });
    };
  }
}

function languageOf(path: string): Language {
  return path === "/en" || path.startsWith("/en/") ? "en" : "es";
}

/** The page of a list that the request asks for, from 1 to `pages`; null when there is no such page. */
function pageOf(req: Request, language: Language, pages: number): number | null {
  const asked = req.query[pageParameter[language]];
  if (asked === undefined) return 1;
  if (typeof asked !== "string" || !/^[1-9]\d{0,5}$/.test(asked)) return null;
  return Number(asked) <= pages ? Number(asked) : null;
}
