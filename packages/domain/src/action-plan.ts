import type { PlainDate } from "./mandate.ts";

export type ActionPlanRefusal = "plan_period_reversed" | "commitment_not_in_force" | "commitment_twice";

/** Why an action plan cannot be composed like this (SPEC section PL). `inForce` are the numbers that are adopted and not void. */
export function judgeActionPlan(
  plan: { readonly startsOn: PlainDate; readonly endsOn: PlainDate; readonly numbers: readonly string[] },
  inForce: ReadonlySet<string>,
): ActionPlanRefusal | null {
  if (plan.startsOn > plan.endsOn) return "plan_period_reversed";
  if (new Set(plan.numbers).size < plan.numbers.length) return "commitment_twice";
  return plan.numbers.every((number) => inForce.has(number)) ? null : "commitment_not_in_force";
}

/** Rule PL-3: a commitment fits the plan's period when it ends within it. */
export function fitsPeriod(
  commitment: { readonly startsOn: PlainDate | ""; readonly endsOn: PlainDate | "" },
  plan: { readonly startsOn: PlainDate; readonly endsOn: PlainDate },
): boolean {
  return commitment.endsOn !== "" && commitment.endsOn <= plan.endsOn && commitment.endsOn >= plan.startsOn;
}
