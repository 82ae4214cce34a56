import { createHash } from "node:crypto";
import type { Request, Response } from "express";
import { codingOf, type EncodedCache } from "./compression.ts";
import { type FinishedPages, tagOf } from "./finished-pages.ts";
import { type Page, pageHtml, type Site } from "./page.ts";

const showing = [
  "default-src 'none'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
];
const contentSecurityPolicy = showing.join("; ");
/** Of the one page that runs something: its own script, which asks its own portal alone, and the worker that keeps it. */
const programPolicy = [...showing, "script-src 'self'", "connect-src 'self'", "worker-src 'self'"].join("; ");
/** A worker asks under the policy that it came with. */
export const workerPolicy = "default-src 'none'; connect-src 'self'";

/** Headers of every answer of the portal, refusals included. */
export function setSafeHeaders(res: Response): void {
  res.set({
    "Content-Security-Policy": contentSecurityPolicy,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
  });
}

export const forever = "public, max-age=31536000, immutable";
const aMinute = "public, max-age=60, stale-while-revalidate=600";

/**
 * Sends a page. Its ETag is the digest of what it says, so it changes with the data and with the program alike. A page that is
 * asked for under its own address is kept.
 */
export async function answerPage(
  req: Request,
  res: Response,
  page: Page,
  {
    site,
    cache,
    pages,
    version,
    status = 200,
  }: {
    readonly site: Site;
    readonly cache: EncodedCache;
    readonly pages: FinishedPages;
    /** Number of the portal's last change before the page was made; null for what is never kept. */
    readonly version: string | null;
    readonly status?: number;
  },
): Promise<void> {
  res.status(status).set("Content-Language", page.language === "es" ? "es-MX" : "en");
  if (page.program !== null) res.set("Content-Security-Policy", programPolicy);
  const address = page.addresses[page.language];
  const links = page.indexed ? [`<${site.origin}${address}>; rel="canonical"`, ...page.links] : page.links;
  if (links.length > 0) res.set("Link", links.join(", "));
  if (page.changedAt !== null) res.set("Last-Modified", new Date(page.changedAt).toUTCString());
  await answerText(req, res, {
    text: pageHtml(page, site),
    mediaType: "text/html; charset=utf-8",
    cache,
    pages,
    version: status === 200 && page.indexed && req.originalUrl === address ? version : null,
  });
}

/** Sends text that was made for this request; kept for the next one when `version` is given. */
export async function answerText(
  req: Request,
  res: Response,
  {
    text,
    mediaType,
    cache,
    pages,
    version,
  }: {
    readonly text: string;
    readonly mediaType: string;
    readonly cache: EncodedCache;
    readonly pages: FinishedPages;
    readonly version: string | null;
  },
): Promise<void> {
  const bytes = new TextEncoder().encode(text);
  const digest = createHash("sha256").update(bytes).digest("base64url");
  res.set({
    "Content-Type": mediaType,
    "Cache-Control": res.statusCode === 200 ? aMinute : "no-store",
  });
  res.vary("Accept-Encoding");
  if (version !== null) {
    const headers = Object.entries(res.getHeaders()).flatMap(([name, value]) =>
      name === "x-request-id" || value === undefined ? [] : [[name, String(value)] as const],
    );
    pages.keep(req.originalUrl, version, { bytes, digest, headers: Object.fromEntries(headers) });
  }
  await answerBytes(req, res, { bytes, digest, compress: true, effort: "often", cache });
}

/** Sends bytes in the coding that the request accepts; 304 when the client has them already, headers only for HEAD. */
export async function answerBytes(
  req: Request,
  res: Response,
  answer: {
    readonly bytes: Uint8Array;
    readonly digest: string;
    readonly compress: boolean;
    readonly effort: "once" | "often";
    readonly cache: EncodedCache;
  },
): Promise<void> {
  const coding = answer.compress ? codingOf(req.headers["accept-encoding"]) : "identity";
  if (answer.compress) res.vary("Accept-Encoding");
  res.set("ETag", tagOf(answer.digest, coding));
  if (coding !== "identity") res.set("Content-Encoding", coding);
  const encoded = await answer.cache.encoded(answer.digest, answer.bytes, coding, answer.effort);
  res.send(Buffer.from(encoded.buffer, encoded.byteOffset, encoded.byteLength));
}
