import type { Language } from "@minuta/domain";
import { shortDate, visibleText } from "@minuta/export";
import { addresses, numberAddress } from "../addresses.ts";
import type { CommitmentLine, PlanLine } from "../commitments-reader.ts";
import { html, nothing } from "../escaping-html.ts";
import { type Page, statementBand } from "../page.ts";
import { stackingTable } from "../stacking-table.ts";
import { portalWords } from "../words/words-of.ts";
import { commitmentMark } from "./commitment-body.ts";
import { plainPage } from "./plain-page.ts";
import { planList } from "./plan-list.ts";

/** Every commitment that was adopted, and the plans made of them. */
export function commitmentsPage(
  language: Language,
  shown: {
    readonly lines: readonly CommitmentLine[];
    readonly plans: readonly PlanLine[];
    readonly changedAt: string | null;
  },
): Page {
  const words = portalWords(language);
  const { lines, plans } = shown;
  const day = (date: string) =>
    date === "" ? "—" : html`<time datetime="${date}">${shortDate(date, language)}</time>`;
  const table = stackingTable(
    [
      { label: words.proposalNumber, nowrap: true },
      { label: words.commitment, nowrap: false },
      { label: words.leadAgency, nowrap: false },
      { label: words.period, nowrap: false },
      { label: words.milestones, nowrap: true },
      { label: words.statusColumn, nowrap: true },
    ],
    lines.map((line) => [
      html`<a href="${numberAddress(language, "commitments", line.number)}">${line.number}</a>`,
      html`<span lang="es">${visibleText(line.title)}</span>`,
      html`<span lang="es">${visibleText(line.leadAgency)}</span>`,
      html`${day(line.startsOn)} – ${day(line.endsOn)}`,
      words.milestonesDone(line.milestonesCompleted, line.milestones),
      commitmentMark(language, line),
    ]),
  );
  return {
    ...plainPage(language),
    title: words.commitmentsTitle,
    description: words.commitmentsLead,
    addresses: { es: addresses.es.commitments, en: addresses.en.commitments },
    section: "commitments",
    statement: statementBand(words.sections.plan, words.statement.plan),
    changedAt: shown.changedAt,
    main: html`<div class="page-head"><h1>${words.commitmentsTitle}</h1><p class="lead">${words.commitmentsLead}</p></div>
${lines.length === 0 ? html`<div class="empty"><p>${words.commitmentsNone}</p><p class="quiet">${words.commitmentsNoneNext}</p></div>` : html`<div class="ledger">${table}</div>`}
${plans.length === 0 ? nothing : html`<section aria-labelledby="plans"><h2 id="plans">${words.plans}</h2>${planList(language, plans)}</section>`}`,
  };
}
