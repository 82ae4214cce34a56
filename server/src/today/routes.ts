import { endpoints } from "@minuta/contract";
import type { Context } from "../context.ts";
import type { Bind } from "../http/bind.ts";
import { requireTakingPart } from "../organizations/taking-part.ts";
import { lookedAt } from "./last-look.ts";
import { today } from "./today.ts";

/** The first screen of the workspace. */
export function bindToday(bind: Bind, context: Context): void {
  bind(endpoints.today, async ({ by, language }) => {
    requireTakingPart(by);
    return today(context.db, by, language, context.clock());
  });
  bind(endpoints.lookedAtToday, async ({ by, body }) => {
    requireTakingPart(by);
    await lookedAt(context, by.user.userId, body.upTo);
    return {};
  });
}
