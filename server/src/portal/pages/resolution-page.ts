import { type Language, type Party, parties } from "@minuta/domain";
import {
  longDate,
  partyMark,
  recordWords,
  resolutionAnchor,
  shortInstant,
  visibleText,
} from "@minuta/export";
import type { AdoptedResolution, RecordContent } from "@minuta/record";
import { numberAddress, recordAddress } from "../addresses.ts";
import { type Html, html, nothing } from "../escaping-html.ts";
import { type Page, statementBand } from "../page.ts";
import type { ResolutionLine, StatusReport } from "../resolutions-reader.ts";
import { portalWords } from "../words/words-of.ts";
import { plainPage } from "./plain-page.ts";
import { statusMark } from "./resolution-filters.ts";

/** One resolution: its text as published, how it was decided, and how it stood later. */
export function resolutionPage(
  language: Language,
  shown: {
    readonly line: ResolutionLine;
    readonly reports: readonly StatusReport[];
    readonly content: RecordContent;
    readonly origin: string;
  },
): Page {
  const { line, reports, content } = shown;
  const words = portalWords(language);
  const terms = recordWords(language);
  const isVoid = line.state === "void";
  const decided = decisionOf(content, line.number);
  const record = recordAddress(language, line.recordSlug);
  const title = words.resolutionOf(line.number);
  const body = isVoid
    ? html`<p class="notice plain">${words.resolutionVoid}</p>`
    : html`<blockquote class="resolution-words" lang="${line.language}">${visibleText(line.text)}</blockquote>
<dl class="facts">
<div><dt>${terms.responsible}</dt><dd lang="${line.language}">${visibleText(line.responsible) || "—"}</dd></div>
<div><dt>${terms.dueDate}</dt><dd>${line.dueDate === "" ? "—" : html`<time datetime="${line.dueDate}">${longDate(line.dueDate, language)}</time>`}</dd></div>
<div><dt>${words.statusColumn}</dt><dd>${statusMark(language, line.status)}</dd></div></dl>
${decided === null ? nothing : decision(language, line.language, decided)}`;
  return {
    ...plainPage(language),
    title: `${title}: ${line.text.slice(0, 80)}`,
    description: `${title}. ${line.text.slice(0, 240)}`,
    addresses: {
      es: numberAddress("es", "resolutions", line.number),
      en: numberAddress("en", "resolutions", line.number),
    },
    section: "resolutions",
    statement: statementBand(terms.sourceCategory[line.sourceCategory], terms.statement[line.sourceCategory]),
    changedAt: line.publishedAt,
    cited: {
      title: isVoid ? title : `${title}: ${line.text}`,
      language: isVoid ? language : line.language,
      sourceCategory: line.sourceCategory,
      digest: null,
    },
    data: {
      "@context": "https://schema.org",
      "@type": "CreativeWork",
      additionalType: "Resolution",
      identifier: line.number,
      name: title,
      text: line.text,
      inLanguage: line.language,
      datePublished: line.publishedAt,
      url: `${shown.origin}${numberAddress(language, "resolutions", line.number)}`,
      isPartOf: `${shown.origin}${record}`,
    },
    main: html`<article class="subject"><header class="page-head"><p class="key">${line.recordKey} · ${longDate(content.heldOn, language)}</p><h1>${title}</h1>
${content.provenance.sample ? html`<p class="notice">${words.sampleNotice}</p>` : nothing}</header>
<section aria-labelledby="text"><h2 id="text" class="first">${words.resolutionText}</h2>${body}
<p class="where"><a href="${record}#${resolutionAnchor(line.number)}">${words.inRecordLink(line.recordKey)}</a> · <span lang="${line.language}">${visibleText(content.title)}</span></p></section>
${isVoid ? nothing : html`<section aria-labelledby="history"><h2 id="history">${words.history}</h2><p class="quiet">${reports.length === 0 ? words.historyNone : words.historyLead}</p>${history(language, content, decided, reports)}</section>`}
</article>`,
  };
}

function decisionOf(content: RecordContent, number: string): AdoptedResolution | null {
  if (content.format === "minuta-record/1") return null;
  return content.resolutions.find((candidate) => candidate.number === number) ?? null;
}

function decision(language: Language, own: Language, decided: AdoptedResolution): Html {
  const words = portalWords(language);
  const terms = recordWords(language);
  const voice = (party: Party) => {
    const said = decided.positions.find((candidate) => candidate.party === party);
    if (said === undefined) return nothing;
    const beside = (label: string, text: string) =>
      text === ""
        ? nothing
        : html`<p class="beside"><strong>${label}:</strong> <span lang="${own}">${visibleText(text)}</span></p>`;
    return html`<li><span class="tile ${party}">${partyMark(party)}</span><div><p class="who ${party}">${terms.party[party]}</p><p class="detail">${terms.position[said.position]}</p>${beside(terms.reservation, said.reservation)}${beside(terms.dissent, said.dissent)}</div></li>`;
  };
  return html`<h3>${words.decision}</h3><p>${terms.decisionMode[decided.mode]} · <time datetime="${decided.adoptedAt}">${shortInstant(decided.adoptedAt, language)}</time></p><ul class="seats voices">${parties.map(voice)}</ul>`;
}

function history(
  language: Language,
  content: RecordContent,
  decided: AdoptedResolution | null,
  reports: readonly StatusReport[],
): Html {
  const words = portalWords(language);
  const terms = recordWords(language);
  const adopted = html`<li><time datetime="${content.heldOn}">${longDate(content.heldOn, language)}</time><div><p><strong>${words.historyAdopted}</strong>${decided?.confirmedAt == null ? nothing : html` · ${words.historyConfirmed}`}</p></div></li>`;
  const later = reports.map(
    (report) =>
      html`<li><time datetime="${report.heldOn}">${longDate(report.heldOn, language)}</time><div><p>${statusMark(language, report.status)}${report.overdue ? html` <span class="overdue">${words.overdueThen}</span>` : nothing} <span class="quiet">${words.reportedIn} <a href="${recordAddress(language, report.recordSlug)}">${report.recordKey}</a></span></p>${report.note === "" ? nothing : html`<p class="said" lang="${report.language}">${visibleText(report.note)}</p>`}</div></li>`,
  );
  return html`<ol class="timeline" aria-label="${terms.register.followUp}">${adopted}${later}</ol>`;
}
