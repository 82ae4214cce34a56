import type { Party } from "@minuta/domain";
import {
  type Checkpoint,
  cosignedAt,
  formatNote,
  type NoteSignature,
  parseCheckpoint,
  parseNote,
  parseVerifierKey,
  type SignedNote,
} from "@minuta/record";
import type { Reading } from "../db/reading.ts";

export type Cosigner = { readonly party: Party; readonly witnessId: string; readonly at: string };

/** The newest checkpoint with the cosignatures that are valid for it. */
export type NewestCheckpoint = Checkpoint & {
  /** When the log signed it. */
  readonly at: string;
  readonly verifierKey: string;
  readonly signed: SignedNote;
  readonly cosigners: readonly Cosigner[];
  /** The note as it is served. */
  readonly note: string;
};

/** Reads the newest checkpoint; null when what the database holds is none. */
export async function newestCheckpoint(db: Reading): Promise<NewestCheckpoint | null> {
  const row = await db
    .selectFrom("log_checkpoints")
    .innerJoin("log_state", "log_state.size", "log_checkpoints.size")
    .select(["log_checkpoints.note", "log_checkpoints.at", "log_state.verifierKey"])
    .executeTakeFirst();
  const signed = row === undefined ? null : parseNote(row.note);
  const checkpoint = signed === null ? null : parseCheckpoint(signed.text);
  if (row === undefined || signed === null || checkpoint === null) return null;
  const stored = await db
    .selectFrom("log_cosignatures")
    .innerJoin("log_witnesses", "log_witnesses.id", "log_cosignatures.witnessId")
    .select(["log_cosignatures.line", "log_witnesses.id", "log_witnesses.party", "log_witnesses.verifierKey"])
    .where("log_cosignatures.size", "=", checkpoint.size)
    .orderBy("log_cosignatures.cosignedAt")
    .execute();
  const lines: NoteSignature[] = [];
  const cosigners: Cosigner[] = [];
  for (const { line, id, party, verifierKey } of stored) {
    const [signature] = parseNote(`${signed.text}\n${line}`)?.signatures ?? [];
    const key = parseVerifierKey(verifierKey);
    // A line that does not verify would make readers refuse the whole note.
    const at = signature && key ? await cosignedAt(signed.text, key, signature) : null;
    if (signature === undefined || at === null) continue;
    lines.push(signature);
    cosigners.push({ party, witnessId: id, at: new Date(at * 1000).toISOString() });
  }
  const note = formatNote({ text: signed.text, signatures: [...signed.signatures, ...lines] });
  return { ...checkpoint, at: row.at, verifierKey: row.verifierKey, signed, cosigners, note };
}
