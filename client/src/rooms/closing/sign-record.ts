import { type BodyOf, endpoints, type ResultOf } from "@minuta/contract";
import { challengeOf, type Statement, statementReason, statementType, toBase64url } from "@minuta/record";
import { startAuthentication } from "@simplewebauthn/browser";
import { call } from "../../app/api.ts";

export type Decision = BodyOf<typeof endpoints.stateDecision>;
type Document = ResultOf<typeof endpoints.readDocument>;
type Summary = NonNullable<Document["record"]>;
type Stated = ResultOf<typeof endpoints.stateDecision>;

/** The server wrote down something else than what stands on the screen: nothing is signed. */
export class OtherStatement extends Error {
  override readonly name = "OtherStatement";
}

/**
 * Signs a seat's decision with a passkey of the account. What the passkey is given to sign is made here from the statement,
 * after it was compared with what is shown, so that nobody has to believe the server.
 *
 * Throws `OtherStatement`, `ProblemError`, or what WebAuthn throws when it is called off.
 */
export async function signRecord(
  document: Pick<Document, "id" | "author">,
  shown: Pick<Summary, "key" | "version" | "digest">,
  decision: Decision,
): Promise<Summary> {
  const params = { documentId: document.id };
  const stated = await call(endpoints.stateDecision, { params, body: decision });
  if (!says(stated, shown, decision) || !isFor(stated, document)) throw new OtherStatement();
  const { relyingParty, passkeys, nonce } = stated;
  const { id, response } = await startAuthentication({
    optionsJSON: {
      challenge: toBase64url(challengeOf(stated.statement)),
      rpId: relyingParty,
      userVerification: "required",
      timeout: 120_000,
      allowCredentials: passkeys.map(({ id: credential }) => ({ id: credential, type: "public-key" })),
    },
  });
  const { authenticatorData, clientDataJSON, signature, userHandle } = response;
  return call(endpoints.signDocument, {
    params,
    body: {
      nonce,
      credentialId: id,
      authenticatorData,
      clientDataJSON,
      signature,
      userHandle: userHandle ?? null,
    },
  });
}

/** A communiqué is signed in the name of its author, everything else for a seat. */
function isFor({ statement }: Stated, { author }: Pick<Document, "author">): boolean {
  const { capacity, organization } = statement as unknown as Statement;
  return author === null ? capacity !== "author" : capacity === "author" && organization === author;
}

function says(
  { statement, disclosures }: Stated,
  shown: Pick<Summary, "key" | "version" | "digest">,
  decision: Decision,
): boolean {
  const stated = statement as unknown as Statement;
  const reason = decision.decision === "sign" ? "" : decision.reason;
  return (
    stated.type === statementType &&
    stated.digest === shown.digest &&
    stated.digest === decision.digest &&
    stated.key === shown.key &&
    stated.version === shown.version &&
    stated.party === decision.party &&
    stated.decision === decision.decision &&
    statementReason(stated, disclosures) === reason
  );
}
