import { promisify } from "node:util";
import { crc32, gunzip, gzip } from "node:zlib";
import type { Transaction } from "kysely";
import type { SqliteFile } from "../db/sqlite-file.ts";
import type { Tables } from "../db/tables.ts";
import type { AppendResult, Journal, NewEntry, StoredText } from "./journal.ts";
import { JournalDamaged } from "./journal.ts";

const compress = promisify(gzip);
const decompress = promisify(gunzip);
const maxSnapshotBytes = 256 * 1024 * 1024;

const insertUpdate = `insert into journal_updates
  ("documentId", "sequence", "authorId", "signInId", "at", "bytes", "checksum") values (?, ?, ?, ?, ?, ?, ?)`;

/** The journal in the embedded database; `SqliteFile` commits with `synchronous=FULL`. */
export function sqliteJournal(file: SqliteFile): Journal {
  return {
    append: (entries) => file.transaction((turn) => appendIn(turn, entries)),
    load: (documentId) => load(file, documentId),
    saveSnapshot: async (documentId, sequence, at, state) => {
      const bytes = await compress(state);
      await file.transaction((turn) => {
        turn.run(
          `insert into journal_snapshots ("documentId", "sequence", "at", "bytes", "checksum") values (?, ?, ?, ?, ?)
           on conflict do nothing`,
          [documentId, sequence, at, bytes, crc32(bytes)],
        );
        turn.run(`delete from journal_snapshots where "documentId" = ? and "sequence" < ?`, [
          documentId,
          sequence,
        ]);
      });
    },
    count: () =>
      file.transaction((turn) => Number(turn.all("select count(*) as n from journal_updates")[0]?.n ?? 0)),
  };
}

function appendIn(turn: SqliteFile, entries: readonly NewEntry[]): AppendResult {
  const heads = new Map<string, number>();
  const refused = new Set<string>();
  for (const entry of entries) {
    if (refused.has(entry.documentId)) continue;
    let head = heads.get(entry.documentId);
    if (head === undefined) {
      const found = turn.all(
        `select coalesce((select max("sequence") from journal_updates where "documentId" = d."id"), 0) as head
         from documents d where d."id" = ? and d."state" = 'draft'`,
        [entry.documentId],
      )[0];
      if (found === undefined) {
        refused.add(entry.documentId);
        continue;
      }
      head = Number(found.head);
      turn.run(`update documents set "changedAt" = ? where "id" = ?`, [entry.at, entry.documentId]);
    }
    heads.set(entry.documentId, head + 1);
    turn.run(insertUpdate, [
      entry.documentId,
      head + 1,
      entry.authorId,
      entry.signInId,
      entry.at,
      entry.bytes,
      crc32(entry.bytes),
    ]);
  }
  return { heads, refused };
}

async function load(file: SqliteFile, documentId: string): Promise<StoredText | null> {
  const { snapshots, updates } = await file.transaction((turn) => {
    const found = turn.all(
      `select "sequence", "bytes", "checksum" from journal_snapshots where "documentId" = ? order by "sequence" desc limit 1`,
      [documentId],
    );
    return {
      snapshots: found,
      updates: turn.all(
        `select "sequence", "bytes", "checksum" from journal_updates where "documentId" = ? and "sequence" > ? order by "sequence"`,
        [documentId, Number(found[0]?.sequence ?? 0)],
      ),
    };
  });
  const snapshot = snapshots[0];
  if (snapshot === undefined && updates.length === 0) return null;
  let sequence = Number(snapshot?.sequence ?? 0);
  const sound = updates.map((row) => {
    sequence += 1;
    if (Number(row.sequence) !== sequence)
      throw new JournalDamaged(documentId, `entry ${sequence} is missing`);
    return checked(documentId, `entry ${sequence}`, row);
  });
  const state =
    snapshot === undefined
      ? null
      : await decompress(checked(documentId, "the snapshot", snapshot), {
          maxOutputLength: maxSnapshotBytes,
        });
  return { snapshot: state, updates: sound, sequence, sinceSnapshot: sound.length };
}

function checked(documentId: string, what: string, row: Record<string, unknown>): Uint8Array {
  const bytes = row.bytes;
  if (!(bytes instanceof Uint8Array) || crc32(bytes) !== Number(row.checksum)) {
    throw new JournalDamaged(documentId, `${what} has another checksum`);
  }
  return bytes;
}

/** Writes the first entry of a new document within the transaction that makes its row. */
export async function appendInitial(
  transaction: Transaction<Tables>,
  documentId: string,
  author: { readonly userId: string; readonly signInId: string } | null,
  at: string,
  bytes: Uint8Array,
): Promise<void> {
  await transaction
    .insertInto("journal_updates")
    .values({
      documentId,
      sequence: 1,
      authorId: author?.userId ?? null,
      signInId: author?.signInId ?? null,
      at,
      bytes,
      checksum: crc32(bytes),
    })
    .execute();
}
