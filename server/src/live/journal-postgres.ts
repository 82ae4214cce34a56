import { crc32 } from "node:zlib";
import { DatabaseError, type Pool } from "pg";
import type { AppendResult, Journal, NewEntry } from "./journal.ts";
import {
  AlreadyStored,
  appendOnce,
  type JournalRow,
  packSnapshot,
  readAtOnce,
  readText,
  soundUpdates,
} from "./journal-rows.ts";

/**
 * One statement, so one round trip and one commit. The rows of the documents are locked in the order of their ids, so that
 * two nodes never wait for each other crosswise; the head in the locked row gives the numbers. A document that is closed
 * or unknown is not among the locked and takes nothing.
 */
const append = `
with given as (
  select * from unnest($1::text[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::bytea[], $7::bigint[])
    with ordinality as g("documentId", "entryId", "authorId", "signInId", "at", "bytes", "checksum", "ordinal")
), counted as (
  select "documentId", count(*)::int as "count", max("at") as "at" from given group by "documentId"
), locked as (
  select "id" from documents where "id" in (select "documentId" from counted) and "state" = 'draft'
  order by "id" for update
), moved as (
  update documents d set "journalHead" = d."journalHead" + c."count", "changedAt" = c."at"
  from locked l join counted c on c."documentId" = l."id"
  where d."id" = l."id"
  returning d."id", d."journalHead" as "last", c."count"
), stored as (
  insert into journal_updates
    ("documentId", "sequence", "authorId", "signInId", "at", "bytes", "checksum", "entryId")
  select g."documentId",
    m."last" - m."count" + row_number() over (partition by g."documentId" order by g."ordinal"),
    g."authorId", g."signInId", g."at", g."bytes", g."checksum", g."entryId"
  from given g join moved m on m."id" = g."documentId"
)
select "id", "last", "count" from moved`;

const uniqueViolation = "23505";
const entryIndex = "journal_updates_entry";

/** The journal in PostgreSQL; its connections commit with `synchronous_commit=on`. */
export function postgresJournal(pool: Pool): Journal {
  const rows = async <R extends object>(name: string, text: string, values: unknown[]): Promise<R[]> =>
    (await pool.query<R>({ name: `journal-${name}`, text, values })).rows;
  const updatesAfter = (documentId: string, sequence: number, limit: number | null) =>
    rows<JournalRow>(
      "after",
      `select "sequence", "bytes", "checksum" from journal_updates
       where "documentId" = $1 and "sequence" > $2 order by "sequence" limit $3`,
      [documentId, sequence, limit],
    );
  const heads = async (documentIds: readonly string[]) => {
    const found = await rows<{ id: string; head: number }>(
      "heads",
      `select "id", "journalHead" as "head" from documents where "id" = any($1::text[])`,
      [documentIds],
    );
    return new Map(found.map(({ id, head }) => [id, head]));
  };
  return {
    append: (entries) =>
      appendOnce(
        entries,
        (some) => appendAll(rows, some),
        (ids) =>
          rows(
            "entries",
            `select "entryId" as "id", "documentId", "sequence" from journal_updates where "entryId" = any($1::uuid[])`,
            [ids],
          ),
      ),
    load: async (documentId) => {
      // In this order: what comes to be between the statements makes the text newer, never incomplete.
      const head = (await heads([documentId])).get(documentId) ?? 0;
      const [snapshot] = await rows<JournalRow>(
        "snapshot",
        `select "sequence", "bytes", "checksum" from journal_snapshots
         where "documentId" = $1 order by "sequence" desc limit 1`,
        [documentId],
      );
      const updates = await updatesAfter(documentId, Number(snapshot?.sequence ?? 0), null);
      return readText(documentId, head, snapshot, updates);
    },
    readAfter: async (documentId, sequence) =>
      soundUpdates(documentId, sequence, await updatesAfter(documentId, sequence, readAtOnce)),
    heads,
    saveSnapshot: async (documentId, sequence, at, state) => {
      const { bytes, checksum } = await packSnapshot(state);
      await rows(
        "save-snapshot",
        `insert into journal_snapshots ("documentId", "sequence", "at", "bytes", "checksum")
         values ($1, $2, $3, $4, $5) on conflict do nothing`,
        [documentId, sequence, at, bytes, checksum],
      );
      await rows(
        "drop-snapshots",
        `delete from journal_snapshots where "documentId" = $1 and "sequence" <
           (select max("sequence") from journal_snapshots where "documentId" = $1)`,
        [documentId],
      );
    },
    count: async () =>
      (await rows<{ n: number }>("count", "select count(*) as n from journal_updates", []))[0]?.n ?? 0,
  };
}

type Rows = <R extends object>(name: string, text: string, values: unknown[]) => Promise<R[]>;

async function appendAll(rows: Rows, entries: readonly NewEntry[]): Promise<AppendResult> {
  const column = <T>(of: (entry: NewEntry) => T) => entries.map(of);
  const moved = await rows<{ id: string; last: number; count: number }>("append", append, [
    column(({ documentId }) => documentId),
    column(({ id }) => id),
    column(({ authorId }) => authorId),
    column(({ signInId }) => signInId),
    column(({ at }) => at),
    column(({ bytes }) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)),
    column(({ bytes }) => crc32(bytes)),
  ]).catch((error: unknown) => {
    const twice =
      error instanceof DatabaseError && error.code === uniqueViolation && error.constraint === entryIndex;
    throw twice ? new AlreadyStored(error.message) : error;
  });
  const taken = new Map(moved.map(({ id, last, count }) => [id, { first: last - count + 1, last }]));
  const documents = new Set(entries.map(({ documentId }) => documentId));
  return { taken, refused: new Set([...documents].filter((id) => !taken.has(id))) };
}
