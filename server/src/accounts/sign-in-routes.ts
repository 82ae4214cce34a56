import { readFileSync } from "node:fs";
import type { Language } from "@minuta/domain";
import express, { type Request, type Response, type Router } from "express";
import { z } from "zod";
import type { Context } from "../context.ts";
import { addEvent } from "../events/add-event.ts";
import { sendProblem } from "../http/problem-handler.ts";
import { requestLanguage } from "../http/request-language.ts";
import { mandateWords } from "../organizations/mandate-words.ts";
import { acceptInvitations, openInvitationsOf } from "./accept-invitations.ts";
import { authPath } from "./auth.ts";
import { tokenOfCookie } from "./cookie.ts";
import { enterPage, spentLinkPage } from "./enter-page.ts";
import type { Limits } from "./limits.ts";
import { readToken } from "./magic-link.ts";
import { returnPath } from "./return-path.ts";
import { signedInByToken } from "./signed-in.ts";

const askedForLink = z.object({ email: z.email().max(254) });
const entry = z.object({ token: z.string().min(1).max(200), regreso: z.string().max(500).optional() });

/** What of better-auth is reachable from outside; everything else of it answers 404. */
const open: Readonly<Record<string, "link" | "enter" | "plain" | "end">> = {
  "POST /sign-in/magic-link": "link",
  "POST /sign-out": "end",
  "GET /passkey/generate-authenticate-options": "enter",
  "POST /passkey/verify-authentication": "enter",
  "GET /passkey/generate-register-options": "plain",
  "POST /passkey/verify-registration": "plain",
  "GET /passkey/list-user-passkeys": "plain",
  "POST /passkey/delete-passkey": "plain",
  "POST /passkey/update-passkey": "plain",
};

/** Entering and leaving: better-auth behind an allow-list, and the page that a link opens. */
export function addSignInRoutes(router: Router, context: Context, limits: Limits): void {
  const styles = readFileSync(new URL("enter-page.css", import.meta.url), "utf8");
  const takeText = express.text({ type: () => true, limit: "64kb" });
  const takeForm = express.urlencoded({ extended: false, limit: "8kb" });

  router.all(`${authPath}/*path`, takeText, async (request, response) => {
    const path = request.path.slice(authPath.length);
    if (request.method === "GET" && path === "/magic-link/verify") {
      // A link of better-auth's own making: it too must be confirmed on the page.
      response.redirect(303, `/entrar?${new URLSearchParams({ token: String(request.query.token ?? "") })}`);
      return;
    }
    const kind = open[`${request.method} ${path}`];
    if (kind === undefined) {
      sendProblem(response, "not_found", requestLanguage(request));
      return;
    }
    if (kind === "link") await limits.askForLink(emailOf(request.body), request);
    if (kind === "enter") await limits.tryToEnter(request);
    const before = kind === "plain" ? null : await signInOf(context, request);
    const answer = await context.auth.handle(
      webRequest(context, request, request.originalUrl, request.method),
    );
    const entered = kind === "enter" && answer.ok && setsCookie(answer, context.cookie.name);
    if (before !== null && (kind === "end" || entered)) await endBefore(context, before);
    // What the browser keeps of texts goes with the sign-in that could read them.
    if (kind === "end") response.set("clear-site-data", '"cache"');
    await pass(answer, response);
  });

  router.get("/entrar.css", (_request, response) => {
    response.set("cache-control", "public, max-age=3600").type("css").send(styles);
  });

  router.get("/entrar", async (request, response) => {
    const language = requestLanguage(request);
    const token = String(request.query.token ?? "").slice(0, 200);
    const now = context.clock();
    const link = await readToken(context.db, token, now);
    if (link === null) {
      await showSpent(response, language);
      return;
    }
    const { email } = link;
    if (link.printed && request.method === "GET") {
      await enter(request, response, { token, email, returnTo: returnPath(request.query.regreso) });
      return;
    }
    const account = await context.db
      .selectFrom("user")
      .select(["name", "language"])
      .where("email", "=", email)
      .executeTakeFirst();
    const invitations = await openInvitationsOf(context.db, email, now);
    const organizations = await context.db.selectFrom("organizations").select(["id", "shortName"]).execute();
    const spoken = account?.language ?? invitations[0]?.language ?? language;
    const page = await enterPage(spoken, {
      token,
      returnTo: returnPath(request.query.regreso),
      name: account?.name ?? invitations[0]?.name ?? email,
      invitations: invitations.map((invitation) =>
        mandateWords(spoken, {
          ...invitation,
          organizationName:
            organizations.find(({ id }) => id === invitation.organizationId)?.shortName ?? null,
        }),
      ),
    });
    response.type("html").send(page);
  });

  router.post("/entrar", takeForm, async (request, response) => {
    await limits.tryToEnter(request);
    const form = entry.safeParse(request.body ?? {});
    const token = form.success ? form.data.token : "";
    const link = await readToken(context.db, token, context.clock());
    if (link === null) {
      await showSpent(response, requestLanguage(request));
      return;
    }
    await enter(request, response, { token, email: link.email, returnTo: returnPath(form.data?.regreso) });
  });

  async function enter(
    request: Request,
    response: Response,
    { token, email, returnTo }: { readonly token: string; readonly email: string; readonly returnTo: string },
  ): Promise<void> {
    const before = await signInOf(context, request);
    await acceptInvitations(context, email);
    const answer = await context.auth.handle(
      webRequest(context, request, `${authPath}/magic-link/verify?${new URLSearchParams({ token })}`, "GET"),
    );
    if (!answer.ok || !setsCookie(answer, context.cookie.name)) {
      await showSpent(response, requestLanguage(request));
      return;
    }
    if (before !== null) await endBefore(context, before);
    for (const cookie of answer.headers.getSetCookie()) response.append("set-cookie", cookie);
    response.redirect(303, `/app${returnTo}`);
  }
}

async function showSpent(response: Response, language: Language): Promise<void> {
  response
    .status(410)
    .type("html")
    .send(await spentLinkPage(language));
}

function emailOf(body: unknown): string {
  try {
    return askedForLink.parse(JSON.parse(String(body))).email;
  } catch {
    // better-auth refuses the body itself; until then it counts as one address.
    return "";
  }
}

async function signInOf(
  context: Context,
  request: Request,
): Promise<{ userId: string; signInId: string } | null> {
  const token = tokenOfCookie(request.headers.cookie, context.cookie);
  if (token === null) return null;
  const before = await signedInByToken(context.db, token, context.clock());
  return before === null ? null : { userId: before.user.userId, signInId: before.signInId };
}

/** The sign-in that a browser held until now ends with its connections. */
async function endBefore(context: Context, before: { userId: string; signInId: string }): Promise<void> {
  await context.db.transaction().execute(async (transaction) => {
    await transaction.deleteFrom("session").where("id", "=", before.signInId).execute();
    await addEvent(transaction, {
      at: context.clock().toISOString(),
      type: "signIn.ended",
      by: before,
      subjectId: before.signInId,
    });
  });
  context.live.cutOff({ signInId: before.signInId });
}

/** The request as better-auth takes it, addressed to the server's own origin whatever the Host header says. */
function webRequest(context: Context, request: Request, path: string, method: string): globalThis.Request {
  const headers = new Headers();
  for (const name of [
    "cookie",
    "user-agent",
    "accept-language",
    "content-type",
    "origin",
    "sec-fetch-site",
  ]) {
    const value = request.headers[name];
    if (typeof value === "string") headers.set(name, value);
  }
  const takesBody = method !== "GET" && typeof request.body === "string" && request.body !== "";
  return new globalThis.Request(new URL(path, context.config.origin), {
    method,
    headers,
    ...(takesBody ? { body: request.body } : {}),
  });
}

function setsCookie(answer: globalThis.Response, name: string): boolean {
  return answer.headers.getSetCookie().some((cookie) => cookie.startsWith(`${name}=`));
}

async function pass(answer: globalThis.Response, response: Response): Promise<void> {
  response.status(answer.status);
  const type = answer.headers.get("content-type");
  if (type !== null) response.type(type);
  for (const cookie of answer.headers.getSetCookie()) response.append("set-cookie", cookie);
  response.send(Buffer.from(await answer.arrayBuffer()));
}
