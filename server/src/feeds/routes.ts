import { endpoints } from "@minuta/contract";
import type { Language } from "@minuta/domain";
import type { Request, Response, Router } from "express";
import type { Context } from "../context.ts";
import type { Bind } from "../http/bind.ts";
import { Refusal } from "../refusal.ts";
import { calendarFeedOf, endCalendarFeed, feedBySecret, makeCalendarFeed } from "./calendar-feed.ts";
import { publicFeed } from "./feed-reader.ts";

/** The account's own calendar address: whether there is one, a new one, the end of it. */
export function bindFeeds(bind: Bind, context: Context): void {
  bind(endpoints.readCalendarFeed, ({ by }) => calendarFeedOf(context, by));
  bind(endpoints.makeCalendarFeed, ({ by }) => makeCalendarFeed(context, by));
  bind(endpoints.endCalendarFeed, ({ by }) => endCalendarFeed(context, by));
}

/** The calendars that calendar programs subscribe to: a public one in each language, and those of secret addresses. */
export function addFeedRoutes(
  router: Router,
  context: Context,
  limit: (request: Request) => Promise<void>,
): void {
  const send = (response: Response, content: string, caching: string) => {
    response
      .set({
        "content-type": "text/calendar; charset=utf-8",
        "content-disposition": 'inline; filename="minuta.ics"',
        "cache-control": caching,
      })
      .end(content);
  };
  const publicIn = (path: string, language: Language) => {
    router.get(path, async (_request, response) => {
      response.locals.route = path;
      send(response, await publicFeed(context.db, language, context.clock()), "public, max-age=900");
    });
  };
  publicIn("/calendario.ics", "es");
  publicIn("/en/calendar.ics", "en");
  router.get("/calendario/:file", async (request, response) => {
    // Measured without the secret that the address holds.
    response.locals.route = "/calendario/:secret.ics";
    await limit(request);
    const secret = /^([A-Za-z0-9_-]{43})\.ics$/.exec(request.params.file ?? "")?.[1];
    const content = secret === undefined ? null : await feedBySecret(context, secret);
    if (content === null) throw new Refusal("not_found");
    response.set("x-robots-tag", "noindex");
    send(response, content, "private, no-store");
  });
}
