import { createPublicKey, type JsonWebKey } from "node:crypto";
import { decodeCredentialPublicKey } from "@simplewebauthn/server/helpers";

/** A public key as published files hold it: SubjectPublicKeyInfo in DER, base64url, and its COSE algorithm. */
export type PublishedKey = { readonly publicKey: string; readonly algorithm: number };

// RFC 9052 section 7.1 and RFC 9053 section 7.
const cose = { kty: 1, alg: 3, crvOrN: -1, xOrE: -2, y: -3 } as const;
const curves: Readonly<Record<number, string>> = { 1: "P-256", 6: "Ed25519" };

/**
 * A COSE key as an authenticator gave it, in the form that every library reads.
 * @returns null for a kind of key that records do not know
 */
export function publishedKey(coseKey: Uint8Array<ArrayBuffer>): PublishedKey | null {
  const members = decodeCredentialPublicKey(coseKey) as unknown as ReadonlyMap<number, unknown>;
  const algorithm = members.get(cose.alg);
  const jwk = jwkOf(members);
  if (typeof algorithm !== "number" || jwk === null) return null;
  const der = createPublicKey({ key: jwk, format: "jwk" }).export({ type: "spki", format: "der" });
  return { publicKey: der.toString("base64url"), algorithm };
}

function jwkOf(members: ReadonlyMap<number, unknown>): JsonWebKey | null {
  const text = (name: number) => {
    const bytes = members.get(name);
    return bytes instanceof Uint8Array ? Buffer.from(bytes).toString("base64url") : "";
  };
  switch (members.get(cose.kty)) {
    case 1:
      return { kty: "OKP", crv: curves[Number(members.get(cose.crvOrN))] ?? "", x: text(cose.xOrE) };
    case 2: {
      const crv = curves[Number(members.get(cose.crvOrN))] ?? "";
      return { kty: "EC", crv, x: text(cose.xOrE), y: text(cose.y) };
    }
    case 3:
      return { kty: "RSA", n: text(cose.crvOrN), e: text(cose.xOrE) };
    default:
      return null;
  }
}
