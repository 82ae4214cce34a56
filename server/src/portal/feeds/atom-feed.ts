import type { Language, SourceCategory } from "@minuta/domain";
import { longDate, recordWords } from "@minuta/export";
import { addresses, feedAddress, fileAddress, recordAddress } from "../addresses.ts";
import type { PublishedItem } from "../reader.ts";
import { portalWords } from "../words/words-of.ts";
import { xmlText } from "./xml.ts";

/** News of one section, or of all, as Atom (RFC 4287). Identifiers hold what never changes: key, version and digest. */
export function atomFeed(
  language: Language,
  section: SourceCategory | "home",
  shown: {
    readonly items: readonly PublishedItem[];
    readonly siteName: string;
    readonly origin: string;
  },
): string {
  const { items, siteName, origin } = shown;
  const words = portalWords(language);
  const name = section === "home" ? siteName : `${siteName}: ${words.sections[section]}`;
  const self = `${origin}${feedAddress(language, section)}`;
  // A feed has to say when it was updated; one without entries was not, since the beginning of its time.
  const updated = items[0]?.publishedAt ?? "1970-01-01T00:00:00.000Z";
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${language === "es" ? "es-MX" : "en"}">
<id>${xmlText(self)}</id>
<title>${xmlText(name)}</title>
<updated>${updated}</updated>
<author><name>${xmlText(siteName)}</name></author>
<link rel="self" type="application/atom+xml" href="${xmlText(self)}"/>
<link rel="alternate" type="text/html" href="${xmlText(`${origin}${addresses[language][section]}`)}"/>
${items.map((item) => entry(language, item, origin)).join("\n")}
</feed>
`;
}

function entry(language: Language, item: PublishedItem, origin: string): string {
  const words = portalWords(language);
  const terms = recordWords(language);
  const author = item.author === null ? "" : ` ${terms.author}: ${item.author}.`;
  const change =
    item.sourceChange === null
      ? ""
      : ` ${words.sourceChanged(longDate(item.sourceChange.changedOn, language))} ${words.translatedVersion(item.sourceChange.version, longDate(item.sourceChange.datedOn, language))}`;
  const summary = `${longDate(item.heldOn, language)}. ${words.newsSummary(terms.kind[item.kind], item.key, item.resolutions)} ${terms.statement[item.sourceCategory]}${author}${change}`;
  const files = item.files
    .filter(({ name }) => name !== "body.html")
    .map(
      ({ name, mediaType, size }) =>
        `<link rel="enclosure" type="${xmlText(mediaType)}" length="${size}" title="${xmlText(name)}" href="${xmlText(`${origin}${fileAddress(item.slug, name)}`)}"/>`,
    )
    .join("\n");
  return `<entry>
<id>${entryId(item)}</id>
<title xml:lang="${item.language}">${xmlText(`${item.key} · ${item.title}`)}</title>
<updated>${item.publishedAt}</updated>
<published>${item.publishedAt}</published>
<category term="${item.sourceCategory}" label="${xmlText(terms.sourceCategory[item.sourceCategory])}"/>
<link rel="alternate" type="text/html" hreflang="${language}" href="${xmlText(`${origin}${recordAddress(language, item.slug)}`)}"/>
${files}
<summary>${xmlText(summary)}</summary>
</entry>`;
}

/** A name of the record's own (RFC 8141, 6920): whichever host publishes it, a reader knows it again. */
function entryId({ digest }: PublishedItem): string {
  return `ni:///sha-256;${Buffer.from(digest, "hex").toString("base64url")}`;
}
