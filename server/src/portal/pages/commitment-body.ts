import type { CommitmentStatus, Language } from "@minuta/domain";
import { longDate, longDay, recordWords, visibleText } from "@minuta/export";
import { numberAddress } from "../addresses.ts";
import type { PublicCommitment } from "../commitments-reader.ts";
import { type Html, html, nothing } from "../escaping-html.ts";
import { stackingTable } from "../stacking-table.ts";
import { portalWords } from "../words/words-of.ts";
import { titleOf } from "./proposals-page.ts";

/** A commitment's status by shape, colour and word. */
export function commitmentMark(
  language: Language,
  commitment: { readonly status: CommitmentStatus; readonly isVoid: boolean },
): Html {
  const { status, isVoid } = commitment;
  const label = isVoid
    ? portalWords(language).voidResolution
    : recordWords(language).commitmentStatus[status];
  return html`<span class="status ${isVoid ? "void" : status}">${label}</span>`;
}

/** The fields of the OGP template and the milestones; `level` is that of its headings. */
export function commitmentBody(language: Language, commitment: PublicCommitment, level: 2 | 3): Html {
  const words = portalWords(language);
  const terms = recordWords(language);
  if (commitment.isVoid) return html`<p class="notice plain">${words.commitmentVoid}</p>`;
  const heading = (text: string) => (level === 2 ? html`<h2>${text}</h2>` : html`<h3>${text}</h3>`);
  const field = (label: string, value: string) =>
    value === ""
      ? nothing
      : html`${heading(label)}<div class="field" lang="es">${value.split(/\n+/).map((text) => html`<p>${visibleText(text)}</p>`)}</div>`;
  const { commitmentField } = terms;
  return html`<dl class="facts">
<div><dt>${words.leadAgency}</dt><dd lang="es">${visibleText(commitment.leadAgency) || "—"}</dd></div>
${commitment.supportingActors === "" ? nothing : html`<div><dt>${commitmentField.supportingActors}</dt><dd lang="es">${visibleText(commitment.supportingActors)}</dd></div>`}
<div><dt>${words.period}</dt><dd>${period(language, commitment)}</dd></div>
<div><dt>${words.statusColumn}</dt><dd>${commitmentMark(language, commitment)}</dd></div></dl>
${field(commitmentField.publicProblem, commitment.publicProblem)}
${field(commitmentField.solution, commitment.solution)}
${field(commitmentField.ogpRelevance, commitment.ogpRelevance)}
${heading(words.milestones)}${milestones(language, commitment)}
${field(commitmentField.evidence, commitment.evidence)}`;
}

function period(
  language: Language,
  { startsOn, endsOn }: { readonly startsOn: string; readonly endsOn: string },
): Html {
  const day = (date: string) =>
    date === "" ? html`—` : html`<time datetime="${date}">${longDate(date, language)}</time>`;
  return html`${day(startsOn)} – ${day(endsOn)}`;
}

function milestones(language: Language, { steps }: PublicCommitment): Html {
  const words = portalWords(language);
  const terms = recordWords(language);
  if (steps.length === 0) return html`<p class="quiet">${words.noMilestones}</p>`;
  return stackingTable(
    [
      { label: words.milestoneColumn, nowrap: true },
      { label: words.deliverable, nowrap: false },
      { label: words.period, nowrap: false },
      { label: words.milestoneState, nowrap: false },
    ],
    steps.map((step) => [
      String(step.position),
      html`<span lang="es">${visibleText(step.deliverable)}</span>`,
      period(language, step),
      html`<span class="status ${step.status}">${terms.commitmentStatus[step.status]}</span>${step.completedOn === null ? nothing : html` <span class="quiet">${words.completedOn} <time datetime="${step.completedOn}">${longDate(step.completedOn, language)}</time></span>`}${step.isOverdue ? html` <span class="overdue">${words.overdue}</span>` : nothing}`,
    ]),
  );
}

/** What the agency reported, the oldest first. */
export function progressTimeline(language: Language, { reports }: PublicCommitment): Html {
  const words = portalWords(language);
  const terms = recordWords(language);
  if (reports.length === 0) return html`<p class="quiet">${words.noProgress}</p>`;
  const items = reports.map(
    (report) =>
      html`<li><time datetime="${report.at}">${longDay(report.at, language)}</time><div><p><span class="status ${report.status}">${terms.commitmentStatus[report.status]}</span> <span class="quiet">${report.milestone === null ? words.onWhole : words.onMilestone(report.milestone)}</span></p>${report.note === "" ? nothing : html`<p class="said" lang="es">${visibleText(report.note)}</p>`}${report.evidence === "" ? nothing : html`<p class="evidence">${words.evidence}: ${evidenceLink(report.evidence)}</p>`}</div></li>`,
  );
  return html`<ol class="timeline">${items}</ol>`;
}

/** An address as a link, anything else as words. */
function evidenceLink(evidence: string): Html {
  const address = evidence.trim();
  const shown = visibleText(address);
  return /^https?:\/\/\S+$/.test(address) && URL.canParse(address)
    ? html`<a class="digest" rel="nofollow noopener" href="${address}">${shown}</a>`
    : html`<span lang="es">${shown}</span>`;
}

/** The proposals that it came of. */
export function originList(language: Language, { proposals }: PublicCommitment): Html {
  const words = portalWords(language);
  if (proposals.length === 0) return html`<p class="quiet">${words.noOrigin}</p>`;
  return html`<ul class="rows">${proposals.map((proposal) => html`<li><a href="${numberAddress(language, "proposals", proposal.number)}">${proposal.number}</a> ${visibleText(titleOf(language, proposal))} <span class="quiet">${proposal.shortName}</span></li>`)}</ul>`;
}
