import type { Language, SourceCategory } from "@minuta/domain";
import { longDay, recordWords, visibleText } from "@minuta/export";
import { type Html, html, nothing } from "../escaping-html.ts";
import { portalWords } from "../words/words-of.ts";

export type Cited = {
  readonly title: string;
  /** Language of the title. */
  readonly language: Language;
  readonly sourceCategory: SourceCategory;
  /** The organization that is its author; left out for what the secretariat publishes. */
  readonly author?: string | null;
  /** Full digest of the record; null for what is none. */
  readonly digest: string | null;
};

/** Where the page stays, when what it shows last changed, and a sentence by which to cite it. */
export function citation(
  page: {
    readonly language: Language;
    readonly address: string;
    readonly changedAt: string | null;
    readonly cited: Cited;
  },
  site: { readonly siteName: string; readonly origin: string },
): Html {
  const { language, cited } = page;
  const words = portalWords(language);
  const terms = recordWords(language);
  const address = `${site.origin}${page.address}`;
  const changed = page.changedAt === null ? null : longDay(page.changedAt, language);
  const category = terms.sourceCategory[cited.sourceCategory];
  const line = (label: string, value: Html | string) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`;
  return html`<section class="cite" aria-labelledby="cite"><h2 id="cite">${words.howToCite}</h2>
<p class="cite-sentence">${cited.author === undefined || cited.author === null ? nothing : html`${cited.author}. `}<span lang="${cited.language}">${visibleText(cited.title).replace(/[.\s]+$/, "")}</span>. ${site.siteName}, ${terms.sourceCategoryLabel}: ${category}.${changed === null ? nothing : html` ${words.lastChange}: ${changed}.`} <span class="digest">${address}</span>${cited.digest === null ? nothing : html`. ${terms.digest}: <span class="digest">${cited.digest}</span>`}.</p>
<dl class="provenance">${line(terms.sourceCategoryLabel, category)}${line(words.permanentAddress, html`<a class="digest" href="${page.address}">${address}</a>`)}${changed === null ? nothing : line(words.lastChange, html`<time datetime="${page.changedAt ?? ""}">${changed}</time>`)}</dl></section>`;
}
