import type { Language, SourceCategory } from "@minuta/domain";
import { addresses } from "../addresses.ts";
import { html } from "../escaping-html.ts";
import { type Page, statementBand } from "../page.ts";
import type { PublicationLine } from "../reader.ts";
import { portalWords } from "../words/words-of.ts";
import { listAddress, listTurn } from "./list-turn.ts";
import { recordList } from "./record-list.ts";
import { searchForm } from "./search-form.ts";

export function sectionPage(
  language: Language,
  category: SourceCategory,
  shown: {
    readonly lines: readonly PublicationLine[];
    readonly page: number;
    readonly pages: number;
    readonly changedAt: string | null;
  },
): Page {
  const words = portalWords(language);
  const { lines, page, pages } = shown;
  const list =
    lines.length === 0
      ? html`<div class="empty"><p>${words.sectionNone[category]}</p><p class="quiet">${words.sectionNoneNext}</p>${searchForm(language, "")}</div>`
      : html`${recordList(language, lines)}${listTurn(language, addresses[language][category], page, pages)}`;
  return {
    language,
    title: words.sections[category],
    description: words.statement[category],
    addresses: {
      es: listAddress("es", addresses.es[category], page),
      en: listAddress("en", addresses.en[category], page),
    },
    section: category,
    statement: statementBand(words.statementLabel, words.statement[category]),
    changedAt: shown.changedAt,
    indexed: true,
    main: html`<div class="page-head"><h1>${words.sections[category]}</h1></div>
<section aria-labelledby="records"><h2 id="records">${words.records}</h2>${list}</section>`,
  };
}
