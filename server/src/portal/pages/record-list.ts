import type { Language } from "@minuta/domain";
import { longDate, longDay, recordWords, visibleText } from "@minuta/export";
import { recordAddress } from "../addresses.ts";
import { type Html, html, nothing } from "../escaping-html.ts";
import type { PublicationLine } from "../reader.ts";
import { portalWords } from "../words/words-of.ts";
import { sourceNotice } from "./rubric-parts.ts";

/** Published records as a list; `below` adds to a line, by its place in the list. */
export function recordList(
  language: Language,
  lines: readonly PublicationLine[],
  below: (index: number) => Html = () => nothing,
): Html {
  return html`<ol class="records">${lines.map((line, index) => item(language, line, below(index)))}</ol>`;
}

function item(language: Language, line: PublicationLine, below: Html): Html {
  const words = portalWords(language);
  const category = recordWords(language).sourceCategory[line.sourceCategory];
  const foreign = line.language === language ? nothing : html` · ${words.inLanguage[line.language]}`;
  return html`<li>
<p class="key">${line.key} · ${category}${line.author === null ? nothing : html` · ${visibleText(line.author)}`}</p>
<a class="title" href="${recordAddress(language, line.slug)}" lang="${line.language}">${line.title}</a>
<p class="quiet"><time datetime="${line.heldOn}">${longDate(line.heldOn, language)}</time> · ${words.publishedOn} <time datetime="${line.publishedAt}">${longDay(line.publishedAt, language)}</time>${foreign}</p>
${sourceNotice(language, line.sourceChange)}${below}</li>`;
}
