import {
  foundingRules,
  type PlainDate,
  type RulesSettings,
  readRulesSettings,
  rulesInForce,
} from "@minuta/domain";
import type { Reading } from "../db/reading.ts";

/** Every version of the rules of procedure, the newest first. */
export async function rulesVersions(db: Reading) {
  const rows = await db
    .selectFrom("rules_of_procedure")
    .leftJoin("user", "user.id", "rules_of_procedure.recordedBy")
    .select([
      "rules_of_procedure.version",
      "rules_of_procedure.effectiveFrom",
      "rules_of_procedure.settings",
      "rules_of_procedure.text",
      "rules_of_procedure.resolution",
      "rules_of_procedure.recordedAt",
      "user.name as recordedBy",
    ])
    .orderBy("rules_of_procedure.version", "desc")
    .execute();
  return rows.map((row) => ({ ...row, settings: readRulesSettings(JSON.parse(row.settings)) }));
}

/** The rules that hold on a day, with their version; the founding ones where there are none at all. */
export async function rulesOn(
  db: Reading,
  day: PlainDate,
): Promise<{ readonly version: number; readonly settings: RulesSettings }> {
  return rulesInForce(await rulesVersions(db), day) ?? { version: 1, settings: foundingRules };
}
