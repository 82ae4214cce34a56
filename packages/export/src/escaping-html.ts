import { raw, html as tag } from "hono/html";
import type { HtmlEscapedString } from "hono/utils/html";

export type Html = HtmlEscapedString;

/** Escapes every value but HTML that was made by this same tag. Values are never promises, so neither is the result. */
export function html(
  strings: TemplateStringsArray,
  ...values: readonly (string | number | Html | readonly Html[])[]
): Html {
  return tag(strings, ...values) as Html;
}

/** HTML or CSS that this program made itself; never anything that came from outside. */
export function keptHtml(made: string): Html {
  return raw(made) as Html;
}
