import type { Language } from "@minuta/domain";
import { addresses } from "../addresses.ts";
import { type Html, html } from "../escaping-html.ts";
import { portalWords } from "../words/words-of.ts";

export function searchForm(language: Language, query: string): Html {
  const words = portalWords(language);
  return html`<form class="search" role="search" action="${addresses[language].search}" method="get">
<label for="q">${words.searchLabel}</label>
<div class="row"><input id="q" name="q" type="search" value="${query}" maxlength="200" autocomplete="off" spellcheck="false"><button class="button" type="submit">${words.searchButton}</button></div>
</form>`;
}
