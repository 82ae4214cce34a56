import { sha256 } from "../sha256.ts";
import { fromBase64, toBase64 } from "./base64.ts";

/** What a key signs, by the type byte of C2SP signed-note: a note's text, or a witness's timestamped cosignature. */
export const signatureTypes = { note: 1, cosignature: 4 } as const;
export type SignatureType = keyof typeof signatureTypes;

/** A public key with its name: what is needed to check a signature line. */
export type VerifierKey = {
  readonly name: string;
  /** The key ID: the first four bytes of SHA-256 of name, newline, type and key (C2SP signed-note, “Signatures”). */
  readonly id: number;
  readonly type: SignatureType;
  readonly publicKey: Uint8Array<ArrayBuffer>;
};

/** A key that signs. The seed is RFC 8032's private key of 32 bytes. */
export type SigningKey = VerifierKey & { readonly seed: Uint8Array<ArrayBuffer> };

const ed25519 = { name: "Ed25519" } as const;
/** What stands before the seed in the PKCS #8 form of an Ed25519 key (RFC 8410, section 7). */
const pkcs8 = Uint8Array.from([48, 46, 2, 1, 0, 48, 5, 6, 3, 43, 101, 112, 4, 34, 4, 32]);

/** Whether a name may be a key's: not empty, no spaces, no plus sign (C2SP signed-note, “Format”). */
export function isKeyName(name: string): boolean {
  return name.length > 0 && name.length <= 255 && !/[\s\p{Z}\p{Cc}\p{Cs}+]/u.test(name);
}

/** The key ID of a name and an Ed25519 key. */
export function keyIdOf(name: string, type: SignatureType, publicKey: Uint8Array): number {
  const named = new TextEncoder().encode(`${name}\n`);
  const digest = sha256(named, Uint8Array.of(signatureTypes[type]), publicKey);
  return new DataView(digest.buffer, digest.byteOffset).getUint32(0);
}

/** Makes the key of a name from a seed of 32 random bytes. */
export async function signingKeyOf(name: string, type: SignatureType, seed: Uint8Array): Promise<SigningKey> {
  if (!isKeyName(name)) throw new TypeError(`“${name}” cannot be the name of a key`);
  const own = Uint8Array.from(seed);
  const { x } = await crypto.subtle.exportKey("jwk", await importSeed(own, true));
  const publicKey = fromBase64(`${(x ?? "").replaceAll("-", "+").replaceAll("_", "/")}=`);
  if (publicKey?.length !== 32) throw new TypeError("the seed gives no Ed25519 key");
  return { name, id: keyIdOf(name, type, publicKey), type, publicKey, seed: own };
}

/** A verifier key as one line: `name+hash+key` (C2SP signed-note, “Verifier keys”). */
export function formatVerifierKey({ name, id, type, publicKey }: VerifierKey): string {
  return `${name}+${idText(id)}+${toBase64(Uint8Array.of(signatureTypes[type], ...publicKey))}`;
}

/** Reads `name+hash+key`; null when it is malformed or the hash is not that of name and key. */
export function parseVerifierKey(text: string): VerifierKey | null {
  // Base64 has plus signs too: only the first two divide.
  const [, name = "", hash = "", key = ""] = /^([^+]+)\+([0-9a-f]{8})\+(.+)$/.exec(text) ?? [];
  const parts = typeAndKey(key);
  if (!isKeyName(name) || parts === null) return null;
  const id = keyIdOf(name, parts.type, parts.key);
  return idText(id) === hash ? { name, id, type: parts.type, publicKey: parts.key } : null;
}

/** A signing key as one line, in the form of Go's `sumdb/note`: `PRIVATE+KEY+name+hash+seed`. It is a secret. */
export function formatSigningKey({ name, id, type, seed }: SigningKey): string {
  return `PRIVATE+KEY+${name}+${idText(id)}+${toBase64(Uint8Array.of(signatureTypes[type], ...seed))}`;
}

/** Reads what `formatSigningKey` wrote; null when it is malformed. */
export async function parseSigningKey(text: string): Promise<SigningKey | null> {
  const [, name = "", hash = "", seed = ""] = /^PRIVATE\+KEY\+([^+]+)\+([0-9a-f]{8})\+(.+)$/.exec(text) ?? [];
  const parts = typeAndKey(seed);
  if (!isKeyName(name) || parts === null) return null;
  const key = await signingKeyOf(name, parts.type, parts.key);
  return idText(key.id) === hash ? key : null;
}

/** An Ed25519 signature (RFC 8032). */
export async function signBytes(key: SigningKey, bytes: Uint8Array): Promise<Uint8Array> {
  const imported = await importSeed(key.seed, false);
  return new Uint8Array(await crypto.subtle.sign(ed25519, imported, Uint8Array.from(bytes)));
}

/** Whether an Ed25519 signature over bytes is the key's. */
export async function verifyBytes(
  key: VerifierKey,
  signature: Uint8Array,
  bytes: Uint8Array,
): Promise<boolean> {
  if (signature.length !== 64) return false;
  try {
    const imported = await crypto.subtle.importKey("raw", key.publicKey, ed25519, false, ["verify"]);
    return await crypto.subtle.verify(ed25519, imported, Uint8Array.from(signature), Uint8Array.from(bytes));
  } catch {
    // Bytes that are no point of the curve are refused by throwing.
    return false;
  }
}

function importSeed(seed: Uint8Array, extractable: boolean) {
  if (seed.length !== 32) throw new TypeError("a seed has 32 bytes");
  const der = Uint8Array.of(...pkcs8, ...seed);
  return crypto.subtle.importKey("pkcs8", der, ed25519, extractable, ["sign"]);
}

function idText(id: number): string {
  return id.toString(16).padStart(8, "0");
}

function typeAndKey(text: string): { type: SignatureType; key: Uint8Array<ArrayBuffer> } | null {
  const bytes = fromBase64(text);
  if (bytes?.length !== 33) return null;
  const type = (Object.keys(signatureTypes) as SignatureType[]).find(
    (each) => signatureTypes[each] === bytes[0],
  );
  return type === undefined ? null : { type, key: bytes.slice(1) };
}
