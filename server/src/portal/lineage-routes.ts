import { languages, resolutionOfSlug } from "@minuta/domain";
import { type Clock, dayOf } from "../clock.ts";
import type { Reading } from "../db/reading.ts";
import { addresses, isSlug, planAddress } from "./addresses.ts";
import { commitmentsReader } from "./commitments-reader.ts";
import { commitmentPage } from "./pages/commitment-page.ts";
import { commitmentsPage } from "./pages/commitments-page.ts";
import { planPage } from "./pages/plan-page.ts";
import { proposalPage } from "./pages/proposal-page.ts";
import { proposalsPage } from "./pages/proposals-page.ts";
import { readResolutionFilters } from "./pages/resolution-filters.ts";
import { resolutionPage } from "./pages/resolution-page.ts";
import { resolutionsPage } from "./pages/resolutions-page.ts";
import { proposalsReader } from "./proposals-reader.ts";
import type { PortalReader } from "./reader.ts";
import { resolutionsReader } from "./resolutions-reader.ts";
import type { PortalServing } from "./serving.ts";

const resolutionsOnPage = 100;

/** The pages of resolutions, proposals, commitments and action plans. */
export function addLineage(
  { serve, page: send, notFound, pageOf, site }: PortalServing,
  { db, reader, clock }: { readonly db: Reading; readonly reader: PortalReader; readonly clock: Clock },
): void {
  const resolutions = resolutionsReader(db);
  const proposals = proposalsReader(db);
  const commitments = commitmentsReader(db);
  const { origin } = site;

  for (const language of languages) {
    const own = addresses[language];

    serve(own.resolutions, async (req, res) => {
      const filters = readResolutionFilters(language, req.query);
      const page = pageOf(req, language, 100_000);
      if (page === null) return notFound(req, res);
      const [{ lines, total }, choices, changedAt] = await Promise.all([
        resolutions.list(filters, page, resolutionsOnPage),
        resolutions.choices(),
        reader.lastPublishedAt(),
      ]);
      const pages = Math.max(1, Math.ceil(total / resolutionsOnPage));
      if (page > pages) return notFound(req, res);
      await send(
        req,
        res,
        resolutionsPage(language, { lines, total, filters, choices, page, pages, changedAt }),
      );
    });

    serve(`${own.resolutions}/:slug`, async (req, res) => {
      const slug = String(req.params.slug);
      const found = isSlug(slug) && resolutionOfSlug(slug) !== null ? await resolutions.one(slug) : null;
      const record = found === null ? null : await reader.record(found.line.recordSlug);
      if (found === null || record === null) return notFound(req, res);
      await send(req, res, resolutionPage(language, { ...found, content: record.published.content, origin }));
    });

    serve(own.proposals, async (req, res) => {
      const lines = await proposals.list();
      await send(req, res, proposalsPage(language, { lines, changedAt: null }));
    });

    serve(`${own.proposals}/:slug`, async (req, res) => {
      const number = numberOf(String(req.params.slug), "p");
      const dossier = number === null ? null : await proposals.dossier(number);
      if (dossier === null) return notFound(req, res);
      await send(req, res, proposalPage(language, dossier, origin));
    });

    serve(own.commitments, async (req, res) => {
      const [lines, plans] = await Promise.all([commitments.list(), commitments.plans()]);
      await send(req, res, commitmentsPage(language, { lines, plans, changedAt: null }));
    });

    serve(`${own.commitments}/:slug`, async (req, res) => {
      const number = numberOf(String(req.params.slug), "c");
      const commitment = number === null ? null : await commitments.one(number, dayOf(clock()));
      if (commitment === null) return notFound(req, res);
      await send(req, res, commitmentPage(language, commitment, origin));
    });

    serve(`${own.plan}/:slug`, async (req, res) => {
      const address = `${own.plan}/${String(req.params.slug)}`;
      const plan = (await commitments.plans()).find(
        (candidate) => planAddress(language, candidate).slice(-8) === address.slice(-8),
      );
      if (plan === undefined || !isSlug(req.params.slug)) return notFound(req, res);
      // Its days may have been set anew since the address was cited; its identifier stays.
      const current = planAddress(language, plan);
      if (current !== address) return res.redirect(301, current);
      await send(
        req,
        res,
        planPage(language, plan, await commitments.inPlan(plan.id, dayOf(clock())), origin),
      );
    });
  }
}

/** `p-045` → `P-045`, `c-12` → `C-12`; null for anything else. */
function numberOf(slug: string, letter: "p" | "c"): string | null {
  return new RegExp(`^${letter}-\\d{1,6}$`).test(slug) ? slug.toUpperCase() : null;
}
