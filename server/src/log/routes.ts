import { endpoints } from "@minuta/contract";
import { encodeBundle, longestNote, parseTilePath } from "@minuta/record";
import { type RequestHandler, type Response, Router, text } from "express";
import type { Limits } from "../accounts/limits.ts";
import type { Context } from "../context.ts";
import type { Bind } from "../http/bind.ts";
import { requireTakingPart } from "../organizations/taking-part.ts";
import { isSlug, recordFolders } from "../portal/addresses.ts";
import { Refusal } from "../refusal.ts";
import { newestCheckpoint } from "./checkpoint-reader.ts";
import { entryProof } from "./entry-proof.ts";
import { storedEntries, storedTile } from "./stored-tree.ts";
import { takeCosignature } from "./take-cosignature.ts";
import { listWitnesses, registerWitness } from "./witnesses.ts";

const forever = "public, max-age=31536000, immutable";
const aFewSeconds = "public, max-age=5";

/** Witnesses of the log in the workspace. */
export function bindLog(bind: Bind, context: Context): void {
  bind(endpoints.listWitnesses, async ({ by }) => {
    requireTakingPart(by);
    return listWitnesses(context, by);
  });
  bind(endpoints.registerWitness, ({ by, params, body }) =>
    registerWitness(context, by, { party: params.party, verifierKey: body.verifierKey }),
  );
}

/**
 * The log as anybody reads it (C2SP tlog-tiles, below `/log`), its key, the proof of each record, and where witnesses bring
 * their cosignatures. Pages of other hosts may read it too: a check that only the log's own host could run is none.
 */
export function logRouter(context: Context, limits: Pick<Limits, "cosign">): Router {
  const { db } = context;
  const router = Router({ caseSensitive: true, strict: true });
  const read = (path: string, handler: RequestHandler) => {
    router.get(path, (request, response, next) => {
      response.locals.route = path;
      response.set({ "access-control-allow-origin": "*", "cross-origin-resource-policy": "cross-origin" });
      return handler(request, response, next);
    });
  };

  read("/log/checkpoint", async (_request, response) => {
    const newest = await newestCheckpoint(db);
    if (newest === null) throw new Refusal("log_damaged");
    sendText(response, newest.note, aFewSeconds);
  });

  read("/log/key", async (_request, response) => {
    const { verifierKey } = await db.selectFrom("log_state").select("verifierKey").executeTakeFirstOrThrow();
    sendText(response, `${verifierKey}\n`, aFewSeconds);
  });

  read("/log/tile/*path", async (request, response) => {
    const tile = parseTilePath(request.path.slice("/log/".length));
    if (tile === null) throw new Refusal("not_found");
    const entries = tile.level === "entries" ? await storedEntries(db, tile) : null;
    const bytes = entries === null ? await storedTile(db, tile) : encodeBundle(entries);
    if (bytes === null) throw new Refusal("not_found");
    response.set({ "content-type": "application/octet-stream", "cache-control": forever });
    response.send(Buffer.from(bytes));
  });

  for (const folder of Object.values(recordFolders)) {
    read(`${folder}/:slug/proof.tlog`, async (request, response) => {
      const { slug } = request.params;
      const proof = isSlug(slug) ? await entryProof(db, slug) : null;
      if (proof === null) throw new Refusal("not_found");
      response.set("content-disposition", `attachment; filename="${slug}.tlog-proof"`);
      sendText(response, proof, aFewSeconds);
    });
  }

  router.post(
    "/log/cosignatures",
    async (request, response, next) => {
      response.locals.route = "/log/cosignatures";
      response.set("cache-control", "no-store");
      await limits.cosign(request);
      next();
    },
    text({ type: () => true, limit: longestNote, defaultCharset: "utf-8" }),
    async (request, response) => {
      response.json(await takeCosignature(context, typeof request.body === "string" ? request.body : ""));
    },
  );
  return router;
}

function sendText(response: Response, body: string, caching: string): void {
  response.set({ "content-type": "text/plain; charset=utf-8", "cache-control": caching }).send(body);
}
