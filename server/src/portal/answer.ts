import { createHash } from "node:crypto";
import type { Request, Response } from "express";
import { codingFor, type EncodedCache } from "./compression.ts";
import { type Page, pageHtml, type Site } from "./page.ts";

const contentSecurityPolicy = [
  "default-src 'none'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join("; ");

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

/** Sends a page. Its ETag is the digest of what it says, so it changes with the data and with the program alike. */
export async function answerPage(
  req: Request,
  res: Response,
  page: Page,
  {
    site,
    cache,
    status = 200,
  }: { readonly site: Site; readonly cache: EncodedCache; readonly status?: number },
): Promise<void> {
  const bytes = new TextEncoder().encode(pageHtml(page, site));
  res.status(status).set({
    "Content-Type": "text/html; charset=utf-8",
    "Content-Language": page.language === "es" ? "es-MX" : "en",
    "Cache-Control": status === 200 ? aMinute : "no-store",
  });
  if (page.indexed) res.set("Link", `<${site.origin}${page.addresses[page.language]}>; rel="canonical"`);
  if (page.changedAt !== null) res.set("Last-Modified", new Date(page.changedAt).toUTCString());
  const digest = createHash("sha256").update(bytes).digest("base64url");
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
  const coding = answer.compress ? codingFor(req.acceptsEncodings()) : "identity";
  if (answer.compress) res.vary("Accept-Encoding");
  // Another coding is another representation: a strong ETag must not be the same (RFC 9110, 8.8.3).
  res.set("ETag", `"${answer.digest.slice(0, 32)}${coding === "identity" ? "" : `-${coding}`}"`);
  if (coding !== "identity") res.set("Content-Encoding", coding);
  const encoded = await answer.cache.encoded(answer.digest, answer.bytes, coding, answer.effort);
  res.send(Buffer.from(encoded.buffer, encoded.byteOffset, encoded.byteLength));
}
