import type { Language } from "@minuta/domain";
import { addresses } from "../addresses.ts";
import { type Html, html, nothing } from "../escaping-html.ts";
import {
  noResolutionFilters,
  type ResolutionFilters,
  type ResolutionStatus,
  resolutionStatuses,
} from "../resolutions-reader.ts";
import { portalWords } from "../words/words-of.ts";

/** Names of the filters in an address, in each language. */
const names = {
  es: {
    recordKey: "sesion",
    responsible: "responsable",
    status: "estado",
    dueBefore: "plazo",
    words: "palabras",
  },
  en: {
    recordKey: "session",
    responsible: "responsible",
    status: "status",
    dueBefore: "due",
    words: "words",
  },
} as const satisfies Readonly<Record<Language, Readonly<Record<keyof ResolutionFilters, string>>>>;

const longest = 200;

/** The filters that an address asks for; what cannot be meant is left out, as a form leaves out what is empty. */
export function readResolutionFilters(
  language: Language,
  query: Readonly<Record<string, unknown>>,
): ResolutionFilters {
  const own = names[language];
  const text = (name: string) => {
    const value = query[name];
    return typeof value === "string" ? value.slice(0, longest).trim() : "";
  };
  const status = resolutionStatuses.find((candidate) => candidate === text(own.status));
  const due = text(own.dueBefore);
  return {
    recordKey: text(own.recordKey) || null,
    responsible: text(own.responsible),
    status: status ?? null,
    dueBefore: /^\d{4}-\d{2}-\d{2}$/.test(due) ? due : null,
    words: text(own.words),
  };
}

export function hasFilters(filters: ResolutionFilters): boolean {
  return (Object.keys(noResolutionFilters) as (keyof ResolutionFilters)[]).some(
    (name) => filters[name] !== noResolutionFilters[name],
  );
}

/** The filters as the end of an address, without a question mark; "" when there are none. */
export function filtersQuery(language: Language, filters: ResolutionFilters): string {
  const parameters = new URLSearchParams();
  for (const [name, parameter] of Object.entries(names[language])) {
    const value = filters[name as keyof ResolutionFilters];
    if (value !== null && value !== "") parameters.set(parameter, value);
  }
  return parameters.toString();
}

/** A form that works by its address alone. */
export function filtersForm(
  language: Language,
  filters: ResolutionFilters,
  choices: { readonly recordKeys: readonly string[]; readonly responsible: readonly string[] },
): Html {
  const words = portalWords(language);
  const own = names[language];
  const option = (value: string, label: string, chosen: boolean) =>
    chosen
      ? html`<option value="${value}" selected>${label}</option>`
      : html`<option value="${value}">${label}</option>`;
  const any = (chosen: boolean) => option("", words.filters.any, chosen);
  return html`<form class="filters" action="${addresses[language].resolutions}" method="get" aria-label="${words.filters.title}">
<p><label for="f-words">${words.filters.words}</label><input id="f-words" name="${own.words}" type="search" value="${filters.words}" maxlength="${longest}" autocomplete="off"></p>
<p><label for="f-session">${words.filters.session}</label><select id="f-session" name="${own.recordKey}">${any(filters.recordKey === null)}${choices.recordKeys.map((key) => option(key, key, key === filters.recordKey))}</select></p>
<p><label for="f-responsible">${words.filters.responsible}</label><input id="f-responsible" name="${own.responsible}" list="f-names" value="${filters.responsible}" maxlength="${longest}" autocomplete="off"><datalist id="f-names">${choices.responsible.map((name) => html`<option value="${name}"></option>`)}</datalist></p>
<p><label for="f-status">${words.filters.status}</label><select id="f-status" name="${own.status}">${any(filters.status === null)}${resolutionStatuses.map((status) => option(status, words.resolutionStatus[status], status === filters.status))}</select></p>
<p><label for="f-due">${words.filters.dueBefore}</label><input id="f-due" name="${own.dueBefore}" type="date" value="${filters.dueBefore ?? ""}"></p>
<p class="act"><button class="button" type="submit">${words.filters.apply}</button>${hasFilters(filters) ? html` <a href="${addresses[language].resolutions}">${words.filters.clear}</a>` : nothing}</p>
</form>`;
}

/** A status by shape, colour and word. */
export function statusMark(language: Language, status: ResolutionStatus): Html {
  return html`<span class="status ${status}">${portalWords(language).resolutionStatus[status]}</span>`;
}
