import type { DocumentKind, Party, SignatureDecision, SigningCapacity } from "@minuta/domain";
import { canonicalBytes, type Json } from "../canonical.ts";
import type { Disclosure, Sealed } from "../sealed/disclosure.ts";
import type { MarkedWords } from "../sealed/marked-words.ts";
import { openSealed } from "../sealed/open.ts";
import { type SealedForm, seal } from "../sealed/seal.ts";
import { sha256 } from "../sha256.ts";

export const statementType = "minuta-statement/1";

/** What a seat, or the author of a communiqué, states when it decides on a record (SPEC section 4). */
export type StatementFacts = {
  /** Digest of the record's manifest. */
  readonly digest: string;
  readonly key: string;
  readonly kind: DocumentKind;
  readonly version: number;
  /** The seat's party, or the party of the author. */
  readonly party: Party;
  readonly capacity: SigningCapacity;
  /** The author in whose name it is signed; of the capacity `author` alone. */
  readonly organization?: string;
  readonly decision: SignatureDecision;
  readonly office: string;
  /** Text of a reservation or reason of a refusal; "" otherwise. */
  readonly reason: string;
  /** 16 random bytes in base64url, given once. */
  readonly nonce: string;
  readonly at: string;
};

/** The statement as it is signed: what people wrote in it is sealed, so that it can be left out too. */
export type Statement = Omit<StatementFacts, "office" | "reason"> & {
  readonly type: typeof statementType;
  readonly office: Sealed | "";
  readonly reason: Sealed | "";
};

/**
 * @param newSalt 16 random bytes in base64url, new at every call
 * @param alsoMarked words that are sealed by themselves, so that the rest of a reservation stays when they go: those that are
 * marked in the record
 */
export function sealStatement(
  facts: StatementFacts,
  newSalt: () => string,
  alsoMarked: readonly MarkedWords[] = [],
): SealedForm & { readonly manifest: Statement } {
  const sealed = seal({ type: statementType, ...facts } as unknown as Json, newSalt, alsoMarked);
  return { manifest: sealed.manifest as unknown as Statement, disclosures: sealed.disclosures };
}

/** The bytes that a passkey signs as its challenge: SHA-256 of the statement's canonical bytes. */
export function challengeOf(statement: unknown): Uint8Array<ArrayBuffer> {
  return new Uint8Array(sha256(canonicalBytes(statement)));
}

/** The reservation or reason in a statement. Throws `RecordFault` when these disclosures are not the statement's. */
export function statementReason(statement: Statement, disclosures: readonly Disclosure[]): string {
  const { value } = openSealed(statement, disclosures, () => ({ words: "", legalBasis: "" }));
  const { reason } = value as { readonly reason?: unknown };
  return typeof reason === "string" ? reason : "";
}
