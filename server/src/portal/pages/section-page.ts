import type { Language, SourceCategory } from "@minuta/domain";
import { addresses } from "../addresses.ts";
import type { PlanLine } from "../commitments-reader.ts";
import { type Html, html, nothing } from "../escaping-html.ts";
import { type Page, statementBand } from "../page.ts";
import type { PublicationLine } from "../reader.ts";
import { portalWords } from "../words/words-of.ts";
import { listAddress, listTurn } from "./list-turn.ts";
import { plainPage } from "./plain-page.ts";
import { planList } from "./plan-list.ts";
import { recordList } from "./record-list.ts";
import { searchForm } from "./search-form.ts";

export function sectionPage(
  language: Language,
  category: SourceCategory,
  shown: {
    readonly lines: readonly PublicationLine[];
    readonly page: number;
    readonly pages: number;
    /** Action plans; only in their own section. */
    readonly plans: readonly PlanLine[];
    readonly changedAt: string | null;
  },
): Page {
  const words = portalWords(language);
  const { lines, page, pages } = shown;
  const list =
    lines.length === 0
      ? html`<div class="empty"><p>${words.sectionNone[category]}</p><p class="quiet">${words.sectionNoneNext}</p>${searchForm(language, "")}</div>`
      : html`${recordList(language, lines)}${listTurn(language, (other) => listAddress(language, addresses[language][category], other), page, pages)}`;
  return {
    ...plainPage(language),
    title: words.sections[category],
    description: words.statement[category],
    addresses: {
      es: listAddress("es", addresses.es[category], page),
      en: listAddress("en", addresses.en[category], page),
    },
    section: category,
    statement: statementBand(words.statementLabel, words.statement[category]),
    changedAt: shown.changedAt,
    main: html`<div class="page-head"><h1>${words.sections[category]}</h1></div>
${category === "plan" && page === 1 ? lineage(language, shown.plans) : nothing}
<section aria-labelledby="records"><h2 id="records">${words.records}</h2>${list}</section>`,
  };
}

/** From the plan to what it was made of. */
function lineage(language: Language, plans: readonly PlanLine[]): Html {
  const words = portalWords(language);
  const own = addresses[language];
  const way = (address: string, label: string, about: string) =>
    html`<li><h3><a href="${address}">${label}</a></h3><p>${about}</p></li>`;
  return html`${plans.length === 0 ? nothing : html`<section aria-labelledby="plans"><h2 id="plans" class="first">${words.plans}</h2>${planList(language, plans)}</section>`}
<section aria-labelledby="lineage"><h2 id="lineage">${words.lineageOfPlan}</h2><ul class="sections">${way(own.proposals, words.proposals, words.proposalsLead)}${way(own.commitments, words.commitments, words.commitmentsLead)}${way(own.resolutions, words.resolutions, words.ledgerLead)}</ul></section>`;
}
