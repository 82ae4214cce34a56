import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import type { Request, Response } from "express";
import type { SignedIn } from "../accounts/signed-in.ts";
import type { Context } from "../context.ts";
import type { PackedState } from "../live/packed-state.ts";
import { Refusal } from "../refusal.ts";
import { readableDocument } from "./reader.ts";

const decompress = promisify(gunzip);
/** While the journal does not store, what is not on disk is not shown; nobody waits longer than this for it. */
const patience = 10_000;

/**
 * A text for who joins it. A browser may keep it, and asks each time whether it may still be read and is still the same:
 * the same bytes for another person are another question.
 */
export async function readSnapshot(
  { db, live }: Pick<Context, "db" | "live">,
  by: SignedIn,
  documentId: string,
  { request, response }: { readonly request: Request; readonly response: Response },
): Promise<Buffer<ArrayBuffer>> {
  await readableDocument(db, by, documentId);
  const { gzipped, digest } = await within(patience, live.packed(documentId));
  response.set("cache-control", "private, no-cache").vary("cookie").vary("accept-encoding");
  if (request.acceptsEncodings("gzip") === false) {
    response.set("etag", `"${digest}-plain"`);
    return decompress(gzipped);
  }
  response.set({ etag: `"${digest}"`, "content-encoding": "gzip" });
  return gzipped;
}

async function within(milliseconds: number, work: Promise<PackedState>): Promise<PackedState> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(new Refusal("not_available")), milliseconds);
  try {
    return await Promise.race([work, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}
