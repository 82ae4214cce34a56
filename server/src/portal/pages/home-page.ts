import { type Language, sourceCategories } from "@minuta/domain";
import { addresses } from "../addresses.ts";
import { html, nothing } from "../escaping-html.ts";
import type { Page } from "../page.ts";
import type { Counts, PublicationLine } from "../reader.ts";
import { portalWords } from "../words/words-of.ts";
import { plainPage } from "./plain-page.ts";
import { recordList } from "./record-list.ts";
import { searchForm } from "./search-form.ts";

export function homePage(
  language: Language,
  shown: {
    readonly counts: Counts;
    readonly latest: readonly PublicationLine[];
    readonly changedAt: string | null;
  },
): Page {
  const words = portalWords(language);
  const { counts, latest } = shown;
  const recordsIn = (count: number) =>
    count === 0 ? words.recordsIn.none : count === 1 ? words.recordsIn.one : words.recordsIn.many(count);
  const count = (label: string, value: number) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`;
  const numbers =
    counts.records === 0
      ? nothing
      : html`<dl class="counts">${count(words.counts.records, counts.records)}${count(words.counts.resolutions, counts.resolutions)}${count(words.counts.signatures, counts.signatures)}</dl>`;
  const sections = sourceCategories.map(
    (category) =>
      html`<li><h3><a href="${addresses[language][category]}">${words.sections[category]}</a></h3><p>${words.statement[category]}</p><p class="quiet">${recordsIn(counts.bySourceCategory[category])}</p></li>`,
  );
  return {
    ...plainPage(language),
    title: words.homeTitle,
    description: words.homeLead,
    addresses: { es: addresses.es.home, en: addresses.en.home },
    section: "home",
    changedAt: shown.changedAt,
    main: html`<div class="page-head"><h1>${words.homeTitle}</h1><p class="lead">${words.homeLead}</p>
${searchForm(language, "")}</div>
${numbers}
<section aria-labelledby="latest"><h2 id="latest">${words.latest}</h2>
${latest.length === 0 ? html`<div class="empty"><p>${words.latestNone}</p></div>` : recordList(language, latest)}
</section>
<section aria-labelledby="sections"><h2 id="sections">${words.sectionsHeading}</h2>
<p class="quiet">${words.sectionsLead}</p>
<ul class="sections">${sections}</ul></section>
<section class="how" aria-labelledby="how"><h2 id="how">${words.howTitle}</h2><p>${words.howText}</p>
<p><a href="${addresses[language].verify}">${words.howLink}</a></p></section>`,
  };
}
