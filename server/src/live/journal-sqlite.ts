import { crc32 } from "node:zlib";
import type { SqliteFile } from "../db/sqlite-file.ts";
import type { AppendResult, Journal, NewEntry, Span } from "./journal.ts";
import {
  AlreadyStored,
  appendOnce,
  type JournalRow,
  packSnapshot,
  readAtOnce,
  readText,
  soundUpdates,
} from "./journal-rows.ts";

const insertUpdate = `insert into journal_updates
  ("documentId", "sequence", "authorId", "signInId", "at", "bytes", "checksum", "entryId") values (?, ?, ?, ?, ?, ?, ?, ?)`;
const takesEntries = `select "journalHead" as head from documents where "id" = ? and "state" = 'draft'`;
const updatesAfter = `select "sequence", "bytes", "checksum" from journal_updates
  where "documentId" = ? and "sequence" > ? order by "sequence"`;
const anyOf = "(select value from json_each(?))";

/** The journal in the embedded database; `SqliteFile` commits with `synchronous=FULL`. */
export function sqliteJournal(file: SqliteFile): Journal {
  const read = (sql: string, ...parameters: (string | number)[]) =>
    file.transaction((turn) => turn.all(sql, parameters));
  return {
    append: (entries) =>
      appendOnce(
        entries,
        (some) => file.transaction((turn) => appendIn(turn, some)),
        async (ids) => {
          const sql = `select "entryId", "documentId", "sequence" from journal_updates where "entryId" in ${anyOf}`;
          const rows = await read(sql, JSON.stringify(ids));
          return rows.map((row) => ({
            id: String(row.entryId),
            documentId: String(row.documentId),
            sequence: Number(row.sequence),
          }));
        },
      ),
    load: async (documentId) => {
      const { head, snapshot, updates } = await file.transaction((turn) => {
        const found = turn.all(
          `select "sequence", "bytes", "checksum" from journal_snapshots where "documentId" = ? order by "sequence" desc limit 1`,
          [documentId],
        )[0];
        return {
          head: turn.all(`select "journalHead" as head from documents where "id" = ?`, [documentId])[0]?.head,
          snapshot: found as JournalRow | undefined,
          updates: turn.all(updatesAfter, [documentId, Number(found?.sequence ?? 0)]) as JournalRow[],
        };
      });
      return readText(documentId, Number(head ?? 0), snapshot, updates);
    },
    readAfter: async (documentId, sequence) => {
      const rows = await read(`${updatesAfter} limit ${readAtOnce}`, documentId, sequence);
      return soundUpdates(documentId, sequence, rows as JournalRow[]);
    },
    heads: async (documentIds) => {
      const rows = await read(
        `select "id", "journalHead" as head from documents where "id" in ${anyOf}`,
        JSON.stringify(documentIds),
      );
      return new Map(rows.map(({ id, head }) => [String(id), Number(head)]));
    },
    saveSnapshot: async (documentId, sequence, at, state) => {
      const { bytes, checksum } = await packSnapshot(state);
      await file.transaction((turn) => {
        turn.run(
          `insert into journal_snapshots ("documentId", "sequence", "at", "bytes", "checksum") values (?, ?, ?, ?, ?)
           on conflict do nothing`,
          [documentId, sequence, at, bytes, checksum],
        );
        turn.run(
          `delete from journal_snapshots where "documentId" = ? and "sequence" <
             (select max("sequence") from journal_snapshots where "documentId" = ?)`,
          [documentId, documentId],
        );
      });
    },
    count: async () => Number((await read("select count(*) as n from journal_updates"))[0]?.n ?? 0),
  };
}

function appendIn(turn: SqliteFile, entries: readonly NewEntry[]): AppendResult {
  const taken = new Map<string, Span>();
  const refused = new Set<string>();
  for (const entry of entries) {
    const { documentId } = entry;
    if (refused.has(documentId)) continue;
    let span = taken.get(documentId);
    if (span === undefined) {
      const found = turn.all(takesEntries, [documentId])[0];
      if (found === undefined) {
        refused.add(documentId);
        continue;
      }
      span = { first: Number(found.head) + 1, last: Number(found.head) };
    }
    span = { first: span.first, last: span.last + 1 };
    taken.set(documentId, span);
    insert(turn, entry, span.last);
  }
  for (const [documentId, { last }] of taken) {
    const at = entries.findLast((entry) => entry.documentId === documentId)?.at ?? "";
    turn.run(`update documents set "journalHead" = ?, "changedAt" = ? where "id" = ?`, [
      last,
      at,
      documentId,
    ]);
  }
  return { taken, refused };
}

function insert(turn: SqliteFile, entry: NewEntry, sequence: number): void {
  const { documentId, authorId, signInId, at, bytes, id } = entry;
  try {
    turn.run(insertUpdate, [documentId, sequence, authorId, signInId, at, bytes, crc32(bytes), id]);
  } catch (error) {
    if (error instanceof Error && error.message.includes("journal_updates.entryId"))
      throw new AlreadyStored(id);
    throw error;
  }
}
