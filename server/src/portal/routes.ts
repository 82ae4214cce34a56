import { createHash } from "node:crypto";
import { type Language, languages, type SourceCategory, sourceCategories } from "@minuta/domain";
import { type Request, type RequestHandler, type Response, Router } from "express";
import {
  addresses,
  isSlug,
  type PublicFileName,
  pageParameter,
  publicFileNames,
  recordFolders,
} from "./addresses.ts";
import { answerBytes, answerPage, forever, setSafeHeaders } from "./answer.ts";
import { loadAssets } from "./assets.ts";
import { EncodedCache } from "./compression.ts";
import { keptHtml } from "./escaping-html.ts";
import type { Page, Site } from "./page.ts";
import { homePage } from "./pages/home-page.ts";
import { recordPage } from "./pages/record-page.ts";
import { refusalPage } from "./pages/refusal-page.ts";
import { resolutionsPage } from "./pages/resolutions-page.ts";
import { mostFound, searchPage } from "./pages/search-page.ts";
import { sectionPage } from "./pages/section-page.ts";
import { verifyPage } from "./pages/verify-page.ts";
import type { PortalReader } from "./reader.ts";
import { searchWords } from "./search-text.ts";

const recordsOnPage = 50;
const resolutionsOnPage = 100;
const latestOnHome = 6;

/** A stored file is not what was published: its bytes do not have the digest that names it. */
export class PublishedFileDamaged extends Error {
  override readonly name = "PublishedFileDamaged";
  constructor(digest: string) {
    super(`the published file ${digest} is damaged`);
  }
}

export type PortalDeps = {
  readonly reader: PortalReader;
  /** Bytes of a stored file by their SHA-256. */
  readonly readFile: (digest: string) => Promise<Uint8Array>;
  readonly siteName: string;
  /** `https://host`, without a slash at the end. */
  readonly origin: string;
};

/**
 * The public portal. It answers every address it is asked, unknown ones with its own 404, so it is mounted last.
 * It reads published records only and needs no one to be signed in.
 */
export function portalRouter({ reader, readFile, siteName, origin }: PortalDeps): Router {
  const assets = loadAssets();
  const site: Site = { siteName, origin, assets };
  const cache = new EncodedCache();
  const router = Router({ caseSensitive: true });

  const send = (req: Request, res: Response, page: Page, status = 200) =>
    answerPage(req, res, page, { site, cache, status });
  const notFound = (req: Request, res: Response) =>
    send(req, res, refusalPage(languageOf(req.path), "notFound"), 404);

  const serve = (path: string, handler: RequestHandler) => {
    router
      .route(path)
      .get(handler)
      .all(async (req, res) => {
        res.set("Allow", "GET, HEAD");
        await send(req, res, refusalPage(languageOf(req.path), "notAllowed"), 405);
      });
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

    serve(own.resolutions, async (req, res) => {
      const [count, changedAt] = await Promise.all([reader.countResolutions(), reader.lastPublishedAt()]);
      const pages = Math.max(1, Math.ceil(count / resolutionsOnPage));
      const page = pageOf(req, language, pages);
      if (page === null) return notFound(req, res);
      const lines = await reader.resolutions(page, resolutionsOnPage);
      await send(req, res, resolutionsPage(language, { lines, page, pages, changedAt }));
    });

    serve(own.search, async (req, res) => {
      const query = typeof req.query.q === "string" ? req.query.q.slice(0, 200).trim() : "";
      const words = searchWords(query);
      const [found, changedAt] = await Promise.all([
        reader.search(words, mostFound),
        reader.lastPublishedAt(),
      ]);
      await send(req, res, searchPage(language, { query, words, found, changedAt }));
    });

    serve(own.verify, (req, res) => send(req, res, verifyPage(language)));

    serve(`${recordFolders[language]}/:slug`, async (req, res) => {
      const slug = req.params.slug;
      const record = isSlug(slug) ? await reader.record(slug) : null;
      const body = record?.files.get("body.html");
      if (record === null || body === undefined) return notFound(req, res);
      await send(req, res, recordPage(language, record, keptHtml(await intactFile(body.digest))));
    });

    for (const name of publicFileNames) serve(`${recordFolders[language]}/:slug/${name}`, file(name));
  }

  for (const asset of assets.byAddress.values()) {
    serve(asset.address, async (req, res) => {
      res.set({ "Content-Type": asset.mediaType, "Cache-Control": forever });
      await answerBytes(req, res, { ...asset, compress: asset.text, effort: "once", cache });
    });
  }
  // Browsers ask for these two by name.
  serve("/favicon.svg", async (req, res) => {
    res.set({ "Content-Type": assets.favicon.mediaType, "Cache-Control": "public, max-age=86400" });
    await answerBytes(req, res, { ...assets.favicon, compress: true, effort: "once", cache });
  });
  serve("/robots.txt", (_req, res) => {
    res.set({ "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "public, max-age=86400" });
    res.send("User-agent: *\nDisallow: /app\nDisallow: /api/\n");
  });

  router.use(notFound);
  return router;

  function section(language: Language, category: SourceCategory): RequestHandler {
    return async (req, res) => {
      const [counts, changedAt] = await Promise.all([reader.counts(), reader.lastPublishedAt()]);
      const pages = Math.max(1, Math.ceil(counts.bySourceCategory[category] / recordsOnPage));
      const page = pageOf(req, language, pages);
      if (page === null) return notFound(req, res);
      const lines = await reader.inSection(category, page, recordsOnPage);
      await send(req, res, sectionPage(language, category, { lines, page, pages, changedAt }));
    };
  }

  function file(name: PublicFileName): RequestHandler {
    return async (req, res) => {
      const slug = req.params.slug;
      const stored = isSlug(slug) ? await reader.file(slug, name) : null;
      if (stored === null) return notFound(req, res);
      const bytes = await intactFile(stored.digest);
      res.set({
        "Content-Type": name === "record.pdf" ? "application/pdf" : "application/json; charset=utf-8",
        "Cache-Control": forever,
        "Content-Disposition": `attachment; filename="${slug}.${name === "record.pdf" ? "pdf" : "json"}"`,
        "Last-Modified": new Date(stored.publishedAt).toUTCString(),
      });
      await answerBytes(req, res, {
        bytes,
        digest: stored.digest,
        compress: name === "record.json",
        effort: "once",
        cache,
      });
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
