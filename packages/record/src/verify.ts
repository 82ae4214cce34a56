import { type DocumentKind, isFullySigned, type Party, signedCount, signersOf } from "@minuta/domain";
import { digestOf } from "./canonical.ts";
import { type ReadFile, readPublished } from "./published-file.ts";
import { RecordFault } from "./record-fault.ts";
import { partyOf, statementFault } from "./signing/signed-statement.ts";

/** What is looked at: the first five in a `record.json` alone, the others in the files that go with it. */
export type CheckName =
  | "format"
  | "digest"
  | "removals"
  | "signature"
  | "signatures"
  | "entry"
  | "inclusion"
  | "checkpoint"
  | "witness"
  | "file";

/** "unproven" is what the bytes state and cannot show: a signature on paper, or one that only the server saw. */
export type CheckOutcome = "passed" | "failed" | "unproven";

export type Check = {
  readonly name: CheckName;
  readonly outcome: CheckOutcome;
  /** A code, digest or count that says more; the same in every language. */
  readonly detail: string;
  /** Of a signature, or of a witness that a party is known to have. */
  readonly party: Party | null;
  /** Name of the file, the log, the witness or the author that it is about, where there may be several. */
  readonly about: string | null;
};

/** Checks a published record from its bytes alone (`record.json`). Never throws on bad input. */
export async function verify(bytes: Uint8Array): Promise<readonly Check[]> {
  let read: ReadFile;
  try {
    read = readPublished(bytes);
  } catch (error) {
    if (!(error instanceof RecordFault)) throw error;
    return [checkOf("format", "failed", error.message)];
  }
  return verifyRead(read);
}

/** The same for a file that was read already. */
export async function verifyRead({ published, sealed }: ReadFile): Promise<readonly Check[]> {
  const format = checkOf("format", "passed", published.content.format);
  if (sealed === null) {
    const computed = digestOf(published.content);
    const digest = checkOf("digest", computed === published.digest ? "passed" : "failed", computed);
    return [format, digest, ...accountSignatures(published, computed)];
  }
  const { file, missing } = sealed;
  const named = new Set(file.removals.map(({ unit }) => unit));
  const without = missing.filter(({ digest }) => !named.has(digest)).length;
  const removalsHold = without === 0 && named.size === missing.length && named.size === file.removals.length;
  const removals = checkOf("removals", removalsHold ? "passed" : "failed", String(missing.length));
  const digest = checkOf("digest", "passed", published.digest);
  return [format, digest, removals, ...(await signatureChecks(read(published, file)))];
}

type Signed = Pick<ReadFile["published"], "digest" | "content" | "signatures"> & {
  readonly statements: NonNullable<ReadFile["sealed"]>["file"]["signatures"];
};

function read(published: ReadFile["published"], file: NonNullable<ReadFile["sealed"]>["file"]): Signed {
  return { ...published, statements: file.signatures };
}

async function signatureChecks({
  digest,
  content,
  signatures,
  statements,
}: Signed): Promise<readonly Check[]> {
  const { key, kind, version, provenance } = content;
  const organization = provenance.author?.organization ?? null;
  const checks = await Promise.all(
    statements.map(async (signed): Promise<Check> => {
      const party = partyOf(signed);
      const about = signed.statement.organization ?? null;
      const fault = await statementFault(signed, { digest, key, kind, version, organization });
      if (fault !== null) return checkOf("signature", "failed", fault, party, about);
      const { means } = signed;
      return checkOf("signature", means === "paper" ? "unproven" : "passed", means, party, about);
    }),
  );
  const nonces = new Set(statements.map(({ statement }) => statement.nonce));
  const isOnceEach =
    new Set(statements.map(partyOf)).size === statements.length && nonces.size === statements.length;
  const holds =
    isOnceEach && checks.every(({ outcome }) => outcome !== "failed") && isFullySigned(kind, signatures);
  const isProven = checks.every(({ outcome }) => outcome === "passed");
  return [
    ...checks,
    checkOf(
      "signatures",
      holds ? (isProven ? "passed" : "unproven") : "failed",
      countOf(content.kind, signatures),
    ),
  ];
}

/** Signatures of the formats 1 to 3 are the server's word that the seat was signed in; three seats signed all of them. */
function accountSignatures(published: ReadFile["published"], computed: string): readonly Check[] {
  const { signatures } = published;
  const checks = signatures.map(({ party, digest }) =>
    checkOf("signature", digest === computed ? "unproven" : "failed", "account", party),
  );
  const holds = checks.every(({ outcome }) => outcome !== "failed") && isFullySigned("minutes", signatures);
  return [...checks, checkOf("signatures", holds ? "unproven" : "failed", countOf("minutes", signatures))];
}

function countOf(kind: DocumentKind, signatures: ReadFile["published"]["signatures"]): string {
  return `${signedCount(kind, signatures)}/${signersOf(kind).length}`;
}

function checkOf(
  name: CheckName,
  outcome: CheckOutcome,
  detail: string,
  party: Party | null = null,
  about: string | null = null,
): Check {
  return { name, outcome, detail, party, about };
}
