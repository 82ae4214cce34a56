import { fromBase64, toBase64 } from "./base64.ts";
import { longestNote, parseNote, type SignedNote } from "./signed-note.ts";
import { hashSize, isTreeSize } from "./tree-hash.ts";

/** What shows that an entry stands in a log, to be checked without the log (C2SP tlog-proof). */
export type TlogProof = {
  /** What nobody vouches for, or null; this log puts the entry there, which the path then vouches for. */
  readonly extra: Uint8Array | null;
  readonly index: number;
  /** The audit path from the leaf's sibling up. */
  readonly path: readonly Uint8Array[];
  /** The checkpoint as the log gave it, with the cosignatures that it had. */
  readonly checkpoint: string;
};

const firstLine = "c2sp.org/tlog-proof@v1";
/** A tree of 2^53 leaves is no higher. */
const longestPath = 53;
/** An entry as base64, a path and a note. */
const longestProof = 90_000 + 4096 + longestNote;

/** A proof as the text of a `.tlog` file. */
export function formatTlogProof({ extra, index, path, checkpoint }: TlogProof): string {
  const extraLines = extra === null ? [] : [`extra ${toBase64(extra)}`];
  return `${[firstLine, ...extraLines, `index ${index}`, ...path.map(toBase64)].join("\n")}\n\n${checkpoint}`;
}

/** Reads a proof; null when it is malformed. */
export function parseTlogProof(text: string): (TlogProof & { readonly note: SignedNote }) | null {
  if (text.length > longestProof) return null;
  const end = text.indexOf("\n\n");
  if (end < 0) return null;
  const [first, ...lines] = text.slice(0, end).split("\n");
  if (first !== firstLine) return null;
  const extraText = /^extra (.+)$/.exec(lines[0] ?? "")?.[1];
  const extra = extraText === undefined ? null : fromBase64(extraText);
  if (extraText !== undefined && extra === null) return null;
  const [indexLine = "", ...hashes] = extraText === undefined ? lines : lines.slice(1);
  const index = Number(/^index (0|[1-9]\d{0,15})$/.exec(indexLine)?.[1] ?? Number.NaN);
  const path = hashes.map(fromBase64);
  if (!isTreeSize(index) || path.length > longestPath) return null;
  if (path.some((hash) => hash?.length !== hashSize)) return null;
  const checkpoint = text.slice(end + 2);
  const note = parseNote(checkpoint);
  return note === null ? null : { extra, index, path: path as Uint8Array[], checkpoint, note };
}
