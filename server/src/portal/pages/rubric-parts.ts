import type { Language } from "@minuta/domain";
import { authorOf, longDate, recordWords, rubricFacts, sourceFacts, visibleText } from "@minuta/export";
import type { RecordContent } from "@minuta/record";
import { type Html, html, nothing } from "../escaping-html.ts";
import { statementBand } from "../page.ts";
import type { SourceChange } from "../source-changes.ts";
import { portalWords } from "../words/words-of.ts";

/** Who answers for a record: what its rubric says, and the name of its author where it has one. */
export function rubricBand(language: Language, content: RecordContent): Html {
  const terms = recordWords(language);
  const category = content.provenance.sourceCategory;
  const author = authorOf(content);
  const statement = terms.statement[category];
  return statementBand(
    terms.sourceCategory[category],
    author === null ? statement : `${statement} ${terms.author}: ${author}.`,
  );
}

/** That the source has changed since the version that a translation is of. */
export function sourceNotice(language: Language, change: SourceChange | null): Html {
  if (change === null) return nothing;
  const { changedOn, version, datedOn } = change;
  const words = portalWords(language);
  return html`<p class="notice">${words.sourceChanged(longDate(changedOn, language))} ${words.translatedVersion(visibleText(version), longDate(datedOn, language))}</p>`;
}

/** The version of the source that a translation is of, and where to find it. */
export function sourceCard(language: Language, content: RecordContent): Html {
  const { source } = content.provenance;
  if (source === undefined) return nothing;
  const terms = recordWords(language);
  const line = (label: string, value: string | Html) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`;
  const own = (value: string) => html`<span lang="${content.language}">${value}</span>`;
  const [address, ...others] = sourceFacts(content, terms);
  return html`<section class="card" aria-labelledby="source"><h2 id="source">${terms.source}</h2>
<dl class="source">${rubricFacts(content, terms).map(({ label, value }) => line(label, own(value)))}${address === undefined ? nothing : line(address.label, html`<a class="digest" href="${address.value}" rel="noopener">${address.value}</a>`)}${others.map(({ label, value }) => line(label, html`<code class="digest">${value}</code>`))}</dl></section>`;
}
