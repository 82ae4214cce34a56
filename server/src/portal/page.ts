import type { Language, SourceCategory } from "@minuta/domain";
import { addresses, feedAddress, type PlainPage } from "./addresses.ts";
import type { PortalAssets, Program } from "./assets.ts";
import { type Html, html, nothing } from "./escaping-html.ts";
import { type Cited, citation } from "./pages/citation.ts";
import { embeddedData } from "./structured-data.ts";
import { portalWords } from "./words/words-of.ts";

/** What is the same on every page of one portal. */
export type Site = { readonly siteName: string; readonly origin: string; readonly assets: PortalAssets };

export type Page = {
  readonly language: Language;
  readonly title: string;
  readonly description: string;
  /** Address of this page in each language; it has no query but the number of a list's page. */
  readonly addresses: Readonly<Record<Language, string>>;
  /** Section of the navigation that it belongs to, if any. */
  readonly section: PlainPage | null;
  /** Who answers for the texts of the page, said above everything else. */
  readonly statement: Html;
  readonly main: Html;
  /** Instant of the last change of what the page shows, or null when nothing was published yet. */
  readonly changedAt: string | null;
  /** False for what a search engine should not keep: results and refusals. */
  readonly indexed: boolean;
  /** How the page is named when it is cited; null for pages that are no source. */
  readonly cited: Cited | null;
  /** What the page shows, for programs: a schema.org object. */
  readonly data: Readonly<Record<string, unknown>> | null;
  /** Further links of the answer's header. */
  readonly links: readonly string[];
  /** What it runs in the reader's browser; null for every page that runs nothing. */
  readonly program: Program | null;
};

const sections = ["alliance", "plan", "civilSociety"] as const satisfies readonly SourceCategory[];

/** The whole HTML document of a page. */
export function pageHtml(page: Page, site: Site): string {
  const words = portalWords(page.language);
  const own = addresses[page.language];
  const other: Language = page.language === "es" ? "en" : "es";
  const title =
    page.section === "home" ? `${site.siteName}: ${page.title}` : `${page.title} · ${site.siteName}`;
  const link = (section: PlainPage, label: string) =>
    page.section === section
      ? html`<li><a href="${own[section]}" aria-current="page">${label}</a></li>`
      : html`<li><a href="${own[section]}">${label}</a></li>`;
  return html`<!doctype html>
<html lang="${page.language}">
<head>
<meta charset="utf-8">
<title>${title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="description" content="${page.description}">
${page.indexed ? addressLinks(page, site) : html`<meta name="robots" content="noindex">`}
${otherForms(page, site)}
<link rel="preload" as="font" type="font/woff2" href="${site.assets.sans.address}" crossorigin>
<link rel="preload" as="font" type="font/woff2" href="${site.assets.serif.address}" crossorigin>
<link rel="stylesheet" href="${site.assets.stylesheet.address}">
${page.program === null ? nothing : programLinks(page.program)}<link rel="icon" type="image/svg+xml" href="${site.assets.favicon.address}">
</head>
<body>
<a class="skip" href="#content">${words.skip}</a>
<header class="masthead"><div class="frame">
<a class="site-name" href="${own.home}">${site.siteName}</a>
<nav aria-label="${words.navigation}"><ul>
${sections.map((section) => link(section, words.sections[section]))}
${link("resolutions", words.resolutions)}
${link("proposals", words.proposals)}
${link("commitments", words.commitments)}
${link("search", words.search)}
${link("verify", words.verify)}
<li class="language"><a href="${page.addresses[other]}" hreflang="${other}" lang="${other}" title="${words.otherLanguageTitle}">${words.otherLanguage}</a></li>
</ul></nav>
</div></header>
<main id="content" tabindex="-1">${page.statement}<div class="frame content">
${page.main}
${page.cited === null ? nothing : citation({ ...page, address: page.addresses[page.language], cited: page.cited }, site)}
</div></main>
<footer class="colophon"><div class="frame">
<p class="about">${words.footer}</p>
<ul class="ways"><li><a href="${own.log}">${words.log.title}</a></li><li><a href="${feedAddress(page.language, "home")}">${words.newsFeed}</a></li><li><a href="/catalogo.jsonld">${words.catalogue}</a></li><li><a href="/app">${words.workspace}</a></li></ul>
</div></footer>
</body>
</html>
`.toString();
}

/** A classic script: it also runs in a copy of the page that is opened as a file. */
function programLinks({ stylesheet, script }: Program): Html {
  return html`<link rel="stylesheet" href="${stylesheet.address}">
<script src="${script.address}" defer></script>
`;
}

function addressLinks(page: Page, site: Site): Html {
  const { es, en } = page.addresses;
  return html`<link rel="canonical" href="${site.origin}${page.addresses[page.language]}">
<link rel="alternate" hreflang="es-MX" href="${site.origin}${es}">
<link rel="alternate" hreflang="en" href="${site.origin}${en}">
<link rel="alternate" hreflang="x-default" href="${site.origin}${es}">`;
}

/** Feeds, search from the browser's own field, what a shared link shows, and the page's data. */
function otherForms(page: Page, site: Site): Html {
  const { language } = page;
  const words = portalWords(language);
  const section = sections.find((candidate) => candidate === page.section);
  const feed = (of: SourceCategory | "home", name: string) =>
    html`<link rel="alternate" type="application/atom+xml" title="${words.newsOf(name)}" href="${feedAddress(language, of)}">`;
  return html`${feed("home", site.siteName)}
${section === undefined ? nothing : feed(section, words.sections[section])}
<link rel="search" type="application/opensearchdescription+xml" title="${site.siteName}" href="/opensearch.xml">
<meta property="og:type" content="${page.cited === null ? "website" : "article"}">
<meta property="og:title" content="${page.title}">
<meta property="og:description" content="${page.description}">
<meta property="og:url" content="${site.origin}${page.addresses[language]}">
<meta property="og:site_name" content="${site.siteName}">
<meta property="og:locale" content="${language === "es" ? "es_MX" : "en_US"}">
${page.data === null ? nothing : embeddedData(page.data)}`;
}

/** The band that says who answers for a section's texts. */
export function statementBand(name: string, statement: string): Html {
  return html`<div class="statement"><p class="frame"><strong>${name}.</strong> ${statement}</p></div>`;
}
