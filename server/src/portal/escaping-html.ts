import { raw, html as tag } from "hono/html";
import type { HtmlEscapedString } from "hono/utils/html";

export type Html = HtmlEscapedString;

type Value = string | number | Html | readonly Html[];

/** Escapes every value but HTML that was made by this same tag. Values are never promises, so neither is the result. */
export function html(strings: TemplateStringsArray, ...values: readonly Value[]): Html {
  return tag(strings, ...values) as Html;
}

export const nothing: Html = html``;

/** HTML that this program made earlier and kept under its digest; never anything that came from outside. */
export function keptHtml(bytes: Uint8Array): Html {
  return raw(new TextDecoder("utf-8", { fatal: true }).decode(bytes)) as Html;
}
