import { promisify } from "node:util";
import { crc32, gzip } from "node:zlib";
import {
  type AppendResult,
  JournalDamaged,
  type NewEntry,
  type NewSnapshot,
  type Snapshot,
  type Span,
  type StoredText,
} from "./journal.ts";

const compress = promisify(gzip);

/** How many entries `readAfter` answers with at most. */
export const readAtOnce = 5000;

/** A row of either table, as a database gives it. */
export type JournalRow = { readonly sequence: unknown; readonly bytes: unknown; readonly checksum: unknown };

export type SnapshotRow = JournalRow & { readonly vector: unknown; readonly deletions: unknown };

/** A snapshot as it is stored, with the checksum over all of it. */
export async function packSnapshot({ update, join }: NewSnapshot) {
  const bytes = await compress(update);
  const vector = join?.vector ?? null;
  const deletions = join?.deletions ?? null;
  return { bytes, vector, deletions, checksum: checksumOf(bytes, vector, deletions) };
}

/** The snapshot of a row; throws `JournalDamaged` unless it is what was written. */
export function soundSnapshot(documentId: string, row: SnapshotRow): Snapshot {
  const { bytes, vector, deletions, checksum } = row;
  const isJoin = vector instanceof Uint8Array && deletions instanceof Uint8Array;
  const isSound =
    bytes instanceof Uint8Array &&
    (isJoin || (vector === null && deletions === null)) &&
    checksumOf(bytes, isJoin ? vector : null, isJoin ? deletions : null) === Number(checksum);
  if (!isSound) throw new JournalDamaged(documentId, "the snapshot has another checksum");
  return { gzipped: bytes, join: isJoin ? { vector, deletions } : null };
}

function checksumOf(bytes: Uint8Array, vector: Uint8Array | null, deletions: Uint8Array | null): number {
  if (vector === null || deletions === null) return crc32(bytes);
  return crc32(deletions, crc32(vector, crc32(bytes)));
}

/** Puts a text together from its rows; throws `JournalDamaged` unless they are whole, in order and end at `head`. */
export function readText(
  documentId: string,
  head: number,
  snapshot: SnapshotRow | undefined,
  updates: readonly JournalRow[],
): StoredText | null {
  if (snapshot === undefined && updates.length === 0 && head === 0) return null;
  const start = Number(snapshot?.sequence ?? 0);
  const sound = soundUpdates(documentId, start, updates);
  const sequence = start + sound.length;
  // More than the head was appended while the rows were read.
  if (sequence < head) throw new JournalDamaged(documentId, `entry ${sequence + 1} is missing`);
  const kept = snapshot === undefined ? null : soundSnapshot(documentId, snapshot);
  return { snapshot: kept, updates: sound, sequence, sinceSnapshot: sound.length };
}

/** How many entries `drop` drops at most. */
export const dropAtOnce = 1000;

export type DatedRow = { readonly sequence: unknown; readonly at: unknown };

/** The number of the last of the entries, in order, before the first that is not older than `before`; null for none. */
export function lastOlder(rows: readonly DatedRow[], before: string): number | null {
  const end = rows.findIndex(({ at }) => String(at) >= before);
  const last = rows.at(end === -1 ? -1 : end - 1);
  return end === 0 || last === undefined ? null : Number(last.sequence);
}

/** Whether entries that follow `after` may have been dropped: sound rows would begin with the next one. */
export function mayLack(after: number, rows: readonly JournalRow[]): boolean {
  return rows[0] === undefined || Number(rows[0].sequence) !== after + 1;
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
