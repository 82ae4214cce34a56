import { fromBase64, toBase64 } from "./base64.ts";
import type { SigningKey } from "./log-key.ts";
import { formatNote, signNote } from "./signed-note.ts";
import { hashSize, isTreeSize } from "./tree-hash.ts";

/** The head of a log's tree at a size (C2SP tlog-checkpoint). */
export type Checkpoint = { readonly origin: string; readonly size: number; readonly root: Uint8Array };

/** The text of a checkpoint: origin, size and root, a line each; this log writes no extension lines. */
export function checkpointText({ origin, size, root }: Checkpoint): string {
  return `${origin}\n${size}\n${toBase64(root)}\n`;
}

/** Reads the text of a checkpoint; null when it is malformed. Extension lines are allowed and ignored. */
export function parseCheckpoint(text: string): Checkpoint | null {
  if (!text.endsWith("\n")) return null;
  const [origin = "", size = "", hash = "", ...extensions] = text.slice(0, -1).split("\n");
  if (origin === "" || !/^(?:0|[1-9]\d{0,15})$/.test(size) || extensions.includes("")) return null;
  const root = fromBase64(hash);
  if (root?.length !== hashSize || !isTreeSize(Number(size))) return null;
  return { origin, size: Number(size), root };
}

/** A checkpoint as a note that the log signed. */
export async function signCheckpoint(checkpoint: Checkpoint, key: SigningKey): Promise<string> {
  const text = checkpointText(checkpoint);
  return formatNote({ text, signatures: [await signNote(text, key)] });
}
