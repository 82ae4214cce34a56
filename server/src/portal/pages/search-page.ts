import { type Language, type SourceCategory, sourceCategories } from "@minuta/domain";
import { longDate, visibleText } from "@minuta/export";
import { addresses, numberAddress, pageParameter, recordAddress } from "../addresses.ts";
import { type Html, html, nothing } from "../escaping-html.ts";
import type { Page } from "../page.ts";
import type { QueryWord } from "../search/query-words.ts";
import {
  type Found,
  foundOnPage,
  mostFound,
  type SearchFilters,
  type SearchKind,
  searchKinds,
} from "../search/search-reader.ts";
import { portalWords } from "../words/words-of.ts";
import { listTurn } from "./list-turn.ts";
import { plainPage } from "./plain-page.ts";

/** Names of the filters in an address, in each language. */
const names: Readonly<Record<Language, Readonly<Record<keyof SearchFilters, string>>>> = {
  es: { sourceCategory: "rubro", kind: "tipo", year: "anio" },
  en: { sourceCategory: "section", kind: "kind", year: "year" },
};

/** The filters that an address asks for; what cannot be meant is left out. */
export function readSearchFilters(
  language: Language,
  query: Readonly<Record<string, unknown>>,
): SearchFilters {
  const own = names[language];
  const year = query[own.year];
  return {
    sourceCategory: sourceCategories.find((category) => category === query[own.sourceCategory]) ?? null,
    kind: searchKinds.find((kind) => kind === query[own.kind]) ?? null,
    year: typeof year === "string" && /^\d{4}$/.test(year) ? year : null,
  };
}

/** `words` are the words that were looked for; none when the query held no letter. */
export function searchPage(
  language: Language,
  shown: {
    readonly query: string;
    readonly words: readonly QueryWord[];
    readonly filters: SearchFilters;
    readonly years: readonly string[];
    readonly found: readonly Found[];
    readonly total: number;
    readonly page: number;
    readonly changedAt: string | null;
  },
): Page {
  const say = portalWords(language);
  const addressIn = (other: Language, page: number) => {
    const query = new URLSearchParams();
    if (shown.query !== "") query.set("q", shown.query);
    for (const name of ["sourceCategory", "kind", "year"] as const) {
      const value = shown.filters[name];
      if (value !== null) query.set(names[other][name], value);
    }
    if (page > 1) query.set(pageParameter[other], String(page));
    return `${addresses[other].search}${query.size === 0 ? "" : `?${query}`}`;
  };
  return {
    ...plainPage(language),
    title: shown.query === "" ? say.searchTitle : `${shown.query} · ${say.search}`,
    description: say.searchHint,
    addresses: { es: addressIn("es", shown.page), en: addressIn("en", shown.page) },
    section: "search",
    changedAt: shown.changedAt,
    indexed: shown.query === "",
    main: html`<div class="page-head"><h1>${say.searchTitle}</h1>${form(language, shown)}<p class="hint">${say.searchHint}</p></div>
${shown.query === "" ? nothing : results(language, shown, (page) => addressIn(language, page))}`,
  };
}

function form(
  language: Language,
  shown: {
    readonly query: string;
    readonly filters: SearchFilters;
    readonly years: readonly string[];
  },
): Html {
  const say = portalWords(language);
  const { filters } = shown;
  const option = (value: string, label: string, chosen: boolean) =>
    chosen
      ? html`<option value="${value}" selected>${label}</option>`
      : html`<option value="${value}">${label}</option>`;
  const select = (name: keyof SearchFilters, values: readonly (readonly [value: string, label: string])[]) =>
    html`<p><label for="s-${name}">${say.searchFilters[name]}</label><select id="s-${name}" name="${names[language][name]}">${option("", name === "year" ? say.searchFilters.all : say.searchFilters.any, filters[name] === null)}${values.map(([value, label]) => option(value, label, value === filters[name]))}</select></p>`;
  const category = (each: SourceCategory) => [each, say.sections[each]] as const;
  const kind = (each: SearchKind) => [each, say.searchKind[each]] as const;
  return html`<form class="search" role="search" action="${addresses[language].search}" method="get">
<label for="q">${say.searchLabel}</label>
<div class="row"><input id="q" name="q" type="search" value="${shown.query}" maxlength="200" autocomplete="off" spellcheck="false"><button class="button" type="submit">${say.searchButton}</button></div>
<div class="narrow">${select("kind", searchKinds.map(kind))}${select("sourceCategory", sourceCategories.map(category))}${select(
    "year",
    shown.years.map((year) => [year, year] as const),
  )}</div>
</form>`;
}

function results(
  language: Language,
  shown: {
    readonly words: readonly QueryWord[];
    readonly found: readonly Found[];
    readonly total: number;
    readonly page: number;
  },
  addressOf: (page: number) => string,
): Html {
  const say = portalWords(language);
  const { found, words, total, page } = shown;
  const list = words.map(({ typed }) => typed).join(", ");
  if (words.length === 0) return html`<div class="empty"><p>${say.searchTooShort}</p></div>`;
  if (found.length === 0) {
    return html`<div class="empty"><h2>${say.searchFound.none(list)}</h2><p class="quiet">${say.searchNoneNext}</p></div>`;
  }
  const heading =
    total === 1
      ? say.searchFound.one(list)
      : total >= mostFound
        ? say.searchFound.most(total, list)
        : say.searchFound.many(total, list);
  return html`<section aria-labelledby="found"><h2 id="found">${heading}</h2><ol class="records" start="${(page - 1) * foundOnPage + 1}">${found.map((each) => item(language, each))}</ol>${listTurn(language, addressOf, page, Math.ceil(total / foundOnPage))}</section>`;
}

function item(language: Language, found: Found): Html {
  const say = portalWords(language);
  const parts = found.excerpt.map((part) =>
    part.found ? html`<mark>${visibleText(part.text)}</mark>` : html`${visibleText(part.text)}`,
  );
  const isResolution = found.kind === "resolution";
  const title = isResolution ? say.resolutionOf(found.key) : found.title;
  return html`<li>
<p class="key">${found.key} · ${say.searchKindOne[found.kind]} · ${say.sections[found.sourceCategory]}</p>
<a class="title" href="${addressOf(language, found)}" lang="${isResolution ? language : found.language}">${visibleText(title)}</a>
${found.heldOn === "" ? nothing : html`<p class="quiet"><time datetime="${found.heldOn}">${longDate(found.heldOn, language)}</time>${found.language === language ? nothing : html` · ${say.inLanguage[found.language]}`}</p>`}
<p class="excerpt" lang="${found.language}">${parts}</p></li>`;
}

function addressOf(language: Language, { kind, key, slug }: Found): string {
  switch (kind) {
    case "minutes":
    case "meetingForm":
    case "translation":
    case "communique":
      return recordAddress(language, slug);
    case "resolution":
      return numberAddress(language, "resolutions", key);
    case "proposal":
      return numberAddress(language, "proposals", key);
    case "commitment":
      return numberAddress(language, "commitments", key);
  }
}
