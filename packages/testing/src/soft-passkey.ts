import { createHash, generateKeyPairSync, randomBytes, sign } from "node:crypto";
import { type Call, endpoints } from "@minuta/contract";
import type { Party } from "@minuta/domain";

/** A passkey in this process: it is registered and signs as an authenticator would, without anybody touching it. */
export type SoftPasskey = {
  readonly credentialId: string;
  /** What `navigator.credentials.get` answers for a challenge in base64url. */
  readonly assert: (
    challenge: string,
    /** Another site that asked for it. */
    origin?: string,
  ) => {
    readonly credentialId: string;
    readonly authenticatorData: string;
    readonly clientDataJSON: string;
    readonly signature: string;
    readonly userHandle: null;
  };
};

/**
 * Registers a new passkey with an account over the same interface as the browser does.
 * @param origin of the server
 * @param cookie of a sign-in that is fresh
 */
export async function registerSoftPasskey(origin: string, cookie: string): Promise<SoftPasskey> {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const credentialId = randomBytes(16);
  const site = createHash("sha256").update(new URL(origin).hostname).digest();
  const asked = await fetch(`${origin}/api/auth/passkey/generate-register-options`, {
    headers: { cookie, origin },
  });
  if (!asked.ok) throw new Error(`the server offers no registration: ${asked.status} ${await asked.text()}`);
  const ceremony = asked.headers.getSetCookie().map((line) => line.split(";")[0] ?? "");
  const { challenge } = (await asked.json()) as { challenge: string };
  const { x = "", y = "" } = publicKey.export({ format: "jwk" });
  // WebAuthn Level 3 section 6.1; user present and verified, with attested credential data.
  const data = Buffer.concat([
    site,
    Buffer.from([0b01000101, 0, 0, 0, 0]),
    Buffer.alloc(16),
    Buffer.from([0, credentialId.length]),
    credentialId,
    coseKey(Buffer.from(x, "base64url"), Buffer.from(y, "base64url")),
  ]);
  const response = await fetch(`${origin}/api/auth/passkey/verify-registration`, {
    method: "POST",
    headers: { cookie: [cookie, ...ceremony].join("; "), origin, "content-type": "application/json" },
    body: JSON.stringify({
      name: "Llave de prueba",
      response: {
        id: credentialId.toString("base64url"),
        rawId: credentialId.toString("base64url"),
        type: "public-key",
        clientExtensionResults: {},
        response: {
          clientDataJSON: clientData("webauthn.create", challenge, origin).toString("base64url"),
          attestationObject: withoutAttestation(data).toString("base64url"),
          transports: ["internal"],
        },
      },
    }),
  });
  if (!response.ok) throw new Error(`the passkey was refused: ${response.status} ${await response.text()}`);
  return {
    credentialId: credentialId.toString("base64url"),
    assert: (toSign, askedBy = origin) => {
      const client = clientData("webauthn.get", toSign, askedBy);
      const authenticator = Buffer.concat([site, Buffer.from([0b00000101, 0, 0, 0, 0])]);
      const signed = Buffer.concat([authenticator, createHash("sha256").update(client).digest()]);
      return {
        credentialId: credentialId.toString("base64url"),
        authenticatorData: authenticator.toString("base64url"),
        clientDataJSON: client.toString("base64url"),
        signature: sign("sha256", signed, privateKey).toString("base64url"),
        userHandle: null,
      };
    },
  };
}

/** One seat signs the record in force of a document by passkey. */
export async function signBySoftPasskey(
  call: Call,
  passkey: SoftPasskey,
  decided: { readonly documentId: string; readonly party: Party; readonly digest: string },
) {
  const { documentId, party, digest } = decided;
  const params = { documentId };
  const body = { decision: "sign", party, digest } as const;
  const { nonce, challenge } = await call(endpoints.stateDecision, { params, body });
  return call(endpoints.signDocument, { params, body: { nonce, ...passkey.assert(challenge) } });
}

function clientData(type: string, challenge: string, origin: string): Buffer {
  return Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
}

/** An ES256 key in CBOR: {1: 2, 3: -7, -1: 1, -2: x, -3: y}. */
function coseKey(x: Buffer, y: Buffer): Buffer {
  const bytes32 = Buffer.from([0x58, 32]);
  return Buffer.concat([
    Buffer.from([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21]),
    bytes32,
    x,
    Buffer.from([0x22]),
    bytes32,
    y,
  ]);
}

/** {"fmt": "none", "attStmt": {}, "authData": data} in CBOR. */
function withoutAttestation(data: Buffer): Buffer {
  const text = (words: string) => Buffer.concat([Buffer.from([0x60 + words.length]), Buffer.from(words)]);
  return Buffer.concat([
    Buffer.from([0xa3]),
    text("fmt"),
    text("none"),
    text("attStmt"),
    Buffer.from([0xa0]),
    text("authData"),
    Buffer.from([0x59, data.length >> 8, data.length & 255]),
    data,
  ]);
}
