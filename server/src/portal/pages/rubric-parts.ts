import type { Language } from "@minuta/domain";
import { authorOf, longDate, recordWords, visibleText } from "@minuta/export";
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
  const own = (value: string) => html`<span lang="${source.language}">${visibleText(value)}</span>`;
  const address = visibleText(source.address);
  const day = html`<time datetime="${source.datedOn}">${longDate(source.datedOn, language)}</time>`;
  return html`<section class="card" aria-labelledby="source"><h2 id="source">${terms.source}</h2>
<dl class="source">${line(terms.sourceTitle, own(source.title))}${line(terms.sourceVersion, html`${own(source.version)} · ${day}`)}${line(terms.sourceAddress, html`<a class="digest" href="${address}" rel="noopener">${address}</a>`)}${line(terms.sourceDigest, html`<code class="digest">${source.digest}</code>`)}</dl></section>`;
}

/** The same for programs (schema.org). */
export function rubricData({ provenance }: RecordContent): Readonly<Record<string, unknown>> {
  const { author, source } = provenance;
  return {
    ...(author === undefined ? {} : { author: { "@type": "Organization", name: author.organization } }),
    ...(source === undefined
      ? {}
      : {
          translationOfWork: {
            "@type": "CreativeWork",
            name: source.title,
            url: source.address,
            version: source.version,
            dateModified: source.datedOn,
            inLanguage: source.language,
          },
        }),
  };
}
