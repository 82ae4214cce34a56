import { endpoints } from "@minuta/contract";
import type { Context } from "../context.ts";
import type { Bind } from "../http/bind.ts";
import { requireTakingPart } from "../organizations/taking-part.ts";
import { Refusal } from "../refusal.ts";
import { meetingsOf } from "../sessions/reader.ts";
import { proposalsOf } from "./reader.ts";

export function bindProposals(bind: Bind, context: Context): void {
  bind(endpoints.listProposals, async ({ by, language }) => {
    requireTakingPart(by);
    return { proposals: await proposalsOf(context.db, language) };
  });
  bind(endpoints.readProposal, async ({ by, params, language }) => {
    requireTakingPart(by);
    const proposal = (await proposalsOf(context.db, language)).find(({ id }) => id === params.proposalId);
    if (proposal === undefined) throw new Refusal("not_found");
    const meetings = await meetingsOf(context.db, language);
    const { openThreads: _, ...facts } = proposal;
    return {
      ...facts,
      meetings: meetings
        .filter(({ proposals }) => proposals.some(({ id }) => id === proposal.id))
        .map(({ id, ordinal, title, heldOn, form }) => ({ id, ordinal, title, heldOn, form })),
    };
  });
}
