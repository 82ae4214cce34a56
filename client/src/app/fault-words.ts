import type { endpoints, ResultOf } from "@minuta/contract";
import type { Say } from "../i18n/say.ts";

/** Why a commitment is not verifiable, as the domain and the server say it. */
export type Fault = ResultOf<typeof endpoints.readCommitment>["faults"][number];

/** The sentence that says why not. */
export function faultWords(fault: Fault, say: Say): string {
  return say(`fault.${fault.code}`, { n: fault.position ?? 0 });
}
