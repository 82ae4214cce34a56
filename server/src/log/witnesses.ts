import { can, type Party, parties } from "@minuta/domain";
import { formatVerifierKey, parseVerifierKey } from "@minuta/record";
import type { SignedIn } from "../accounts/signed-in.ts";
import type { Context } from "../context.ts";
import type { Reading } from "../db/reading.ts";
import { addEvent } from "../events/add-event.ts";
import { requireTakingPart } from "../organizations/taking-part.ts";
import { Refusal } from "../refusal.ts";

/** A witness of a party, with the last checkpoint that it cosigned. */
export type Witness = {
  readonly id: string;
  readonly party: Party;
  readonly verifierKey: string;
  readonly since: string;
  readonly until: string | null;
  readonly last: { readonly size: number; readonly at: string } | null;
};

/** All witnesses there are and were, newest first. */
export async function readWitnesses(db: Reading): Promise<Witness[]> {
  const rows = await db
    .selectFrom("log_witnesses")
    .select(["id", "party", "verifierKey", "since", "until"])
    .orderBy("since", "desc")
    .orderBy("id")
    .execute();
  const cosigned = await db
    .selectFrom("log_cosignatures")
    .select((select) => ["witnessId", select.fn.max("size").as("size"), select.fn.max("cosignedAt").as("at")])
    .groupBy("witnessId")
    .execute();
  return rows.map((row) => {
    const last = cosigned.find(({ witnessId }) => witnessId === row.id);
    return { ...row, last: last === undefined ? null : { size: Number(last.size), at: last.at } };
  });
}

/** The witnesses of each party, and whether the person may register one for it. */
export async function listWitnesses(context: Context, by: SignedIn) {
  const { origin, verifierKey, size } = await context.db
    .selectFrom("log_state")
    .select(["origin", "verifierKey", "size"])
    .executeTakeFirstOrThrow();
  const witnesses = await readWitnesses(context.db);
  return {
    log: { origin, verifierKey, size },
    parties: parties.map((party) => ({
      party,
      mayRegister: can(by.actor, "witness.register", { type: "witness", party }),
      witnesses: witnesses
        .filter((witness) => witness.party === party)
        .map(({ party: _, ...witness }) => witness),
    })),
  };
}

/** Registers the key of a party's witness (rule AC-18). The one before ends and stays on record. */
export async function registerWitness(
  context: Context,
  by: SignedIn,
  { party, verifierKey }: { readonly party: Party; readonly verifierKey: string },
) {
  if (!can(by.actor, "witness.register", { type: "witness", party })) {
    requireTakingPart(by);
    throw new Refusal("forbidden");
  }
  const key = parseVerifierKey(verifierKey);
  if (key?.type !== "cosignature") throw new Refusal("witness_key_invalid");
  const registered = formatVerifierKey(key);
  const at = context.clock().toISOString();
  await context.db.transaction().execute(async (transaction) => {
    const known = await transaction
      .selectFrom("log_witnesses")
      .select(["party", "until"])
      .where("verifierKey", "=", registered)
      .executeTakeFirst();
    if (known?.party === party && known.until === null) return;
    if (known !== undefined) throw new Refusal("witness_key_taken");
    await transaction
      .updateTable("log_witnesses")
      .set({ until: at })
      .where("party", "=", party)
      .where("until", "is", null)
      .execute();
    const id = context.newId();
    await transaction
      .insertInto("log_witnesses")
      .values({ id, party, verifierKey: registered, since: at, until: null, registeredBy: by.user.userId })
      .execute();
    await addEvent(transaction, {
      at,
      type: "witness.registered",
      by: { userId: by.user.userId, signInId: by.signInId },
      subjectId: id,
      data: { party, verifierKey: registered },
    });
  });
  return listWitnesses(context, by);
}
