import { can } from "@minuta/domain";
import type { SignedIn } from "../accounts/signed-in.ts";
import { Refusal } from "../refusal.ts";

/** Refuses whoever takes no part in the secretariat: without a mandate in force, or with the operator's alone. */
export function requireTakingPart(by: SignedIn): void {
  if (!can(by.actor, "secretariat.read", { type: "secretariat" })) throw new Refusal("forbidden");
}
