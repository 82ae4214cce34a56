import type { Language } from "@minuta/domain";
import { addresses } from "../addresses.ts";
import { type Html, html, nothing } from "../escaping-html.ts";
import type { Page } from "../page.ts";
import type { Found } from "../reader.ts";
import { portalWords } from "../words/words-of.ts";
import { recordList } from "./record-list.ts";
import { searchForm } from "./search-form.ts";

export const mostFound = 50;

/** `words` are the folded words that were looked for; none when the query held no letter. */
export function searchPage(
  language: Language,
  shown: {
    readonly query: string;
    readonly words: readonly string[];
    readonly found: readonly Found[];
    readonly changedAt: string | null;
  },
): Page {
  const say = portalWords(language);
  const asked = encodeURIComponent(shown.query);
  const suffix = shown.query === "" ? "" : `?q=${asked}`;
  return {
    language,
    title: shown.query === "" ? say.searchTitle : `${shown.query} · ${say.search}`,
    description: say.searchHint,
    addresses: { es: `${addresses.es.search}${suffix}`, en: `${addresses.en.search}${suffix}` },
    section: "search",
    statement: nothing,
    changedAt: shown.changedAt,
    indexed: shown.query === "",
    main: html`<div class="page-head"><h1>${say.searchTitle}</h1>${searchForm(language, shown.query)}<p class="hint">${say.searchHint}</p></div>
${shown.query === "" ? nothing : results(language, shown)}`,
  };
}

function results(
  language: Language,
  shown: { readonly words: readonly string[]; readonly found: readonly Found[] },
): Html {
  const say = portalWords(language);
  const { found, words } = shown;
  const list = words.join(", ");
  if (words.length === 0) return html`<div class="empty"><p>${say.searchTooShort}</p></div>`;
  if (found.length === 0) {
    return html`<div class="empty"><h2>${say.searchFound.none(list)}</h2><p class="quiet">${say.searchNoneNext}</p></div>`;
  }
  const heading =
    found.length === 1
      ? say.searchFound.one(list)
      : found.length >= mostFound
        ? say.searchFound.most(found.length, list)
        : say.searchFound.many(found.length, list);
  const excerptOf = (index: number) => {
    const result = found[index];
    if (result === undefined) return nothing;
    const parts = result.excerpt.map((part) =>
      part.found ? html`<mark>${part.text}</mark>` : html`${part.text}`,
    );
    return html`<p class="excerpt" lang="${result.line.language}">${parts}</p>`;
  };
  return html`<section aria-labelledby="found"><h2 id="found">${heading}</h2>${recordList(
    language,
    found.map(({ line }) => line),
    excerptOf,
  )}</section>`;
}
