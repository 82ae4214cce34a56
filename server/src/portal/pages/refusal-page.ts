import type { Language } from "@minuta/domain";
import { addresses } from "../addresses.ts";
import { html } from "../escaping-html.ts";
import type { Page } from "../page.ts";
import { portalWords } from "../words/words-of.ts";
import { plainPage } from "./plain-page.ts";
import { searchForm } from "./search-form.ts";

/** What an address gets that nothing is published at, or a request that would change something. */
export function refusalPage(language: Language, reason: "notFound" | "notAllowed"): Page {
  const words = portalWords(language);
  const title = reason === "notFound" ? words.notFoundTitle : words.notAllowedTitle;
  const text = reason === "notFound" ? words.notFoundText : words.notAllowedText;
  const own = addresses[language];
  return {
    ...plainPage(language),
    title,
    description: text,
    addresses: { es: addresses.es.home, en: addresses.en.home },
    section: null,
    indexed: false,
    main: html`<div class="page-head"><h1>${title}</h1><p class="lead">${text}</p>${searchForm(language, "")}</div>
<p class="turn"><a href="${own.home}">${words.home}</a><a href="${own.plan}">${words.sections.plan}</a><a href="${own.resolutions}">${words.resolutions}</a></p>`,
  };
}
