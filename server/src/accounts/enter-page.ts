import type { Language } from "@minuta/domain";
import { html } from "hono/html";
import { enterTexts } from "./enter-texts.ts";

/** A page that works without script; the text arguments are escaped. */
async function page(language: Language, title: string, body: unknown): Promise<string> {
  const text = await html`<!doctype html>
<html lang="${language}">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="robots" content="noindex" />
    <meta name="color-scheme" content="light dark" />
    <title>${title}</title>
    <link rel="icon" type="image/svg+xml" href="/favicon.svg" />
    <link rel="stylesheet" href="/entrar.css" />
  </head>
  <body>
    <main>
      <p class="brand">Minuta</p>
      ${body}
    </main>
  </body>
</html>`;
  return String(text);
}

/** What a sign-in link opens: one button, so that a mail scanner that follows links signs nobody in. */
export function enterPage(
  language: Language,
  facts: {
    readonly token: string;
    readonly returnTo: string;
    readonly name: string;
    readonly invitations: readonly string[];
  },
): Promise<string> {
  const say = enterTexts[language];
  return page(
    language,
    say.title,
    html`<h1>${say.title}</h1>
      <p>${say.lead}</p>
      <p class="who"><span>${say.as}</span> <strong>${facts.name}</strong></p>
      ${facts.invitations.map((mandate) => html`<p>${say.invited} <strong>${mandate}</strong>.</p>`)}
      <form method="post" action="/entrar">
        <input type="hidden" name="token" value="${facts.token}" />
        <input type="hidden" name="regreso" value="${facts.returnTo}" />
        <button type="submit" autofocus>${say.enter}</button>
      </form>
      <p class="small">${say.once}</p>`,
  );
}

/** What a link opens that was used or has expired. */
export function spentLinkPage(language: Language): Promise<string> {
  const say = enterTexts[language];
  return page(
    language,
    say.goneTitle,
    html`<h1>${say.goneTitle}</h1>
      <p>${say.gone}</p>
      <p><a class="button" href="/app/entrar">${say.again}</a></p>`,
  );
}
