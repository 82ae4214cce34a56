import { type SigningKey, signBytes, type VerifierKey, verifyBytes } from "./log-key.ts";
import type { NoteSignature } from "./signed-note.ts";

/**
 * Cosigns the text of a checkpoint at an instant, in whole seconds since 1970 (C2SP tlog-cosignature, Ed25519). It states that
 * this is the largest tree of that log that the witness saw, and that it only adds to all that it saw before.
 */
export async function cosign(text: string, key: SigningKey, seconds: number): Promise<NoteSignature> {
  if (key.type !== "cosignature") throw new TypeError("only a key of a witness cosigns");
  if (!Number.isSafeInteger(seconds) || seconds < 0) throw new RangeError("an instant in whole seconds");
  const ed25519 = await signBytes(key, cosignedMessage(text, seconds));
  const signature = new Uint8Array(8 + ed25519.length);
  new DataView(signature.buffer).setBigUint64(0, BigInt(seconds));
  signature.set(ed25519, 8);
  return { name: key.name, id: key.id, signature };
}

/** The instant of a cosignature in seconds when it is the key's over this text; null when it is not. */
export async function cosignedAt(
  text: string,
  key: VerifierKey,
  { name, id, signature }: NoteSignature,
): Promise<number | null> {
  if (key.type !== "cosignature" || name !== key.name || id !== key.id || signature.length !== 72)
    return null;
  const at = new DataView(signature.buffer, signature.byteOffset).getBigUint64(0);
  if (at > BigInt(Number.MAX_SAFE_INTEGER)) return null;
  const seconds = Number(at);
  const valid = await verifyBytes(key, signature.slice(8), cosignedMessage(text, seconds));
  return valid ? seconds : null;
}

function cosignedMessage(text: string, seconds: number): Uint8Array {
  return new TextEncoder().encode(`cosignature/v1\ntime ${seconds}\n${text}`);
}
