import type { Language } from "@minuta/domain";
import { visibleText } from "@minuta/export";
import { numberAddress } from "../addresses.ts";
import type { PublicCommitment } from "../commitments-reader.ts";
import { type Html, html, nothing } from "../escaping-html.ts";
import { type Page, statementBand } from "../page.ts";
import { portalWords } from "../words/words-of.ts";
import { commitmentBody, originList, progressTimeline } from "./commitment-body.ts";
import { plainPage } from "./plain-page.ts";
import { planList } from "./plan-list.ts";

export function commitmentPage(language: Language, commitment: PublicCommitment, origin: string): Page {
  const words = portalWords(language);
  const { number, title } = commitment;
  return {
    ...plainPage(language),
    title: `${number} · ${title}`,
    description: `${words.commitment} ${number}. ${commitment.solution || title}`.slice(0, 300),
    addresses: {
      es: numberAddress("es", "commitments", number),
      en: numberAddress("en", "commitments", number),
    },
    section: "commitments",
    statement: statementBand(words.sections.plan, words.statement.plan),
    changedAt: commitment.changedAt,
    cited: { title: `${number}. ${title}`, language: "es", sourceCategory: "plan", digest: null },
    data: {
      "@context": "https://schema.org",
      "@type": "CreativeWork",
      additionalType: "Commitment",
      identifier: number,
      name: title,
      abstract: commitment.solution,
      inLanguage: "es",
      temporalCoverage: `${commitment.startsOn}/${commitment.endsOn}`,
      creativeWorkStatus: commitment.isVoid ? "void" : commitment.status,
      dateModified: commitment.changedAt,
      url: `${origin}${numberAddress(language, "commitments", number)}`,
      isBasedOn: commitment.proposals.map(
        (proposal) => `${origin}${numberAddress(language, "proposals", proposal.number)}`,
      ),
    },
    main: html`<article class="subject"><header class="page-head"><p class="key">${words.commitment} ${number}</p><h1 lang="es">${visibleText(title)}</h1>
${commitment.sample ? html`<p class="notice">${words.sampleNotice}</p>` : nothing}</header>
${commitmentBody(language, commitment, 2)}
${commitment.isVoid ? nothing : html`<section aria-labelledby="progress"><h2 id="progress">${words.progress}</h2>${progressTimeline(language, commitment)}</section>`}
<section aria-labelledby="origin"><h2 id="origin">${words.originProposals}</h2>${originList(language, commitment)}</section>
${otherNumbers(language, commitment)}
${commitment.plans.length === 0 ? nothing : html`<section aria-labelledby="plans"><h2 id="plans">${words.inPlans}</h2>${planList(language, commitment.plans)}</section>`}
${commitment.isVoid ? nothing : html`<p class="hint">${words.withoutContact}</p>`}
</article>`,
  };
}

function otherNumbers(language: Language, { earlier, later }: PublicCommitment): Html {
  if (earlier.length + later.length === 0) return nothing;
  const words = portalWords(language);
  const item = (number: string, note: string) =>
    html`<li><a href="${numberAddress(language, "commitments", number)}">${number}</a> <span class="quiet">${note}</span></li>`;
  return html`<section aria-labelledby="versions"><h2 id="versions">${words.otherNumbers}</h2><ul class="rows">${earlier.map((number) => item(number, words.earlierNumber))}${later.map((number) => item(number, words.laterNumber))}</ul></section>`;
}
