import type { Language } from "@minuta/domain";
import { longDate, longDay, recordWords, visibleText } from "@minuta/export";
import { numberAddress, recordAddress } from "../addresses.ts";
import { type Html, html, nothing } from "../escaping-html.ts";
import { type Page, statementBand } from "../page.ts";
import type { ProposalDossier } from "../proposals-reader.ts";
import { portalWords } from "../words/words-of.ts";
import { partyName } from "./party-name.ts";
import { plainPage } from "./plain-page.ts";
import { proposalMark, titleOf } from "./proposals-page.ts";

/** A proposal's dossier: who proposed it, who was asked, who met, what was answered, and what came of it. */
export function proposalPage(language: Language, dossier: ProposalDossier, origin: string): Page {
  const words = portalWords(language);
  const terms = recordWords(language);
  const title = titleOf(language, dossier);
  const { organization } = dossier;
  return {
    ...plainPage(language),
    title: `${dossier.number} · ${title}`,
    description: `${words.proposal} ${dossier.number}, ${organization.name}. ${words.proposalStateLong[dossier.state]}`,
    addresses: {
      es: numberAddress("es", "proposals", dossier.number),
      en: numberAddress("en", "proposals", dossier.number),
    },
    section: "proposals",
    statement: statementBand(words.sections.plan, words.statement.plan),
    changedAt: dossier.changedAt,
    cited: { title: `${dossier.number}. ${title}`, language, sourceCategory: "plan", digest: null },
    data: {
      "@context": "https://schema.org",
      "@type": "CreativeWork",
      additionalType: "Proposal",
      identifier: dossier.number,
      name: title,
      inLanguage: language,
      creator: { "@type": "Organization", name: organization.name },
      url: `${origin}${numberAddress(language, "proposals", dossier.number)}`,
    },
    main: html`<article class="subject"><header class="page-head"><p class="key">${words.proposal} ${dossier.number}</p><h1>${visibleText(title)}</h1>
<p class="record-facts">${partyName(organization.party, organization.name)}</p>
<p class="ended">${proposalMark(language, dossier.state)} ${words.proposalStateLong[dossier.state]}</p>
${dossier.sample ? html`<p class="notice">${words.sampleNotice}</p>` : nothing}</header>
<section aria-labelledby="resulting"><h2 id="resulting">${words.resulting}</h2>${resulting(language, dossier)}</section>
<section aria-labelledby="responses"><h2 id="responses">${words.responses}</h2>${responses(language, dossier)}</section>
<section aria-labelledby="agencies"><h2 id="agencies">${words.agenciesAsked}</h2>${agencies(language, dossier)}</section>
<section aria-labelledby="meetings"><h2 id="meetings">${words.meetings}</h2>${meetings(language, dossier)}</section>
<section aria-labelledby="timeline"><h2 id="timeline">${words.timeline}</h2>${timeline(language, dossier, terms.kind.meetingForm)}</section>
</article>`,
  };
}

function resulting(language: Language, { commitments }: ProposalDossier): Html {
  const words = portalWords(language);
  const terms = recordWords(language);
  if (commitments.length === 0) return html`<p class="quiet">${words.noResulting}</p>`;
  const items = commitments.map(
    ({ number, title, status, isVoid }) =>
      html`<li><a href="${numberAddress(language, "commitments", number)}">${number}</a> <span lang="es">${visibleText(title)}</span> <span class="status ${isVoid ? "void" : status}">${isVoid ? words.voidResolution : terms.commitmentStatus[status]}</span></li>`,
  );
  return html`<ul class="rows">${items}</ul>`;
}

function responses(language: Language, dossier: ProposalDossier): Html {
  const words = portalWords(language);
  if (dossier.responses.length === 0) return html`<p class="quiet">${words.noResponses}</p>`;
  const inOrder = [
    ...dossier.responses.filter(({ supersededAt }) => supersededAt === null),
    ...dossier.responses.filter(({ supersededAt }) => supersededAt !== null),
  ];
  return html`${inOrder.map(
    (response) =>
      html`<div class="answer${response.supersededAt === null ? "" : " old"}"><p class="answer-head"><strong>${response.agency}</strong> · <span class="status ${response.outcome}">${words.responseOutcome[response.outcome]}</span> <span class="quiet"><time datetime="${response.at}">${longDay(response.at, language)}</time>${response.supersededAt === null ? nothing : html` · ${words.supersededOn} ${longDay(response.supersededAt, language)}`}</span></p><p lang="es">${visibleText(response.reasons)}</p></div>`,
  )}`;
}

function agencies(language: Language, dossier: ProposalDossier): Html {
  const words = portalWords(language);
  if (dossier.agencies.length === 0) return html`<p class="quiet">${words.noAgencies}</p>`;
  const items = dossier.agencies.map(
    (agency) =>
      html`<li>${partyName(agency.party, agency.name)} <span class="quiet">${words.asked} <time datetime="${agency.assignedAt}">${longDay(agency.assignedAt, language)}</time></span> <span class="status ${agency.answered ? "fulfilled" : "open"}">${agency.answered ? words.answered : words.notAnswered}</span></li>`,
  );
  return html`<ul class="rows">${items}</ul>`;
}

function meetings(language: Language, dossier: ProposalDossier): Html {
  const words = portalWords(language);
  if (dossier.meetings.length === 0) return html`<p class="quiet">${words.noMeetings}</p>`;
  const items = dossier.meetings.map(
    ({ key, slug, agency, heldOn }) =>
      html`<li><a href="${recordAddress(language, slug)}">${key}</a> ${agency} <span class="quiet"><time datetime="${heldOn}">${longDate(heldOn, language)}</time></span></li>`,
  );
  return html`<ul class="rows">${items}</ul>`;
}

function timeline(language: Language, dossier: ProposalDossier, form: string): Html {
  const words = portalWords(language);
  const { events } = words;
  const happened: { readonly at: string; readonly what: Html }[] = [
    ...(dossier.submittedAt === null ? [] : [{ at: dossier.submittedAt, what: html`${events.submitted}` }]),
    ...dossier.agencies.map(({ assignedAt, shortName }) => ({
      at: assignedAt,
      what: html`${events.asked(shortName)}`,
    })),
    ...dossier.meetings.map(({ heldOn, agency, key, slug }) => ({
      at: heldOn,
      what: html`${events.met(agency)}: <a href="${recordAddress(language, slug)}">${form} ${key}</a>`,
    })),
    ...dossier.responses.map(({ at, agency, outcome }) => ({
      at,
      what: html`${events.answered(agency)}: ${words.responseOutcome[outcome].toLowerCase()}`,
    })),
    ...dossier.commitments.map(({ adoptedAt, number }) => ({
      at: adoptedAt,
      what: html`<a href="${numberAddress(language, "commitments", number)}">${events.committed(number)}</a>`,
    })),
    ...(dossier.withdrawnAt === null ? [] : [{ at: dossier.withdrawnAt, what: html`${events.withdrawn}` }]),
  ].sort((one, other) => one.at.localeCompare(other.at));
  if (happened.length === 0) return html`<p class="quiet">${words.noTimeline}</p>`;
  const items = happened.map(({ at, what }) => {
    const day = at.length === 10 ? longDate(at, language) : longDay(at, language);
    return html`<li><time datetime="${at}">${day}</time><div><p>${what}</p></div></li>`;
  });
  return html`<ol class="timeline">${items}</ol>`;
}
