import type { Party } from "@minuta/domain";
import { type Html, html } from "./escaping-html.ts";

/** The party's shape; its name always stands beside it, so it is silent. Colour comes from the class around it. */
export function partyMark(party: Party): Html {
  return html`<svg class="mark" viewBox="0 0 12 12" aria-hidden="true" focusable="false">${shapeOf(party)}</svg>`;
}

function shapeOf(party: Party): Html {
  switch (party) {
    case "government":
      return html`<path d="M1 1h10v10H1z"/>`;
    case "institute":
      return html`<path d="M6 0l6 6-6 6-6-6z"/>`;
    case "civilSociety":
      return html`<circle cx="6" cy="6" r="5.6"/>`;
  }
}
