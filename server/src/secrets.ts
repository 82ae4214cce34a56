import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { z } from "zod";
import { readIfThere, writePrivately } from "./data-folder.ts";
import type { Reading } from "./db/reading.ts";
import { StartFault } from "./start-fault.ts";

const secretsForm = z.object({ signInSecret: z.string().min(43) });

/** What signs cookies; nobody chooses it and it has no default. */
export type Secrets = z.output<typeof secretsForm>;

/** The secrets of the data folder, made on the first run and kept with mode 0600. */
export function keepSecrets(dataFolder: string): Secrets {
  const path = join(dataFolder, "secrets.json");
  const kept = readIfThere(path);
  if (kept === null) {
    const made: Secrets = { signInSecret: randomBytes(32).toString("base64url") };
    writePrivately(path, `${JSON.stringify(made)}\n`);
    return made;
  }
  try {
    return secretsForm.parse(JSON.parse(kept));
  } catch (error) {
    throw new StartFault(
      `${path} está dañado: restáurelo de un respaldo, o bórrelo para hacer uno nuevo y que todas las personas vuelvan a entrar.`,
      `${path} is damaged: restore it from a backup, or delete it to make a new one and have everybody sign in again.`,
      error,
    );
  }
}

/** What all nodes over one database know and nobody else. */
export type SharedSecrets = Secrets & {
  /** Key of the envelopes that nodes send each other. */
  readonly fanOutKey: Buffer;
  /** Seed of the key that signs for the transparency log. */
  readonly logSeed: Uint8Array;
};

/** The secrets that stand in the database, made by the first node that asks for them. */
export async function keepSharedSecrets(db: Reading): Promise<SharedSecrets> {
  return {
    signInSecret: await keepSecret(db, "signIn"),
    fanOutKey: Buffer.from(await keepSecret(db, "fanOut"), "base64url"),
    logSeed: Buffer.from(await keepSecret(db, "log"), "base64url"),
  };
}

async function keepSecret(db: Reading, name: string): Promise<string> {
  await db
    .insertInto("secrets")
    .values({ name, value: randomBytes(32).toString("base64url") })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const { value } = await db
    .selectFrom("secrets")
    .select("value")
    .where("name", "=", name)
    .executeTakeFirstOrThrow();
  return value;
}
