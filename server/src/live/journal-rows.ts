import { promisify } from "node:util";
import { crc32, gunzip, gzip } from "node:zlib";
import { type AppendResult, JournalDamaged, type NewEntry, type Span, type StoredText } from "./journal.ts";

const compress = promisify(gzip);
const decompress = promisify(gunzip);
const maxSnapshotBytes = 256 * 1024 * 1024;

/** How many entries `readAfter` answers with at most. */
export const readAtOnce = 5000;

/** A row of either table, as a database gives it. */
export type JournalRow = { readonly sequence: unknown; readonly bytes: unknown; readonly checksum: unknown };

/** The bytes of a snapshot as they are stored, with their checksum. */
export async function packSnapshot(state: Uint8Array): Promise<{ bytes: Uint8Array; checksum: number }> {
  const bytes = await compress(state);
  return { bytes, checksum: crc32(bytes) };
}

/** Puts a text together from its rows; throws `JournalDamaged` unless they are whole, in order and end at `head`. */
export async function readText(
  documentId: string,
  head: number,
  snapshot: JournalRow | undefined,
  updates: readonly JournalRow[],
): Promise<StoredText | null> {
  if (snapshot === undefined && updates.length === 0 && head === 0) return null;
  const start = Number(snapshot?.sequence ?? 0);
  const sound = soundUpdates(documentId, start, updates);
  const sequence = start + sound.length;
  // More than the head was appended while the rows were read.
  if (sequence < head) throw new JournalDamaged(documentId, `entry ${sequence + 1} is missing`);
  const state =
    snapshot === undefined
      ? null
      : await decompress(checked(documentId, "the snapshot", snapshot), {
          maxOutputLength: maxSnapshotBytes,
        });
  return { snapshot: state, updates: sound, sequence, sinceSnapshot: sound.length };
}

/** The updates of rows that must follow entry `after` without a gap. */
export function soundUpdates(
  documentId: string,
  after: number,
  rows: readonly JournalRow[],
): readonly Uint8Array[] {
  return rows.map((row, index) => {
    const sequence = after + index + 1;
    if (Number(row.sequence) !== sequence)
      throw new JournalDamaged(documentId, `entry ${sequence} is missing`);
    return checked(documentId, `entry ${sequence}`, row);
  });
}

function checked(documentId: string, what: string, row: JournalRow): Uint8Array {
  const { bytes } = row;
  if (!(bytes instanceof Uint8Array) || crc32(bytes) !== Number(row.checksum)) {
    throw new JournalDamaged(documentId, `${what} has another checksum`);
  }
  return bytes;
}

/**
 * Appends, and when some of the entries turn out to be stored already (a commit whose answer was lost), appends the rest.
 * `append` throws `AlreadyStored` then, with nothing of the batch stored.
 */
export async function appendOnce(
  entries: readonly NewEntry[],
  append: (entries: readonly NewEntry[]) => Promise<AppendResult>,
  find: (ids: readonly string[]) => Promise<readonly StoredEntry[]>,
): Promise<AppendResult> {
  try {
    return await append(entries);
  } catch (error) {
    if (!(error instanceof AlreadyStored)) throw error;
    const stored = await find(entries.map(({ id }) => id));
    const ids = new Set(stored.map(({ id }) => id));
    const rest = entries.filter(({ id }) => !ids.has(id));
    const result = rest.length === 0 ? { taken: new Map(), refused: new Set<string>() } : await append(rest);
    const taken = new Map<string, Span>(result.taken);
    for (const { documentId, sequence } of stored) {
      const span = taken.get(documentId);
      taken.set(documentId, {
        first: Math.min(span?.first ?? sequence, sequence),
        last: Math.max(span?.last ?? sequence, sequence),
      });
    }
    return { taken, refused: result.refused };
  }
}

export type StoredEntry = { readonly id: string; readonly documentId: string; readonly sequence: number };

/** An entry with the id of one of the batch is in the journal. */
export class AlreadyStored extends Error {
  override readonly name = "AlreadyStored";
}
