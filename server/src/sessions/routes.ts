import { endpoints } from "@minuta/contract";
import type { Context } from "../context.ts";
import type { Bind } from "../http/bind.ts";
import { requireTakingPart } from "../organizations/taking-part.ts";
import { Refusal } from "../refusal.ts";
import { meetingsOf, sessionsOf } from "./reader.ts";
import { today } from "./today.ts";

export function bindSessions(bind: Bind, context: Context): void {
  bind(endpoints.listSessions, async ({ by, language }) => {
    requireTakingPart(by);
    return { sessions: await sessionsOf(context.db, language) };
  });
  bind(endpoints.readSession, async ({ by, params, language }) => {
    requireTakingPart(by);
    const session = (await sessionsOf(context.db, language)).find(({ id }) => id === params.sessionId);
    if (session === undefined) throw new Refusal("not_found");
    return session;
  });
  bind(endpoints.listMeetings, async ({ by, language }) => {
    requireTakingPart(by);
    return { meetings: await meetingsOf(context.db, language) };
  });
  bind(endpoints.today, async ({ by, language }) => {
    requireTakingPart(by);
    return today(context.db, by, language, context.clock());
  });
}
