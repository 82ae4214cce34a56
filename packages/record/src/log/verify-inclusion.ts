import { type Checkpoint, parseCheckpoint } from "./checkpoint.ts";
import { cosignedAt } from "./cosignature.ts";
import type { VerifierKey } from "./log-key.ts";
import { isSignedBy, parseNote, type SignedNote, signaturesOf } from "./signed-note.ts";
import { parseTlogProof } from "./tlog-proof.ts";
import { leafHash, sameHash } from "./tree-hash.ts";
import { provesInclusion } from "./tree-proofs.ts";

/**
 * What is wrong with a checkpoint or a proof:
 * - `malformed`: it is not of the form that it should be;
 * - `otherLog`: it is of a log with another name;
 * - `badSignature`: the log's key did not sign it;
 * - `badCosignature`: a line that names a known witness is not that witness's over this checkpoint;
 * - `rollback`: it is of a smaller tree than one that was seen before;
 * - `fork`: it is of another tree of the same size as one that was seen before;
 * - `tooFewWitnesses`: fewer witnesses cosigned it than are asked for;
 * - `entryNotInTree`: the entry is not where the proof says, in the tree of the checkpoint.
 */
export type LogFault =
  | "malformed"
  | "otherLog"
  | "badSignature"
  | "badCosignature"
  | "rollback"
  | "fork"
  | "tooFewWitnesses"
  | "entryNotInTree";

/** Whom the reader trusts, and what the reader saw before. */
export type LogPolicy = {
  readonly logKey: VerifierKey;
  readonly witnesses: readonly VerifierKey[];
  /** How many of the witnesses must have cosigned. */
  readonly quorum: number;
  /** The largest checkpoint of the log that the reader knows from before, if any. */
  readonly seen: Pick<Checkpoint, "size" | "root"> | null;
};

export type Cosigned = { readonly witness: VerifierKey; readonly at: number };

export type VerifiedCheckpoint = Checkpoint & { readonly cosigned: readonly Cosigned[] };

export type Verdict<T> = ({ readonly fault: null } & T) | { readonly fault: LogFault };

/** Checks a checkpoint by what the reader trusts and knows. Never throws on bad input. */
export async function verifyCheckpoint(
  note: string,
  policy: LogPolicy,
): Promise<Verdict<{ readonly checkpoint: VerifiedCheckpoint }>> {
  const parsed = parseNote(note);
  return parsed === null ? { fault: "malformed" } : verifyNote(parsed, policy);
}

async function verifyNote(
  note: SignedNote,
  { logKey, witnesses, quorum, seen }: LogPolicy,
): Promise<Verdict<{ readonly checkpoint: VerifiedCheckpoint }>> {
  const checkpoint = parseCheckpoint(note.text);
  if (checkpoint === null) return { fault: "malformed" };
  if (checkpoint.origin !== logKey.name) return { fault: "otherLog" };
  if (!(await isSignedBy(note, logKey))) return { fault: "badSignature" };
  const cosigned: Cosigned[] = [];
  for (const witness of witnesses) {
    const instants: number[] = [];
    for (const line of signaturesOf(note, witness)) {
      const at = await cosignedAt(note.text, witness, line);
      if (at === null) return { fault: "badCosignature" };
      instants.push(at);
    }
    if (instants.length > 0) cosigned.push({ witness, at: Math.max(...instants) });
  }
  if (seen !== null && checkpoint.size < seen.size) return { fault: "rollback" };
  if (seen !== null && checkpoint.size === seen.size && !sameHash(checkpoint.root, seen.root))
    return { fault: "fork" };
  if (cosigned.length < quorum) return { fault: "tooFewWitnesses" };
  return { fault: null, checkpoint: { ...checkpoint, cosigned } };
}

/**
 * Checks that an entry stands in a log, by a proof file and the keys that the reader trusts. Never throws on bad input; the
 * first fault is named.
 */
export async function verifyInclusion(
  entry: Uint8Array,
  proof: string,
  policy: LogPolicy,
): Promise<Verdict<{ readonly checkpoint: VerifiedCheckpoint; readonly index: number }>> {
  const parsed = parseTlogProof(proof);
  if (parsed === null) return { fault: "malformed" };
  const verdict = await verifyNote(parsed.note, policy);
  if (verdict.fault !== null) return verdict;
  const { index, path } = parsed;
  const { size, root } = verdict.checkpoint;
  return provesInclusion(path, { index, size, leaf: leafHash(entry), root })
    ? { ...verdict, index }
    : { fault: "entryNotInTree" };
}
