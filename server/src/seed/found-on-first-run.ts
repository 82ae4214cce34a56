import type { Config } from "../config.ts";
import type { Reading } from "../db/reading.ts";
import { StartFault } from "../start-fault.ts";
import { foundSample } from "./found-sample.ts";
import { foundSecretariat } from "./found-secretariat.ts";

/**
 * Founds the secretariat in an empty database, in one transaction; a founded one stays as it is. Answers whether it is
 * the sample; throws `StartFault` when the environment asks for the other kind.
 */
export async function foundOnFirstRun(options: {
  readonly db: Reading;
  readonly config: Config;
  readonly now: Date;
  readonly newId: () => string;
}): Promise<boolean> {
  const { db, config, now, newId } = options;
  const setting = await sampleSetting(db);
  if (setting === undefined) {
    const founded = await db.transaction().execute(async (transaction) => {
      // Another node may have been first; transactions take turns.
      if ((await sampleSetting(transaction)) !== undefined) return false;
      await (config.seats === null
        ? foundSample({ transaction, now, newId })
        : foundSecretariat({ transaction, seats: config.seats, now, newId }));
      return true;
    });
    return founded ? config.seats === null : foundOnFirstRun(options);
  }
  const sample = setting.value === "on";
  if (config.sample === true && !sample) {
    throw new StartFault(
      "MINUTA_SAMPLE=on, pero la carpeta de datos guarda un secretariado propio; ponga otra carpeta en MINUTA_DATA para la muestra.",
      "MINUTA_SAMPLE=on, but the data folder holds a secretariat of your own; set another folder in MINUTA_DATA for the sample.",
    );
  }
  if (config.sample === false && sample) {
    throw new StartFault(
      "MINUTA_SAMPLE=off, pero la carpeta de datos guarda la muestra; ponga otra carpeta en MINUTA_DATA para el secretariado propio.",
      "MINUTA_SAMPLE=off, but the data folder holds the sample; set another folder in MINUTA_DATA for a secretariat of your own.",
    );
  }
  return sample;
}

/** Whether a secretariat stands in the database. */
export async function isFounded(db: Reading): Promise<boolean> {
  return (await sampleSetting(db)) !== undefined;
}

function sampleSetting(db: Reading) {
  return db.selectFrom("settings").select("value").where("name", "=", "sample").executeTakeFirst();
}
