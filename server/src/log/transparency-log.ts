import { emptyRoot, formatVerifierKey, type SigningKey, signCheckpoint, signingKeyOf } from "@minuta/record";
import type { Transaction } from "kysely";
import type { Reading } from "../db/reading.ts";
import type { Tables } from "../db/tables.ts";
import { StartFault } from "../start-fault.ts";

/** What a server needs to sign for the log. The log's name stands in the database, the same for all nodes. */
export type TransparencyLog = { readonly seed: Uint8Array };

/** The log's only state beside its entries. */
export type LogState = Tables["log_state"];

/** The log's own name: a host and `/log`, which stays the same for ever once there is an entry. */
export function originOf(address: string): string {
  return `${new URL(address).host}/log`;
}

/**
 * Takes the log up where it stands, or begins it with an empty tree. Throws `StartFault` when the key is not the one that
 * signed what is there: a log whose key changes unsaid is a log that nobody can trust.
 */
export async function openTransparencyLog(
  db: Reading,
  by: {
    readonly seed: Uint8Array | null;
    readonly makeSeed: () => Uint8Array;
    readonly address: string;
    readonly now: Date;
  },
): Promise<TransparencyLog> {
  return db.transaction().execute(async (transaction) => {
    const state = await lockState(transaction);
    if (state !== null && state.size > 0) {
      const key = by.seed === null ? null : await logKeyOf(state, { seed: by.seed });
      if (by.seed === null || key === null || formatVerifierKey(key) !== state.verifierKey) throw wrongKey();
      return { seed: by.seed };
    }
    const log = { seed: by.seed ?? by.makeSeed() };
    // As long as nothing was logged nobody relies on the name, and it follows the address.
    await beginLog(transaction, log, { origin: originOf(by.address), at: by.now.toISOString() });
    return log;
  });
}

/** The state, locked until the transaction ends: appending takes turns over all nodes. */
export async function lockState(transaction: Transaction<Tables>): Promise<LogState | null> {
  const state = await transaction
    .updateTable("log_state")
    .set((set) => ({ size: set.ref("size") }))
    .where("id", "=", 1)
    .returningAll()
    .executeTakeFirst();
  return state ?? null;
}

/** The key by which the log signs under its name. */
export function logKeyOf(state: Pick<LogState, "origin">, log: TransparencyLog): Promise<SigningKey> {
  return signingKeyOf(state.origin, "note", log.seed);
}

async function beginLog(
  transaction: Transaction<Tables>,
  log: TransparencyLog,
  { origin, at }: { readonly origin: string; readonly at: string },
): Promise<void> {
  const key = await logKeyOf({ origin }, log);
  const verifierKey = formatVerifierKey(key);
  const begun = await transaction
    .selectFrom("log_state")
    .select("id")
    .where("verifierKey", "=", verifierKey)
    .executeTakeFirst();
  if (begun !== undefined) return;
  await transaction.deleteFrom("log_cosignatures").execute();
  await transaction.deleteFrom("log_checkpoints").execute();
  await transaction.deleteFrom("log_state").execute();
  await transaction.insertInto("log_state").values({ id: 1, origin, verifierKey, size: 0 }).execute();
  const note = await signCheckpoint({ origin, size: 0, root: emptyRoot() }, key);
  await transaction.insertInto("log_checkpoints").values({ size: 0, note, at }).execute();
}

function wrongKey(): StartFault {
  return new StartFault(
    "La clave de la bitácora de transparencia falta o no es la que firmó lo que hay en ella: restaure log-key de un respaldo de la carpeta de datos. No se hizo otra, pues los testigos darían la alarma.",
    "The key of the transparency log is missing or is not the one that signed what is in it: restore log-key from a backup of the data folder. No other was made, as the witnesses would raise the alarm.",
  );
}
