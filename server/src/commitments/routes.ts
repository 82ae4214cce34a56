import { endpoints } from "@minuta/contract";
import type { Language } from "@minuta/domain";
import type { SignedIn } from "../accounts/signed-in.ts";
import type { Context } from "../context.ts";
import type { Bind } from "../http/bind.ts";
import { requireTakingPart } from "../organizations/taking-part.ts";
import { arrangeActionPlan, listActionPlans, makeActionPlan, readActionPlan } from "./action-plans.ts";
import { adoptCommitment } from "./adopt-commitment.ts";
import { listCommitments, readCommitment } from "./reader.ts";
import { reportProgress } from "./report-progress.ts";
import { listTextCommitments } from "./text-commitments.ts";
import { voidCommitment } from "./void-commitment.ts";

export function bindCommitments(bind: Bind, context: Context): void {
  const commitment = (by: SignedIn, number: string, language: Language) =>
    readCommitment(context.db, by, number, language, context.clock());
  bind(endpoints.listTextCommitments, ({ by, params, language }) =>
    listTextCommitments(context, by, params.documentId, language),
  );
  bind(endpoints.adoptCommitment, async ({ by, params, body }) => ({
    number: await adoptCommitment(context, by, params.documentId, body),
  }));
  bind(endpoints.listCommitments, async ({ by, query }) => {
    requireTakingPart(by);
    return listCommitments(context.db, query, context.clock());
  });
  bind(endpoints.readCommitment, async ({ by, params, language }) => {
    requireTakingPart(by);
    return commitment(by, params.number, language);
  });
  bind(endpoints.reportProgress, async ({ by, params, body, language }) => {
    await reportProgress(context, by, params.number, body);
    return commitment(by, params.number, language);
  });
  bind(endpoints.voidCommitment, async ({ by, params, body, language }) => {
    await voidCommitment(context, by, params.number, body.reason);
    return commitment(by, params.number, language);
  });
  bind(endpoints.listActionPlans, async ({ by }) => {
    requireTakingPart(by);
    return listActionPlans(context.db, by);
  });
  bind(endpoints.makeActionPlan, async ({ by, body }) => {
    const planId = await makeActionPlan(context, by, body);
    return readActionPlan(context.db, by, planId);
  });
  bind(endpoints.readActionPlan, async ({ by, params }) => {
    requireTakingPart(by);
    return readActionPlan(context.db, by, params.planId);
  });
  bind(endpoints.arrangeActionPlan, async ({ by, params, body }) => {
    await arrangeActionPlan(context, by, params.planId, body);
    return readActionPlan(context.db, by, params.planId);
  });
}
