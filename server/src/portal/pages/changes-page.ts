import type { Language } from "@minuta/domain";
import { recordWords, visibleText } from "@minuta/export";
import { changesAddress, recordAddress } from "../addresses.ts";
import { type Html, html, nothing } from "../escaping-html.ts";
import { type Page, statementBand } from "../page.ts";
import type { PortalRecord } from "../reader.ts";
import { type BlockChange, type Comparison, compareRecords } from "../versions/compare-records.ts";
import { portalWords } from "../words/words-of.ts";
import { plainPage } from "./plain-page.ts";

/** What changed from one published version of a record to a later one: by sign and word, and by colour. */
export function changesPage(language: Language, older: PortalRecord, newer: PortalRecord): Page {
  const words = portalWords(language);
  const terms = recordWords(language);
  const { content } = newer.published;
  const earlier = older.published.content;
  const comparison = compareRecords(earlier, content);
  const title = words.changesTitle(content.key, content.version);
  const category = content.provenance.sourceCategory;
  const link = (record: PortalRecord, label: string) =>
    html`<li>${label}: <a href="${recordAddress(language, record.line.slug)}">${record.line.key}, ${words.versionNumber(record.published.content.version).toLowerCase()}</a></li>`;
  return {
    ...plainPage(language),
    title,
    description: words.changesLead(earlier.version, content.version),
    addresses: { es: changesAddress("es", newer.line.slug), en: changesAddress("en", newer.line.slug) },
    section: category,
    statement: statementBand(terms.sourceCategory[category], terms.statement[category]),
    changedAt: newer.line.publishedAt,
    cited: { title, language, sourceCategory: category, digest: null },
    main: html`<article class="subject"><header class="page-head"><p class="key">${content.key}</p><h1>${title}</h1><p class="lead">${words.changesLead(earlier.version, content.version)}</p>
<ul class="pair">${link(older, words.olderVersion)}${link(newer, words.newerVersion)}</ul></header>
<p class="legend"><strong>${words.changesLegend}:</strong> <ins>${words.added}</ins> <del>${words.removed}</del></p>
${isSame(comparison) ? html`<p class="notice plain">${words.changesNone}</p>` : html`<p>${words.changesSummary(comparison.added, comparison.removed, comparison.reworded)}</p>`}
${comparison.parts.map(({ part, blocks }) => partHtml(language, content.language, part, blocks))}
</article>`,
  };
}

function isSame({ added, removed, reworded }: Comparison): boolean {
  return added + removed + reworded === 0;
}

function partHtml(
  language: Language,
  own: Language,
  part: Comparison["parts"][number]["part"],
  blocks: readonly BlockChange[],
): Html {
  if (blocks.every(({ kind }) => kind === "same")) return nothing;
  const words = portalWords(language);
  const shown: Html[] = [];
  let same = 0;
  const flush = () => {
    if (same > 0) shown.push(html`<p class="unchanged">${words.unchanged(same)}</p>`);
    same = 0;
  };
  for (const block of blocks) {
    if (block.kind === "same") same += 1;
    else {
      flush();
      shown.push(blockHtml(language, own, block));
    }
  }
  flush();
  return html`<section aria-labelledby="part-${part}"><h2 id="part-${part}">${words.comparedPart[part]}</h2>${shown}</section>`;
}

function blockHtml(language: Language, own: Language, block: BlockChange): Html {
  const words = portalWords(language);
  switch (block.kind) {
    case "same":
      return nothing;
    case "added":
      return html`<div class="change"><p class="change-kind">${words.blockAdded}</p><p lang="${own}">${inserted(language, block.text)}</p></div>`;
    case "removed":
      return html`<div class="change"><p class="change-kind">${words.blockRemoved}</p><p lang="${own}">${deleted(language, block.text)}</p></div>`;
    case "reworded":
      return html`<div class="change"><p class="change-kind">${words.blockReworded}</p><p lang="${own}">${block.words.map(({ kind, text }) => (kind === "same" ? html`${visibleText(text)}` : kind === "added" ? inserted(language, text) : deleted(language, text)))}</p></div>`;
  }
}

// Few screen readers say that something was inserted or deleted: words that only they meet say it.
function inserted(language: Language, text: string): Html {
  const words = portalWords(language);
  return html`<ins><span class="aside" lang="${language}"> [${words.added}: </span>${visibleText(text)}<span class="aside" lang="${language}">, ${words.endOf.added}] </span></ins>`;
}

function deleted(language: Language, text: string): Html {
  const words = portalWords(language);
  return html`<del><span class="aside" lang="${language}"> [${words.removed}: </span>${visibleText(text)}<span class="aside" lang="${language}">, ${words.endOf.removed}] </span></del>`;
}
