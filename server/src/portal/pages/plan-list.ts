import type { Language } from "@minuta/domain";
import { longDate, visibleText } from "@minuta/export";
import { planAddress } from "../addresses.ts";
import type { PlanLine } from "../commitments-reader.ts";
import { type Html, html } from "../escaping-html.ts";

export function planList(language: Language, plans: readonly PlanLine[]): Html {
  const items = plans.map(
    (plan) =>
      html`<li><a href="${planAddress(language, plan)}" lang="es">${visibleText(plan.title)}</a> <span class="quiet"><time datetime="${plan.startsOn}">${longDate(plan.startsOn, language)}</time> – <time datetime="${plan.endsOn}">${longDate(plan.endsOn, language)}</time></span></li>`,
  );
  return html`<ul class="rows">${items}</ul>`;
}
