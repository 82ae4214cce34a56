import { endpoints } from "@minuta/contract";
import { dayOf } from "../clock.ts";
import type { Context } from "../context.ts";
import type { Bind } from "../http/bind.ts";
import { requireTakingPart } from "../organizations/taking-part.ts";
import { ledgerPage, resolutionHistory } from "./reader.ts";
import { reportFollowUp } from "./report-follow-up.ts";

export function bindLedger(bind: Bind, context: Context): void {
  const today = () => dayOf(context.clock());
  bind(endpoints.listResolutions, async ({ by, query }) => {
    requireTakingPart(by);
    return ledgerPage(context.db, query, today());
  });
  bind(endpoints.readResolution, async ({ by, params }) => {
    requireTakingPart(by);
    return resolutionHistory(context.db, by, params.slug, today());
  });
  bind(endpoints.reportFollowUp, async ({ by, params, body }) => {
    await reportFollowUp(context, by, params.slug, body);
    return resolutionHistory(context.db, by, params.slug, today());
  });
}
