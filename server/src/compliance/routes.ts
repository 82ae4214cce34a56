import { endpoints } from "@minuta/contract";
import { judgeOgpRequirement, ogpRequirements } from "@minuta/domain";
import type { Context } from "../context.ts";
import type { Bind } from "../http/bind.ts";
import { requireTakingPart } from "../organizations/taking-part.ts";
import { readOgpFacts } from "./facts-reader.ts";

export function bindCompliance(bind: Bind, context: Context): void {
  bind(endpoints.readCompliance, async ({ by }) => {
    requireTakingPart(by);
    const facts = await readOgpFacts(context.db, context.clock());
    return {
      facts,
      requirements: ogpRequirements.map((requirement) => ({
        requirement,
        verdict: judgeOgpRequirement(requirement, facts),
      })),
    };
  });
}
