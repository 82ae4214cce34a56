import type { Language } from "@minuta/domain";
import { recordWords, shortDate, visibleText } from "@minuta/export";
import { addresses, numberAddress, pageParameter, recordAddress } from "../addresses.ts";
import { html, nothing } from "../escaping-html.ts";
import type { Page } from "../page.ts";
import type { ResolutionFilters, ResolutionLine } from "../resolutions-reader.ts";
import { stackingTable } from "../stacking-table.ts";
import { portalWords } from "../words/words-of.ts";
import { listTurn } from "./list-turn.ts";
import { plainPage } from "./plain-page.ts";
import { filtersForm, filtersQuery, hasFilters, statusMark } from "./resolution-filters.ts";

export function resolutionsPage(
  language: Language,
  shown: {
    readonly lines: readonly ResolutionLine[];
    readonly total: number;
    readonly filters: ResolutionFilters;
    readonly choices: { readonly recordKeys: readonly string[]; readonly responsible: readonly string[] };
    readonly page: number;
    readonly pages: number;
    readonly changedAt: string | null;
  },
): Page {
  const words = portalWords(language);
  const terms = recordWords(language);
  const filtered = hasFilters(shown.filters);
  const addressIn = (other: Language, page: number) => {
    const query = new URLSearchParams(filtersQuery(other, shown.filters));
    if (page > 1) query.set(pageParameter[other], String(page));
    return `${addresses[other].resolutions}${query.size === 0 ? "" : `?${query}`}`;
  };
  const rows = shown.lines.map((line) => {
    const address = recordAddress(language, line.recordSlug);
    const isVoid = line.state === "void";
    const own = (text: string) => html`<span lang="${line.language}">${visibleText(text) || "—"}</span>`;
    return [
      html`<a href="${numberAddress(language, "resolutions", line.number)}">${line.number}</a>`,
      isVoid ? html`<span class="void">${words.voidResolution}</span>` : own(line.text),
      own(line.responsible),
      line.dueDate === ""
        ? "—"
        : html`<time datetime="${line.dueDate}">${shortDate(line.dueDate, language)}</time>`,
      statusMark(language, isVoid ? "void" : line.status),
      html`<a href="${address}">${line.recordKey}</a>`,
    ];
  });
  const table = stackingTable(
    [
      { label: terms.number, nowrap: true },
      { label: terms.resolution, nowrap: false },
      { label: terms.responsible, nowrap: false },
      { label: terms.dueDate, nowrap: true },
      { label: words.statusColumn, nowrap: true },
      { label: words.record, nowrap: true },
    ],
    rows,
  );
  const none = filtered
    ? html`<div class="empty"><p>${words.filters.none}</p><p class="quiet">${words.filters.noneNext}</p></div>`
    : html`<div class="empty"><p>${words.ledgerNone}</p></div>`;
  const form =
    shown.choices.recordKeys.length === 0 ? nothing : filtersForm(language, shown.filters, shown.choices);
  return {
    ...plainPage(language),
    title: words.ledgerTitle,
    description: words.ledgerLead,
    addresses: { es: addressIn("es", shown.page), en: addressIn("en", shown.page) },
    section: "resolutions",
    changedAt: shown.changedAt,
    indexed: !filtered,
    main: html`<div class="page-head"><h1>${words.ledgerTitle}</h1><p class="lead">${words.ledgerLead}</p></div>
${form}
${
  rows.length === 0
    ? none
    : html`<section class="ledger" aria-labelledby="found"><h2 id="found" class="count">${words.filters.found(shown.total)}</h2>${table}</section>${listTurn(language, (page) => addressIn(language, page), shown.page, shown.pages)}`
}`,
  };
}
