import { fromBase64, toBase64 } from "./base64.ts";
import { isKeyName, type SigningKey, signBytes, type VerifierKey, verifyBytes } from "./log-key.ts";

/** One signature line: who says to have signed, with which key, and what came of it. */
export type NoteSignature = {
  readonly name: string;
  readonly id: number;
  readonly signature: Uint8Array;
};

/** A text with signature lines (C2SP signed-note). The text ends in a newline. */
export type SignedNote = { readonly text: string; readonly signatures: readonly NoteSignature[] };

/** Larger notes are not read. */
export const longestNote = 262_144;
const mostSignatures = 100;

/** Reads a note; null when it is not one, to the byte. It says nothing yet about the signatures. */
export function parseNote(note: string): SignedNote | null {
  if (note.length > longestNote || !note.isWellFormed()) return null;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the format refuses exactly these.
  if (/[\u0000-\u0009\u000b-\u001f]/.test(note)) return null;
  const end = note.lastIndexOf("\n\n");
  if (end < 0 || !note.endsWith("\n")) return null;
  const lines = note.slice(end + 2, -1).split("\n");
  if (lines.length > mostSignatures) return null;
  const signatures = lines.map(parseLine);
  if (signatures.some((signature) => signature === null)) return null;
  return { text: note.slice(0, end + 1), signatures: signatures as NoteSignature[] };
}

/** A note as text. */
export function formatNote({ text, signatures }: SignedNote): string {
  return `${text}\n${signatures.map(formatSignature).join("")}`;
}

/** A signature line with its newline. */
export function formatSignature({ name, id, signature }: NoteSignature): string {
  const bytes = new Uint8Array(4 + signature.length);
  new DataView(bytes.buffer).setUint32(0, id);
  bytes.set(signature, 4);
  return `— ${name} ${toBase64(bytes)}\n`;
}

/** Signs a text with a key for notes (C2SP signed-note, “Ed25519 signatures”). */
export async function signNote(text: string, key: SigningKey): Promise<NoteSignature> {
  if (key.type !== "note") throw new TypeError("a key of a witness signs no notes");
  if (!text.endsWith("\n")) throw new TypeError("the text of a note ends in a newline");
  const signature = await signBytes(key, new TextEncoder().encode(text));
  return { name: key.name, id: key.id, signature };
}

/** The lines of a note that say to be of a key; both name and ID count, others are ignored. */
export function signaturesOf(note: SignedNote, key: VerifierKey): NoteSignature[] {
  return note.signatures.filter(({ name, id }) => name === key.name && id === key.id);
}

/** Whether a note is signed by a key: there is a line of it, and every line of it verifies. */
export async function isSignedBy(note: SignedNote, key: VerifierKey): Promise<boolean> {
  const lines = signaturesOf(note, key);
  if (lines.length === 0 || key.type !== "note") return false;
  const bytes = new TextEncoder().encode(note.text);
  const valid = await Promise.all(lines.map(({ signature }) => verifyBytes(key, signature, bytes)));
  return valid.every(Boolean);
}

function parseLine(line: string): NoteSignature | null {
  const [, name = "", value = ""] = /^— ([^ ]+) ([^ ]+)$/u.exec(line) ?? [];
  const bytes = fromBase64(value);
  if (!isKeyName(name) || bytes === null || bytes.length < 5) return null;
  return { name, id: new DataView(bytes.buffer).getUint32(0), signature: bytes.slice(4) };
}
