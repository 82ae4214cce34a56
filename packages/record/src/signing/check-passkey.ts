import { fromBase64url, toBase64url } from "../base64url.ts";
import { sameBytes } from "../same-bytes.ts";
import { sha256 } from "../sha256.ts";

/** A WebAuthn assertion over a statement, with the key that made it; bytes are base64url. */
export type PasskeyProof = {
  /** SubjectPublicKeyInfo in DER. */
  readonly publicKey: string;
  /** COSE number: -7 ES256, -8 Ed25519, -257 RS256. */
  readonly algorithm: number;
  readonly authenticatorData: string;
  readonly clientDataJSON: string;
  readonly signature: string;
};

export type PasskeyFault =
  | "bytes_invalid"
  | "algorithm_unknown"
  | "not_an_assertion"
  | "other_challenge"
  | "other_site"
  | "user_not_verified"
  | "signature_wrong";

export type PasskeyCheck =
  | { readonly fault: null; readonly origin: string }
  | { readonly fault: PasskeyFault };

/**
 * Checks an assertion as WebAuthn Level 3 section 7.2 asks a relying party to, as far as its bytes tell: that it is over
 * this challenge, made for the site that it names, with the user present and verified, by this key. Never throws.
 */
export async function checkPasskey(proof: PasskeyProof, challenge: Uint8Array): Promise<PasskeyCheck> {
  const data = fromBase64url(proof.authenticatorData);
  const client = fromBase64url(proof.clientDataJSON);
  const signature = fromBase64url(proof.signature);
  const publicKey = fromBase64url(proof.publicKey);
  if (data === null || client === null || signature === null || publicKey === null || data.length < 37)
    return { fault: "bytes_invalid" };
  const said = readClientData(client);
  if (said === null || said.type !== "webauthn.get") return { fault: "not_an_assertion" };
  if (said.challenge !== toBase64url(challenge)) return { fault: "other_challenge" };
  if (!isOfSite(data.subarray(0, 32), said.origin)) return { fault: "other_site" };
  const flags = data[32] ?? 0;
  if ((flags & 0b101) !== 0b101) return { fault: "user_not_verified" };
  const signed = new Uint8Array(data.length + 32);
  signed.set(data);
  signed.set(sha256(client), data.length);
  const verdict = await verifyBytes(proof.algorithm, publicKey, signature, signed);
  if (verdict === null) return { fault: "algorithm_unknown" };
  return verdict ? { fault: null, origin: said.origin } : { fault: "signature_wrong" };
}

const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

type ClientData = { readonly type: string; readonly challenge: string; readonly origin: string };

function readClientData(bytes: Uint8Array): ClientData | null {
  try {
    const { type, challenge, origin } = JSON.parse(decoder.decode(bytes));
    return typeof type === "string" && typeof challenge === "string" && typeof origin === "string"
      ? { type, challenge, origin }
      : null;
  } catch {
    return null;
  }
}

/** An origin as browsers write it; nothing else is one, so that all programs find the same host in it. */
const originForm = /^https?:\/\/([a-z0-9_-]+(?:\.[a-z0-9_-]+)*)(?::[0-9]{1,5})?$/;

/** The relying party's id is the host of the origin or a domain above it. */
function isOfSite(idHash: Uint8Array, origin: string): boolean {
  const host = originForm.exec(origin)?.[1];
  if (host === undefined) return false;
  const labels = host.split(".");
  return labels.some((_, from) => {
    const hash = sha256(new TextEncoder().encode(labels.slice(from).join(".")));
    return hash.every((byte, at) => byte === idHash[at]);
  });
}

type Algorithm = {
  readonly key: { readonly name: string; readonly namedCurve?: string; readonly hash?: string };
  readonly verify: { readonly name: string; readonly hash?: string };
  /** What stands before the key itself in its one DER form; null where that depends on the key. */
  readonly form: { readonly before: Uint8Array; readonly keyLength: number } | null;
  /** The signature as WebCrypto takes it; null for one that is none. */
  readonly read: (signature: Uint8Array<ArrayBuffer>) => Uint8Array<ArrayBuffer> | null;
};

const asItIs = (signature: Uint8Array<ArrayBuffer>) => signature;

/** By COSE number. */
const algorithms: Readonly<Record<number, Algorithm>> = {
  [-7]: {
    key: { name: "ECDSA", namedCurve: "P-256" },
    verify: { name: "ECDSA", hash: "SHA-256" },
    form: { before: bytesOf("3059301306072a8648ce3d020106082a8648ce3d03010703420004"), keyLength: 64 },
    read: rawOfDer,
  },
  [-8]: {
    key: { name: "Ed25519" },
    verify: { name: "Ed25519" },
    form: { before: bytesOf("302a300506032b6570032100"), keyLength: 32 },
    read: asItIs,
  },
  [-257]: {
    key: { name: "RSASSA-PKCS1-v1_5", hash: "SHA-256" },
    verify: { name: "RSASSA-PKCS1-v1_5" },
    form: null,
    read: asItIs,
  },
};

/** Whether the signature is right; null for an algorithm that is not one of ours. */
async function verifyBytes(
  algorithm: number,
  publicKey: Uint8Array<ArrayBuffer>,
  signature: Uint8Array<ArrayBuffer>,
  signed: Uint8Array<ArrayBuffer>,
): Promise<boolean | null> {
  const known = algorithms[algorithm];
  if (known === undefined) return null;
  const raw = known.read(signature);
  if (raw === null) return false;
  const { subtle } = globalThis.crypto;
  try {
    const key = await subtle.importKey("spki", publicKey, known.key, true, ["verify"]);
    if (!(await isOneForm(publicKey, known.form, () => subtle.exportKey("spki", key))) || !isStrong(key))
      return false;
    return await subtle.verify(known.verify, key, raw, signed);
  } catch {
    // A key that cannot be read signs nothing.
    return false;
  }
}

/** Readers of DER look away from bits that say nothing; a record has one way to write a key. */
async function isOneForm(
  der: Uint8Array,
  form: Algorithm["form"],
  written: () => Promise<ArrayBuffer>,
): Promise<boolean> {
  if (form === null) return sameBytes(new Uint8Array(await written()), der);
  // Of a curve's key all that is left is its point, which was read: writing it again is slower than checking a signature.
  const { before, keyLength } = form;
  return der.length === before.length + keyLength && sameBytes(der.subarray(0, before.length), before);
}

type RsaParts = { readonly modulusLength: number; readonly publicExponent: Uint8Array };

/** An RSA key that is short, or has an exponent that nobody uses, proves nothing; a very long one only costs time. */
function isStrong({ algorithm }: { readonly algorithm: object }): boolean {
  if (!("modulusLength" in algorithm)) return true;
  const { modulusLength, publicExponent } = algorithm as RsaParts;
  const isUsual = toBase64url(publicExponent) === "AQAB";
  return isUsual && modulusLength >= 2048 && modulusLength <= 8192;
}

function bytesOf(hex: string): Uint8Array {
  return Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}

/** An ECDSA signature from DER (two INTEGERs) to the 64 bytes that WebCrypto takes; null when it is not one. */
function rawOfDer(der: Uint8Array): Uint8Array<ArrayBuffer> | null {
  if (der[0] !== 0x30 || der[1] !== der.length - 2) return null;
  const raw = new Uint8Array(64);
  let at = 2;
  for (const end of [32, 64]) {
    const length = der[at + 1] ?? 0;
    if (der[at] !== 0x02 || length === 0 || at + 2 + length > der.length) return null;
    let number = der.subarray(at + 2, at + 2 + length);
    const [first = 0, second = 0] = number;
    // DER writes a number in one way: never negative here, and a zero before it only to say so.
    if (first >= 128 || (first === 0 && length > 1 && second < 128)) return null;
    if (first === 0 && length > 1) number = number.subarray(1);
    if (number.length > 32) return null;
    raw.set(number, end - number.length);
    at += 2 + length;
  }
  return at === der.length ? raw : null;
}
