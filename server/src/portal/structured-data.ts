import { type Html, keptHtml } from "./escaping-html.ts";

/**
 * Data that stands in a page and is never run. Every `<` and line separator is written as an escape of JSON's own, so that no
 * value can end the element.
 */
export function embeddedData(data: Readonly<Record<string, unknown>>): Html {
  const json = JSON.stringify(data)
    .replaceAll("<", "\\u003c")
    .replaceAll("\u2028", "\\u2028")
    .replaceAll("\u2029", "\\u2029");
  return keptHtml(new TextEncoder().encode(`<script type="application/ld+json">${json}</script>`));
}
