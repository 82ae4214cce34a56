/** What this browser can check: everything, everything but the log's signatures, or no signature at all. */
export type Support = "full" | "noEd25519" | "insecure";

/** The base point of the curve (RFC 8032, section 5.1): a key that every browser with Ed25519 reads. */
const basePoint = Uint8Array.from([0x58, ...new Array<number>(31).fill(0x66)]);

/** Finds out, so that what a browser cannot do is never told as a signature that is wrong. */
export async function supportOfBrowser(): Promise<Support> {
  const { subtle } = globalThis.crypto as Partial<Crypto>;
  if (subtle === undefined) return "insecure";
  try {
    await subtle.importKey("raw", basePoint, { name: "Ed25519" }, false, ["verify"]);
    return "full";
  } catch {
    return "noEd25519";
  }
}
