import type { Language } from "@minuta/domain";
import { longDate, visibleText } from "@minuta/export";
import { numberAddress, planAddress } from "../addresses.ts";
import type { PlanLine, PublicCommitment } from "../commitments-reader.ts";
import { html } from "../escaping-html.ts";
import { type Page, statementBand } from "../page.ts";
import { portalWords } from "../words/words-of.ts";
import { commitmentBody, commitmentMark, originList } from "./commitment-body.ts";
import { plainPage } from "./plain-page.ts";

/** An action plan with all of its commitments, to be read and printed in one piece. */
export function planPage(
  language: Language,
  plan: PlanLine,
  commitments: readonly PublicCommitment[],
  origin: string,
): Page {
  const words = portalWords(language);
  const changedAt =
    commitments
      .map((commitment) => commitment.changedAt)
      .sort()
      .at(-1) ?? null;
  const contents = commitments.map(
    (commitment) =>
      html`<li><a href="#${anchorOf(commitment)}">${commitment.number}</a> <span lang="es">${visibleText(commitment.title)}</span> ${commitmentMark(language, commitment)}</li>`,
  );
  const body = commitments.map(
    (commitment) =>
      html`<section class="in-plan" id="${anchorOf(commitment)}" aria-labelledby="${anchorOf(commitment)}-title"><p class="key"><a href="${numberAddress(language, "commitments", commitment.number)}">${words.commitment} ${commitment.number}</a></p><h2 id="${anchorOf(commitment)}-title" lang="es">${visibleText(commitment.title)}</h2>${commitmentBody(language, commitment, 3)}<h3>${words.originProposals}</h3>${originList(language, commitment)}</section>`,
  );
  return {
    ...plainPage(language),
    title: plan.title,
    description: `${plan.title}. ${words.statement.plan}`,
    addresses: { es: planAddress("es", plan), en: planAddress("en", plan) },
    section: "commitments",
    statement: statementBand(words.sections.plan, words.statement.plan),
    changedAt,
    cited: { title: plan.title, language: "es", sourceCategory: "plan", digest: null },
    data: {
      "@context": "https://schema.org",
      "@type": "CreativeWork",
      additionalType: "ActionPlan",
      identifier: plan.id,
      name: plan.title,
      inLanguage: "es",
      temporalCoverage: `${plan.startsOn}/${plan.endsOn}`,
      url: `${origin}${planAddress(language, plan)}`,
      hasPart: commitments.map(({ number }) => `${origin}${numberAddress(language, "commitments", number)}`),
    },
    main: html`<article class="subject"><header class="page-head"><p class="key">${words.sections.plan}</p><h1 lang="es">${visibleText(plan.title)}</h1>
<p class="lead">${words.planLead(longDate(plan.startsOn, language), longDate(plan.endsOn, language))}</p><p class="hint screen-only">${words.printHint}</p></header>
${commitments.length === 0 ? html`<div class="empty"><p>${words.planEmpty}</p></div>` : html`<nav aria-labelledby="contents"><h2 id="contents">${words.planContents}</h2><ol class="rows">${contents}</ol></nav>${body}`}
</article>`,
  };
}

function anchorOf({ number }: PublicCommitment): string {
  return number.toLowerCase();
}
