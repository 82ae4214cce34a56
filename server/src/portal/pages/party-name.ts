import type { Party } from "@minuta/domain";
import { partyMark } from "@minuta/export";
import { type Html, html } from "../escaping-html.ts";

/** A name of a party, or of who belongs to it, with the party's shape and colour. */
export function partyName(party: Party, name: string): Html {
  return html`<span class="party ${party}">${partyMark(party)}${name}</span>`;
}
