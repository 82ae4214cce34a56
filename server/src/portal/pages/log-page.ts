import type { Language } from "@minuta/domain";
import { longDay, partyMark, recordWords, shortInstant } from "@minuta/export";
import { tilePath } from "@minuta/record";
import { bundleOf, type ShownLog, type WatchingParty } from "../../log/log-reader.ts";
import { addresses, recordAddress, recordFolders } from "../addresses.ts";
import { type Html, html, nothing } from "../escaping-html.ts";
import type { Page } from "../page.ts";
import { stackingTable } from "../stacking-table.ts";
import { portalWords } from "../words/words-of.ts";
import { plainPage } from "./plain-page.ts";

/** The transparency log: how far it has come, who watches it, and how to check it oneself. */
export function logPage(language: Language, log: ShownLog, origin: string): Page {
  const words = portalWords(language).log;
  const items = (list: readonly string[]) => html`<ul>${list.map((item) => html`<li>${item}</li>`)}</ul>`;
  const count = (label: string, value: number) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`;
  const cosigned = log.parties.filter(({ witness }) => witness?.cosignedNewest === true).length;
  const command = `minuta witness run --log ${origin}/log`;
  return {
    ...plainPage(language),
    title: words.title,
    description: words.lead,
    addresses: { es: addresses.es.log, en: addresses.en.log },
    section: "log",
    changedAt: log.at,
    main: html`<div class="page-head"><h1>${words.title}</h1><p class="lead">${words.lead}</p></div>
<dl class="counts">${count(words.entries(log.size), log.size)}${count(words.cosigned, cosigned)}</dl>
<div class="log">
<section aria-labelledby="watching"><h2 id="watching">${words.watching}</h2>
<p>${words.watchingLead}</p>
<ul class="seats">${log.parties.map((party) => watchingParty(language, party, log.size))}</ul></section>
<section aria-labelledby="entries"><h2 id="entries">${words.latest}</h2>
${log.latest.length === 0 ? html`<div class="empty"><p>${words.latestNone}</p></div>` : entries(language, log)}</section>
<section aria-labelledby="checkpoint"><h2 id="checkpoint">${words.checkpoint}</h2>
<p>${words.checkpointText} <time datetime="${log.at}">${shortInstant(log.at, language)}</time> (${recordWords(language).timeZone}).</p>
<pre tabindex="0" aria-labelledby="checkpoint"><code>${log.note}</code></pre>
<p><a href="/log/checkpoint">${words.checkpointLink}</a></p></section>
<section aria-labelledby="key"><h2 id="key">${words.key}</h2><p>${words.keyText}</p>
<pre tabindex="0" aria-labelledby="key"><code>${log.verifierKey}</code></pre></section>
<section class="explain" aria-labelledby="run"><h2 id="run">${words.run}</h2><p>${words.runText}</p>
<ol>${words.runSteps.map((step) => html`<li>${step}</li>`)}</ol>
<pre tabindex="0" aria-labelledby="run"><code>minuta witness init --name ${words.runName}
${command}</code></pre><p>${words.runStandard}</p></section>
<section class="explain" aria-labelledby="proves"><h2 id="proves">${words.proves.title}</h2>${items(words.proves.items)}</section>
<section class="explain" aria-labelledby="does-not"><h2 id="does-not">${words.doesNot.title}</h2>${items(words.doesNot.items)}</section>
</div>`,
  };
}

function watchingParty(language: Language, { party, witness, before }: WatchingParty, size: number): Html {
  const words = portalWords(language).log;
  const day = (at: string) => html`<time datetime="${at}">${longDay(at, language)}</time>`;
  const instant = (at: string) => html`<time datetime="${at}">${shortInstant(at, language)}</time>`;
  const state =
    witness === null
      ? html`<p class="detail refused">${words.noWitness}</p>`
      : witness.last === null
        ? html`<p class="detail refused">${words.neverCosigned}</p>`
        : witness.cosignedNewest
          ? html`<p class="detail sound">${words.cosignedNewest} ${instant(witness.last.at)}</p>`
          : html`<p class="detail refused">${words.behind(size - witness.last.size)} ${instant(witness.last.at)}</p>`;
  const since =
    witness === null
      ? nothing
      : html`<p class="detail">${words.since} ${day(witness.since)}</p><p class="detail"><code class="digest">${witness.verifierKey}</code></p>`;
  const earlier = before.map(
    ({ verifierKey, since: from, until }) =>
      html`<p class="detail">${words.earlierKey} <code class="digest">${verifierKey}</code> (${day(from)} – ${until === null ? nothing : day(until)})</p>`,
  );
  return html`<li><span class="tile ${party}">${partyMark(party)}</span><div><p class="who ${party}">${recordWords(language).party[party]}</p>${state}${since}${earlier}</div></li>`;
}

function entries(language: Language, log: ShownLog): Html {
  const words = portalWords(language).log;
  return stackingTable(
    [
      { label: words.entry, nowrap: true },
      { label: words.record, nowrap: true },
      { label: words.loggedAt, nowrap: true },
      { label: words.proof, nowrap: false },
    ],
    log.latest.map(({ index, key, slug, publicVersion, at }) => [
      html`<a href="/log/${tilePath({ level: "entries", ...bundleOf(index, log.size) })}" download>${index}</a>`,
      html`<a href="${recordAddress(language, slug)}">${key}</a>${publicVersion === 1 ? nothing : html` <span class="quiet">${words.publicVersion(publicVersion)}</span>`}`,
      html`<time datetime="${at}">${shortInstant(at, language)}</time>`,
      html`<a href="${recordFolders.es}/${slug}/proof.tlog" aria-label="proof.tlog: ${words.proofOf(key)}" download>proof.tlog</a>`,
    ]),
  );
}
