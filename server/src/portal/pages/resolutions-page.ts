import type { Language } from "@minuta/domain";
import { recordWords, resolutionAnchor, shortDate } from "@minuta/export";
import { addresses, recordAddress } from "../addresses.ts";
import { html, nothing } from "../escaping-html.ts";
import type { Page } from "../page.ts";
import type { ResolutionLine } from "../reader.ts";
import { stackingTable } from "../stacking-table.ts";
import { portalWords } from "../words/words-of.ts";
import { listAddress, listTurn } from "./list-turn.ts";

export function resolutionsPage(
  language: Language,
  shown: {
    readonly lines: readonly ResolutionLine[];
    readonly page: number;
    readonly pages: number;
    readonly changedAt: string | null;
  },
): Page {
  const words = portalWords(language);
  const terms = recordWords(language);
  const rows = shown.lines.map((line) => {
    const address = recordAddress(language, line.slug);
    if (line.state === "void") {
      return [
        line.number,
        html`<span class="void">${words.voidResolution}</span>`,
        "—",
        "—",
        html`<a href="${address}">${line.key}</a>`,
      ];
    }
    return [
      html`<a href="${address}#${resolutionAnchor(line.number)}">${line.number}</a>`,
      html`<span lang="${line.language}">${line.text}</span>`,
      html`<span lang="${line.language}">${line.responsible}</span>`,
      html`<time datetime="${line.dueDate}">${shortDate(line.dueDate, language)}</time>`,
      html`<a href="${address}">${line.key}</a>`,
    ];
  });
  const table = stackingTable(
    [
      { label: terms.number, nowrap: true },
      { label: terms.resolution, nowrap: false },
      { label: terms.responsible, nowrap: false },
      { label: terms.dueDate, nowrap: true },
      { label: words.record, nowrap: true },
    ],
    rows,
  );
  return {
    language,
    title: words.ledgerTitle,
    description: words.ledgerLead,
    addresses: {
      es: listAddress("es", addresses.es.resolutions, shown.page),
      en: listAddress("en", addresses.en.resolutions, shown.page),
    },
    section: "resolutions",
    statement: nothing,
    changedAt: shown.changedAt,
    indexed: true,
    main: html`<div class="page-head"><h1>${words.ledgerTitle}</h1><p class="lead">${words.ledgerLead}</p></div>
${
  rows.length === 0
    ? html`<div class="empty"><p>${words.ledgerNone}</p></div>`
    : html`<div class="ledger">${table}</div>${listTurn(language, addresses[language].resolutions, shown.page, shown.pages)}`
}`,
  };
}
