import { type Language, type ProposalState, proposalStates } from "@minuta/domain";
import { visibleText } from "@minuta/export";
import { addresses, numberAddress } from "../addresses.ts";
import { type Html, html } from "../escaping-html.ts";
import { type Page, statementBand } from "../page.ts";
import type { ProposalLine } from "../proposals-reader.ts";
import { stackingTable } from "../stacking-table.ts";
import { portalWords } from "../words/words-of.ts";
import { partyName } from "./party-name.ts";
import { plainPage } from "./plain-page.ts";

/** Every proposal with how it ended. */
export function proposalsPage(
  language: Language,
  shown: { readonly lines: readonly ProposalLine[]; readonly changedAt: string | null },
): Page {
  const words = portalWords(language);
  const { lines } = shown;
  const counted = proposalStates
    .map((state) => ({ state, count: lines.filter((line) => line.state === state).length }))
    .filter(({ count }) => count > 0);
  const summary = html`<dl class="counts">${counted.map(({ state, count }) => html`<div><dt>${words.proposalState[state]}</dt><dd>${count}</dd></div>`)}</dl>`;
  const rows = lines.map((line) => [
    html`<a href="${numberAddress(language, "proposals", line.number)}">${line.number}</a>`,
    visibleText(titleOf(language, line)),
    partyName(line.organization.party, line.organization.shortName),
    line.agencies.length === 0 ? "—" : line.agencies.join(", "),
    html`${proposalMark(language, line.state)}${line.commitments.map((number) => html` <a href="${numberAddress(language, "commitments", number)}">${number}</a>`)}`,
  ]);
  const table = stackingTable(
    [
      { label: words.proposalNumber, nowrap: true },
      { label: words.proposal, nowrap: false },
      { label: words.organization, nowrap: true },
      { label: words.agenciesAsked, nowrap: false },
      { label: words.outcome, nowrap: false },
    ],
    rows,
  );
  return {
    ...plainPage(language),
    title: words.proposalsTitle,
    description: words.proposalsLead,
    addresses: { es: addresses.es.proposals, en: addresses.en.proposals },
    section: "proposals",
    statement: statementBand(words.sections.plan, words.statement.plan),
    changedAt: shown.changedAt,
    main: html`<div class="page-head"><h1>${words.proposalsTitle}</h1><p class="lead">${words.proposalsLead}</p></div>
${lines.length === 0 ? html`<div class="empty"><p>${words.proposalsNone}</p><p class="quiet">${words.proposalsNoneNext}</p></div>` : html`${summary}<div class="ledger">${table}</div>`}`,
  };
}

export function titleOf(
  language: Language,
  line: { readonly titleEs: string; readonly titleEn: string },
): string {
  return (language === "es" ? line.titleEs : line.titleEn) || line.titleEs;
}

/** How a proposal ended, by shape, colour and word. */
export function proposalMark(language: Language, state: ProposalState): Html {
  return html`<span class="status ${state}">${portalWords(language).proposalState[state]}</span>`;
}
