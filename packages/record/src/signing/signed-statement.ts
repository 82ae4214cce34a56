import {
  type DocumentKind,
  isParty,
  type Party,
  signatureDecisions,
  signingCapacities,
  workflowOf,
} from "@minuta/domain";
import { isDigest } from "../canonical.ts";
import type { RecordSignature, SignatureScan } from "../content.ts";
import { RecordFault } from "../record-fault.ts";
import { type Disclosure, readDisclosures } from "../sealed/disclosure.ts";
import { type MissingUnit, openSealed } from "../sealed/open.ts";
import { checkPasskey, type PasskeyFault, type PasskeyProof } from "./check-passkey.ts";
import { challengeOf, type Statement, type StatementFacts, statementType } from "./statement.ts";

/** A seat's decision as a published file holds it. */
export type SignedStatement = {
  readonly statement: Statement;
  readonly disclosures: readonly Disclosure[];
} & (
  | { readonly means: "passkey"; readonly proof: PasskeyProof }
  | { readonly means: "paper"; readonly scan: SignatureScan }
);

const decisions: ReadonlySet<unknown> = new Set(signatureDecisions);
const capacities: ReadonlySet<unknown> = new Set(signingCapacities);

/** Reads what may be a signed statement. Throws `RecordFault`. */
export function readSignedStatement(value: unknown): SignedStatement {
  const signed = membersOf(value);
  const statement = membersOf(signed.statement);
  const { type, digest, party, decision, capacity, organization, nonce, at, key, kind, version } = statement;
  const isStatement =
    type === statementType &&
    isDigest(digest) &&
    isParty(party) &&
    decisions.has(decision) &&
    capacities.has(capacity) &&
    (capacity !== "author" || typeof organization === "string") &&
    [nonce, at, key, kind].every((each) => typeof each === "string") &&
    Number.isInteger(version);
  if (!isStatement) throw new RecordFault("form_invalid", "statement");
  const base = {
    statement: statement as unknown as Statement,
    disclosures: readDisclosures(signed.disclosures),
  };
  if (signed.means === "passkey") {
    const { publicKey, algorithm, authenticatorData, clientDataJSON, signature } = membersOf(signed.proof);
    const texts = [publicKey, authenticatorData, clientDataJSON, signature];
    if (!Number.isInteger(algorithm) || !texts.every((each) => typeof each === "string"))
      throw new RecordFault("form_invalid", "proof");
    return { ...base, means: "passkey", proof: signed.proof as PasskeyProof };
  }
  if (signed.means === "paper") {
    const { digest: scanned, mediaType, size } = membersOf(signed.scan);
    if (!isDigest(scanned) || typeof mediaType !== "string" || !Number.isInteger(size))
      throw new RecordFault("form_invalid", "scan");
    return { ...base, means: "paper", scan: signed.scan as SignatureScan };
  }
  throw new RecordFault("form_invalid", "means");
}

/** The decision in words to show. Throws `RecordFault` when its disclosures are not those of the statement. */
export function signatureOf(signed: SignedStatement, placeholder: (unit: string) => string): RecordSignature {
  return openStatement(signed, placeholder).signature;
}

/** The same, with the parts of the statement that are left out. */
export function openStatement(
  signed: SignedStatement,
  placeholder: (unit: string) => string,
): { readonly signature: RecordSignature; readonly missing: readonly MissingUnit[] } {
  const { value, missing } = openSealed(signed.statement, signed.disclosures, (unit) => ({
    words: placeholder(unit),
    legalBasis: "",
  }));
  const { party, decision, capacity, office, reason, digest, at } = value as unknown as StatementFacts;
  if (typeof office !== "string" || typeof reason !== "string")
    throw new RecordFault("form_invalid", "statement");
  const { means } = signed;
  const scan = means === "paper" ? signed.scan : null;
  return {
    signature: { party, decision, capacity, office, reason, digest, at, means, scan },
    missing,
  };
}

export type StatementFault = "other_record" | "out_of_rubric" | PasskeyFault;

/** Of which record a statement has to be. */
export type SignedRecord = {
  readonly digest: string;
  readonly key: string;
  readonly kind: DocumentKind;
  readonly version: number;
  /** The author of a communiqué; null for every other record. */
  readonly organization: string | null;
};

/**
 * What is wrong with a seat's decision on this record; null when it holds. A paper is never wrong here: that it was signed
 * is seen on it alone.
 */
export async function statementFault(
  { statement, ...signed }: SignedStatement,
  record: SignedRecord,
): Promise<StatementFault | null> {
  const { digest, key, kind, version } = statement;
  const isOfRecord =
    digest === record.digest && key === record.key && kind === record.kind && version === record.version;
  if (!isOfRecord) return "other_record";
  if (!isOfRubric({ statement, means: signed.means }, record)) return "out_of_rubric";
  if (signed.means === "paper") return null;
  return (await checkPasskey(signed.proof, challengeOf(statement))).fault;
}

/** Whether the record's workflow asks this signer for such a decision (SPEC section 1.5). */
function isOfRubric(
  { statement, means }: Pick<SignedStatement, "statement" | "means">,
  { kind, organization }: SignedRecord,
): boolean {
  const workflow = workflowOf(kind);
  if (workflow === null) return false;
  const { party, capacity, decision } = statement;
  if (!workflow.signers.includes(party) || !workflow.decisions.includes(decision)) return false;
  if (workflow.signsAs === "seat") return capacity !== "author";
  return capacity === "author" && means === "passkey" && statement.organization === organization;
}

export function partyOf(signed: SignedStatement): Party {
  return signed.statement.party;
}

function membersOf(value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value !== "object" || value === null || Array.isArray(value))
    throw new RecordFault("form_invalid", "signature");
  return value as Record<string, unknown>;
}
