import type { Language } from "@minuta/domain";
import { pageParameter } from "../addresses.ts";
import { type Html, html, nothing } from "../escaping-html.ts";
import { portalWords } from "../words/words-of.ts";

/** Address of a page of a list; the first has no number. */
export function listAddress(language: Language, address: string, page: number): string {
  return page === 1 ? address : `${address}?${pageParameter[language]}=${page}`;
}

/** Links to the list's neighbouring pages, whose addresses `addressOf` gives; nothing when it has one page only. */
export function listTurn(
  language: Language,
  addressOf: (page: number) => string,
  page: number,
  pages: number,
): Html {
  if (pages <= 1) return nothing;
  const words = portalWords(language);
  const newer =
    page > 1 ? html`<a rel="prev" href="${addressOf(page - 1)}">← ${words.newerPage}</a>` : nothing;
  const older =
    page < pages ? html`<a rel="next" href="${addressOf(page + 1)}">${words.olderPage} →</a>` : nothing;
  return html`<nav class="turn" aria-label="${words.pages}">${newer}<span class="quiet">${words.onPage(page, pages)}</span>${older}</nav>`;
}
