import { crc32 } from "node:zlib";
import type { SqliteFile } from "../db/sqlite-file.ts";
import { type AppendResult, EntriesDropped, type Journal, type NewEntry, type Span } from "./journal.ts";
import {
  AlreadyStored,
  appendOnce,
  type DatedRow,
  dropAtOnce,
  type JournalRow,
  lastOlder,
  mayLack,
  packSnapshot,
  readAtOnce,
  readText,
  type SnapshotRow,
  soundSnapshot,
  soundUpdates,
} from "./journal-rows.ts";

const insertUpdate = `insert into journal_updates
  ("documentId", "sequence", "authorId", "signInId", "at", "bytes", "checksum", "entryId") values (?, ?, ?, ?, ?, ?, ?, ?)`;
const takesEntries = `select "journalHead" as head from documents where "id" = ? and "state" = 'draft'`;
const updatesAfter = `select "sequence", "bytes", "checksum" from journal_updates
  where "documentId" = ? and "sequence" > ? order by "sequence"`;
const newestSnapshot = `select "sequence", "bytes", "vector", "deletions", "checksum" from journal_snapshots
  where "documentId" = ? order by "sequence" desc limit 1`;
const droppedOf = `select "journalDropped" as dropped from documents where "id" = ?`;
const oldEntries = `select d."id", d."journalDropped" < coalesce(
    (select max("sequence") from journal_snapshots where "documentId" = d."id"), 0) as covered
  from documents d join journal_updates u on u."documentId" = d."id" and u."sequence" = d."journalDropped" + 1
  where u."at" < ? and d."id" > ? and d."state" <> 'forSignature' order by d."id" limit ?`;
const history = `select min(u."at") as since, sum(d."journalDropped") as dropped
  from documents d left join journal_updates u on u."documentId" = d."id" and u."sequence" = d."journalDropped" + 1`;
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
        const found = turn.all(newestSnapshot, [documentId])[0];
        return {
          head: turn.all(`select "journalHead" as head from documents where "id" = ?`, [documentId])[0]?.head,
          snapshot: found as SnapshotRow | undefined,
          updates: turn.all(updatesAfter, [documentId, Number(found?.sequence ?? 0)]) as JournalRow[],
        };
      });
      return readText(documentId, Number(head ?? 0), snapshot, updates);
    },
    readAfter: async (documentId, sequence) => {
      const rows = (await read(`${updatesAfter} limit ${readAtOnce}`, documentId, sequence)) as JournalRow[];
      if (mayLack(sequence, rows)) {
        const [document] = await read(droppedOf, documentId);
        if (Number(document?.dropped ?? 0) > sequence) throw new EntriesDropped(documentId, sequence);
      }
      return soundUpdates(documentId, sequence, rows);
    },
    heads: async (documentIds) => {
      const rows = await read(
        `select "id", "journalHead" as head from documents where "id" in ${anyOf}`,
        JSON.stringify(documentIds),
      );
      return new Map(rows.map(({ id, head }) => [String(id), Number(head)]));
    },
    saveSnapshot: async (documentId, sequence, at, snapshot) => {
      const { bytes, vector, deletions, checksum } = await packSnapshot(snapshot);
      await file.transaction((turn) => {
        turn.run(
          `insert into journal_snapshots ("documentId", "sequence", "at", "bytes", "vector", "deletions", "checksum")
           values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing`,
          [documentId, sequence, at, bytes, vector, deletions, checksum],
        );
        turn.run(
          `delete from journal_snapshots where "documentId" = ? and "sequence" <
             (select max("sequence") from journal_snapshots where "documentId" = ?)`,
          [documentId, documentId],
        );
      });
    },
    count: async () => Number((await read("select count(*) as n from journal_updates"))[0]?.n ?? 0),
    drop: (documentId, before) => file.transaction((turn) => dropIn(turn, documentId, before)),
    withOldEntries: async (before, after, limit) => {
      const rows = await read(oldEntries, before, after, limit);
      return rows.map(({ id, covered }) => ({ documentId: String(id), isCovered: Number(covered) === 1 }));
    },
    history: async () => {
      const [row] = await read(history);
      return { since: row?.since == null ? null : String(row.since), dropped: Number(row?.dropped ?? 0) };
    },
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

function dropIn(turn: SqliteFile, documentId: string, before: string): number {
  const [document] = turn.all(`${droppedOf} and "state" <> 'forSignature'`, [documentId]);
  const [snapshot] = turn.all(newestSnapshot, [documentId]);
  if (document === undefined || snapshot === undefined) return 0;
  soundSnapshot(documentId, snapshot as SnapshotRow);
  const dropped = Number(document.dropped);
  const rows = turn.all(
    `select "sequence", "at" from journal_updates
     where "documentId" = ? and "sequence" > ? and "sequence" <= ? order by "sequence" limit ${dropAtOnce}`,
    [documentId, dropped, Number(snapshot.sequence)],
  );
  const last = lastOlder(rows as DatedRow[], before);
  if (last === null) return 0;
  turn.run(`delete from journal_updates where "documentId" = ? and "sequence" <= ?`, [documentId, last]);
  turn.run(`update documents set "journalDropped" = ? where "id" = ?`, [last, documentId]);
  return last - dropped;
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
