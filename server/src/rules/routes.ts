import { endpoints } from "@minuta/contract";
import { can, rulesInForce } from "@minuta/domain";
import type { SignedIn } from "../accounts/signed-in.ts";
import { dayOf } from "../clock.ts";
import type { Context } from "../context.ts";
import type { Bind } from "../http/bind.ts";
import { requireTakingPart } from "../organizations/taking-part.ts";
import { recordRules } from "./record-rules.ts";
import { rulesVersions } from "./rules-reader.ts";

/** The rules of procedure: every version, and a new one by a resolution. */
export function bindRules(bind: Bind, context: Context): void {
  const allRules = async (by: SignedIn) => {
    const versions = await rulesVersions(context.db);
    return {
      inForce: rulesInForce(versions, dayOf(context.clock()))?.version ?? 0,
      versions: versions.map((version) => ({
        ...version,
        settings: {
          ...version.settings,
          reminderDays: [...version.settings.reminderDays],
          daysOff: [...version.settings.daysOff],
        },
      })),
      mayRecord: can(by.actor, "secretariat.arrange", { type: "secretariat" }),
    };
  };
  bind(endpoints.readRules, async ({ by }) => {
    requireTakingPart(by);
    return allRules(by);
  });
  bind(endpoints.recordRules, async ({ by, body }) => {
    await recordRules(context, by, body);
    return allRules(by);
  });
}
