import type { Language } from "@minuta/domain";
import { element } from "./element.ts";
import { keepOffline } from "./keep-offline.ts";
import { verifierPanel } from "./verifier-panel.ts";
import { wordsOf } from "./words/words-of.ts";

/** The place that the portal's page has for the verifier, with its keys and language. */
const onPortal = document.getElementById("verifier");
/** The place that the file that stands alone has for it. */
const alone = document.getElementById("verifier-alone");

if (onPortal !== null) startOnPortal(onPortal);
if (alone !== null) startAlone(alone, /^en\b/i.test(navigator.language) ? "en" : "es");

function startOnPortal(root: HTMLElement): void {
  const { keys = "", worker } = root.dataset;
  const language: Language = document.documentElement.lang === "en" ? "en" : "es";
  // A copy of the page that was kept as a file has no portal beside it.
  const site = /^https?:$/.test(location.protocol) ? location.origin : null;
  const panel = verifierPanel(root, { language, keys, site });
  const asked = /^#([a-z0-9]+(?:-[a-z0-9]+)+)$/.exec(location.hash)?.[1];
  if (asked !== undefined && site !== null) void panel.ask(asked);
  if (worker !== undefined && site !== null) keepOffline(worker, root.dataset.scopes ?? "");
}

function startAlone(root: HTMLElement, language: Language): void {
  const words = wordsOf(language);
  const other: Language = language === "es" ? "en" : "es";
  document.documentElement.lang = language;
  document.title = words.documentTitle;
  const change = element("button", { type: "button", lang: other, class: "plain" }, words.otherLanguage);
  change.addEventListener("click", () => startAlone(root, other));
  const panel = element("div", { class: "verifier" });
  root.replaceChildren(
    element("header", {}, element("h1", {}, words.documentTitle), change),
    element("main", {}, panel),
  );
  verifierPanel(panel, { language, keys: "", site: null });
}
