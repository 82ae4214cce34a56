import { endpoints } from "@minuta/contract";
import type { Language } from "@minuta/domain";
import type { SignedIn } from "../accounts/signed-in.ts";
import type { Context } from "../context.ts";
import type { Bind } from "../http/bind.ts";
import { requireTakingPart } from "../organizations/taking-part.ts";
import { assignAgencies } from "./assign-agencies.ts";
import { readDossier } from "./dossier.ts";
import { readCoverage } from "./proposal-facts.ts";
import { listProposals } from "./reader.ts";
import { respondToProposal } from "./respond-to-proposal.ts";
import { submitProposal } from "./submit-proposal.ts";
import { withdrawProposal } from "./withdraw-proposal.ts";
import { wordingChanges } from "./wording-changes.ts";

export function bindProposals(bind: Bind, context: Context): void {
  const dossier = (by: SignedIn, proposalId: string, language: Language) =>
    readDossier(context.db, by, proposalId, language, context.clock());
  bind(endpoints.listProposals, async ({ by, query, language }) => {
    requireTakingPart(by);
    return listProposals(context.db, query, language);
  });
  bind(endpoints.readCoverage, async ({ by }) => {
    requireTakingPart(by);
    return readCoverage(context.db);
  });
  bind(endpoints.submitProposal, ({ by, body }) => submitProposal(context, by, body));
  bind(endpoints.readProposal, async ({ by, params, language }) => {
    requireTakingPart(by);
    return dossier(by, params.proposalId, language);
  });
  bind(endpoints.withdrawProposal, async ({ by, params, body, language }) => {
    await withdrawProposal(context, by, params.proposalId, body.reason);
    return dossier(by, params.proposalId, language);
  });
  bind(endpoints.assignAgencies, async ({ by, params, body, language }) => {
    await assignAgencies(context, by, params.proposalId, body.agencyIds);
    return dossier(by, params.proposalId, language);
  });
  bind(endpoints.respondToProposal, async ({ by, params, body, language }) => {
    await respondToProposal(context, by, params.proposalId, body);
    return dossier(by, params.proposalId, language);
  });
  bind(endpoints.listWordingChanges, ({ by, params }) => wordingChanges(context, by, params.documentId));
}
