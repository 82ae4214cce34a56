import { cosignedAt, formatSignature, parseNote, parseVerifierKey, signaturesOf } from "@minuta/record";
import type { Context } from "../context.ts";
import { addEvent } from "../events/add-event.ts";
import { Refusal } from "../refusal.ts";
import { newestCheckpoint } from "./checkpoint-reader.ts";

/** How far the clock of a witness may be from the server's, in seconds. */
const clockDifference = 600;

/**
 * Keeps the cosignatures of registered witnesses that a note brings, when it is the newest checkpoint to the byte. A line of a
 * witness that is not valid refuses the whole note; lines of others are ignored.
 */
export async function takeCosignature(context: Context, text: string) {
  const note = parseNote(text);
  if (note === null) throw new Refusal("invalid_input");
  return context.db.transaction().execute(async (transaction) => {
    const newest = await newestCheckpoint(transaction);
    if (newest === null || newest.signed.text !== note.text) throw new Refusal("checkpoint_is_stale");
    const witnesses = await transaction
      .selectFrom("log_witnesses")
      .select(["id", "party", "verifierKey"])
      .where("until", "is", null)
      .execute();
    const now = context.clock();
    const at = now.toISOString();
    const taken: string[] = [];
    for (const { id, party, verifierKey } of witnesses) {
      const key = parseVerifierKey(verifierKey);
      const [line] = key === null ? [] : signaturesOf(note, key);
      if (key === null || line === undefined) continue;
      const seconds = await cosignedAt(note.text, key, line);
      const earliest = Date.parse(newest.at) / 1000 - clockDifference;
      const latest = now.getTime() / 1000 + clockDifference;
      if (seconds === null || seconds < earliest || seconds > latest)
        throw new Refusal("cosignature_invalid");
      const kept = { line: formatSignature(line), cosignedAt: new Date(seconds * 1000).toISOString() };
      const { size } = newest;
      await transaction
        .insertInto("log_cosignatures")
        .values({ size, witnessId: id, ...kept })
        .onConflict((conflict) => conflict.columns(["size", "witnessId"]).doUpdateSet(kept))
        .execute();
      // A witness that says again what it said is no news.
      if (!newest.cosigners.some(({ witnessId }) => witnessId === id))
        await addEvent(transaction, {
          at,
          type: "witness.cosigned",
          by: null,
          subjectId: id,
          data: { size },
        });
      taken.push(party);
    }
    if (taken.length === 0) throw new Refusal("witness_unknown");
    return { size: newest.size, parties: taken };
  });
}
