import type { Language } from "../language.ts";
import { attributeOf, type Element, elementsOf, linkedAttributes, readPage } from "./page-links.ts";
import { copyWords } from "./words.ts";

/** How the pages of one copy are changed. */
export type Rewriting = {
  /** Origin that the portal gives itself. */
  readonly origin: string;
  /** Instant of the copy. */
  readonly madeAt: string;
  /** What a link of a page becomes: a path in the copy, or an address of the portal; null leaves it as it is. */
  readonly target: (link: string) => string | null;
};

type Edit = { readonly from: number; readonly to: number; readonly text: string };

/**
 * A page of the copy: links lead to other files of it, forms that only a server answers say so, and the foot says what it is.
 * Everything else stays to the byte; addresses that name the original (`canonical`, `alternate` in another language) too.
 */
export function rewritePage(html: string, { origin, madeAt, target }: Rewriting): string {
  const edits: Edit[] = [];
  const document = readPage(html);
  let language: Language = "es";
  for (const element of elementsOf(document, isLeft)) {
    const place = element.sourceCodeLocation;
    if (place === undefined || place === null) continue;
    const { tagName } = element;
    if (tagName === "html") language = attributeOf(element, "lang")?.startsWith("en") ? "en" : "es";
    if (tagName === "form") {
      const action = attributeOf(element, "action") ?? "";
      const asked = URL.canParse(action, origin) ? new URL(action, origin).href : origin;
      edits.push({ from: place.startOffset, to: place.endOffset, text: noForm(language, asked) });
    } else if (isPreload(element)) edits.push({ from: place.startOffset, to: place.endOffset, text: "" });
    else edits.push(...linkEdits(element, target));
  }
  const foot = footOf(document) ?? html.length;
  edits.push({ from: foot, to: foot, text: copiedNote(language, origin, madeAt) });
  let written = "";
  let at = 0;
  for (const { from, to, text } of edits.toSorted((one, other) => one.from - other.from)) {
    written += html.slice(at, from) + text;
    at = to;
  }
  return written + html.slice(at);
}

/** Forms are replaced whole; the text of a record stays to the byte, so that its digest is still the one that was published. */
function isLeft(element: Element): boolean {
  return (
    element.tagName === "form" || (element.tagName === "div" && attributeOf(element, "class") === "prose")
  );
}

/** The page that stands for an address that leads on to another. */
export function movedPage(address: string, to: string): string {
  const language: Language = /^\/en(?:\/|$)/.test(address) ? "en" : "es";
  const words = copyWords[language];
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<title>${escaped(words.moved)}</title>
<meta http-equiv="refresh" content="0; url=${escaped(to)}">
<meta name="robots" content="noindex">
</head>
<body><main><h1>${escaped(words.moved)}</h1><p><a href="${escaped(to)}">${escaped(words.movedLink)}</a></p></main></body>
</html>
`;
}

/** A browser that reads from a disk refuses these: each file is a site of its own to it. */
const onlyFromServers = ["crossorigin", "integrity"];

function linkEdits(element: Element, target: (link: string) => string | null): Edit[] {
  const places = element.sourceCodeLocation?.attrs ?? {};
  const edits: Edit[] = [];
  for (const { name, value } of linkedAttributes(element)) {
    const place = places[name];
    // Absolute addresses in the head name the original, and are to.
    const other = element.tagName === "link" && /^https?:/i.test(value) ? null : target(value);
    if (place !== undefined && other !== null && other !== value)
      edits.push({ from: place.startOffset, to: place.endOffset, text: `${name}="${escaped(other)}"` });
  }
  if (element.tagName === "link" || element.tagName === "script")
    for (const name of onlyFromServers) {
      const place = places[name];
      if (place !== undefined) edits.push({ from: place.startOffset, to: place.endOffset, text: "" });
    }
  return edits;
}

function isPreload(element: Element): boolean {
  return element.tagName === "link" && attributeOf(element, "rel") === "preload";
}

/** The end of the frame in the last footer of the page, of the footer, or of the page; null when it has neither. */
function footOf(document: ReturnType<typeof readPage>): number | null {
  let end: number | null = null;
  for (const element of elementsOf(document)) {
    if (element.tagName === "body") end = element.sourceCodeLocation?.endTag?.startOffset ?? null;
    if (element.tagName !== "footer") continue;
    const inner = element.childNodes.findLast((child): child is Element => "tagName" in child);
    const place = inner?.tagName === "div" ? inner.sourceCodeLocation : element.sourceCodeLocation;
    end = place?.endTag?.startOffset ?? end;
  }
  return end;
}

function noForm(language: Language, address: string): string {
  const { noForm: text, noFormLink } = copyWords[language];
  return `<p class="hint">${escaped(text)} <a href="${escaped(address)}">${escaped(noFormLink)}</a></p>`;
}

function copiedNote(language: Language, origin: string, madeAt: string): string {
  const words = copyWords[language];
  const day = new Intl.DateTimeFormat(language === "es" ? "es-MX" : "en", {
    dateStyle: "long",
    timeZone: "UTC",
  }).format(new Date(madeAt));
  return `<p class="about" lang="${language}">${escaped(words.copyOf)} <a href="${escaped(origin)}">${escaped(origin.replace(/^https?:\/\//, ""))}</a> ${escaped(words.madeOn)} <time datetime="${escaped(madeAt)}">${escaped(day)}</time>. ${escaped(words.original)}</p>\n`;
}

function escaped(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
