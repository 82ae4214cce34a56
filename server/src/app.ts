import type { RequestListener } from "node:http";
import { fileURLToPath } from "node:url";
import { endpoints, type Readiness } from "@minuta/contract";
import express, { type Express, type Request, Router } from "express";
import { bindAccount } from "./accounts/account-routes.ts";
import { tokenOfCookie } from "./accounts/cookie.ts";
import { memoryLimits } from "./accounts/limits.ts";
import { addSignInRoutes } from "./accounts/sign-in-routes.ts";
import { signedInByToken } from "./accounts/signed-in.ts";
import { bindAdoption } from "./adoption/routes.ts";
import { bindCockpit } from "./cockpit/routes.ts";
import { bindComments } from "./comments/routes.ts";
import { bindCommitments } from "./commitments/routes.ts";
import { bindCompliance } from "./compliance/routes.ts";
import { type Context, secretariatName } from "./context.ts";
import { bindDocuments } from "./documents/routes.ts";
import { addFeedRoutes, bindFeeds } from "./feeds/routes.ts";
import { binder } from "./http/bind.ts";
import { clientFiles } from "./http/client-files.ts";
import { liveMetrics } from "./http/metrics.ts";
import { originCheck } from "./http/origin-check.ts";
import { problemHandler, sendProblem } from "./http/problem-handler.ts";
import { requestLanguage } from "./http/request-language.ts";
import { requestLog } from "./http/request-log.ts";
import { securityHeaders } from "./http/security-headers.ts";
import { bindImports } from "./imports/routes.ts";
import { bindLedger } from "./ledger/routes.ts";
import { readLog } from "./log/log-reader.ts";
import { bindLog, logRouter } from "./log/routes.ts";
import { bindMachine } from "./machine/routes.ts";
import { bindMeetings } from "./meetings/routes.ts";
import { bindOrganizations } from "./organizations/routes.ts";
import { finishedPages } from "./portal/finished-pages.ts";
import { pageVersion } from "./portal/portal-version.ts";
import { portalRouter } from "./portal/routes.ts";
import { bindProposals } from "./proposals/routes.ts";
import { FileDamaged } from "./publication/file-store.ts";
import { bindPublication } from "./publication/routes.ts";
import { bindRubrics } from "./rubrics/routes.ts";
import { bindRules } from "./rules/routes.ts";
import { bindSessions } from "./sessions/routes.ts";
import { bindSignatures } from "./signatures/routes.ts";
import { bindToday } from "./today/routes.ts";

const clientFolder = fileURLToPath(new URL("../../client/dist", import.meta.url));
const verifierFolder = fileURLToPath(new URL("../../client/dist/verifier", import.meta.url));

/**
 * The HTTP application over a context: finished pages of the portal, signs of life, sign-in, API, workspace, portal, in that
 * order.
 */
export function createApp(context: Context): RequestListener {
  const app = express();
  const limits = memoryLimits();
  const metrics = liveMetrics(context.live, context.machine);
  const pages = finishedPages(
    () => pageVersion(context.db, context.clock),
    (method, status, seconds) => metrics.observe(method, "portal", status, seconds),
  );
  app.disable("x-powered-by");
  app.set("etag", false);
  app.set("query parser", "simple");
  app.set("trust proxy", context.config.trustedProxies === 0 ? false : context.config.trustedProxies);
  app.use(requestLog(metrics), securityHeaders(context.config.origin));
  addSignsOfLife(app, context, metrics.text);
  app.use(originCheck(new Set([context.config.origin])));
  app.use(["/api", "/entrar"], (_request, response, next) => {
    response.set("cache-control", "no-store");
    next();
  });
  addSignInRoutes(app, context, limits);

  app.get("/api/openapi.json", async (_request, response) => {
    const { openApiDocument } = await import("@minuta/contract");
    response.json(openApiDocument(endpoints, context.version));
  });
  // Tables of a whole secretariat; everything else that is sent is small.
  app.use(endpoints.importData.path, express.json({ limit: "8mb", strict: true }));
  app.use("/api", express.json({ limit: "256kb", strict: true }));
  const api = Router({ caseSensitive: true, strict: true });
  const bind = binder({
    router: api,
    identify: (request: Request) => {
      const token = tokenOfCookie(request.headers.cookie, context.cookie);
      return token === null ? Promise.resolve(null) : signedInByToken(context.db, token, context.clock());
    },
    limit: limits.call,
  });
  bindAccount(bind, context);
  bindOrganizations(bind, context);
  bindSessions(bind, context);
  bindMeetings(bind, context);
  bindRules(bind, context);
  bindToday(bind, context);
  bindFeeds(bind, context);
  bindProposals(bind, context);
  bindCommitments(bind, context);
  bindCompliance(bind, context);
  bindDocuments(bind, context);
  bindCockpit(bind, context);
  bindAdoption(bind, context);
  bindComments(bind, context);
  bindRubrics(bind, context);
  bindSignatures(bind, context);
  bindPublication(bind, context);
  bindLedger(bind, context);
  bindImports(bind, context);
  bindLog(bind, context);
  bindMachine(bind, context);
  app.use(api);
  app.use("/api", (request, response) => sendProblem(response, "not_found", requestLanguage(request)));
  app.use("/app", clientFiles(clientFolder));
  addFeedRoutes(app, context, limits.readFeed);
  app.use(logRouter(context, limits));
  app.use(
    portalRouter({
      db: context.db,
      clock: context.clock,
      readFile: async (digest) => {
        const bytes = await context.files.read(digest);
        if (bytes === null) throw new FileDamaged(`the published file ${digest} is missing`);
        return bytes;
      },
      readLog: () => readLog(context.db),
      verifierFolder,
      siteName: secretariatName.es,
      origin: context.config.origin,
      pages,
    }),
  );
  app.use(problemHandler(context.log));
  return (request, response) => pages.answer(request, response, () => app(request, response));
}

function addSignsOfLife(
  app: Express,
  context: Context,
  metrics: () => Promise<{ type: string; body: string }>,
): void {
  app.get("/healthz", (_request, response) => {
    response.set("cache-control", "no-store").json({ status: "ok" });
  });
  app.get("/readyz", async (_request, response) => {
    const { database, journal, fanOut } = await context.machine.health();
    const ready = database === "ok" && journal === "ok";
    response
      .status(ready ? 200 : 503)
      .set("cache-control", "no-store")
      .json({ status: ready ? "ready" : "not ready", database, journal, fanOut } satisfies Readiness);
  });
  app.get("/metrics", async (_request, response) => {
    const { type, body } = await metrics();
    response.set({ "content-type": type, "cache-control": "no-store" }).send(body);
  });
}
