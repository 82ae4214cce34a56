import { crc32 } from "node:zlib";
import { DatabaseError, type Pool, type PoolClient } from "pg";
import {
  type AppendResult,
  EntriesDropped,
  type Journal,
  JournalDamaged,
  type NewEntry,
  type StoredText,
} from "./journal.ts";
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

const newestSnapshot = `select "sequence", "bytes", "vector", "deletions", "checksum" from journal_snapshots
  where "documentId" = $1 order by "sequence" desc limit 1`;
const droppedOf = `select "journalDropped" as dropped from documents where "id" = $1`;
const oldEntries = `select d."id", d."journalDropped" < coalesce(
    (select max("sequence") from journal_snapshots where "documentId" = d."id"), 0) as covered
  from documents d join journal_updates u on u."documentId" = d."id" and u."sequence" = d."journalDropped" + 1
  where u."at" < $1 and d."id" > $2 and d."state" <> 'forSignature' order by d."id" limit $3`;
const history = `select min(u."at") as since, sum(d."journalDropped") as dropped
  from documents d left join journal_updates u on u."documentId" = d."id" and u."sequence" = d."journalDropped" + 1`;

const maxLoads = 3;
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
  const load = async (documentId: string): Promise<StoredText | null> => {
    // In this order: what comes to be between the statements makes the text newer, never incomplete.
    const head = (await heads([documentId])).get(documentId) ?? 0;
    const [snapshot] = await rows<SnapshotRow>("snapshot", newestSnapshot, [documentId]);
    const updates = await updatesAfter(documentId, Number(snapshot?.sequence ?? 0), null);
    return readText(documentId, head, snapshot, updates);
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
      for (let attempt = 1; ; attempt += 1) {
        try {
          return await load(documentId);
        } catch (error) {
          // Another node may have saved a newer snapshot and dropped what it covers between the statements.
          if (!(error instanceof JournalDamaged) || attempt === maxLoads) throw error;
        }
      }
    },
    readAfter: async (documentId, sequence) => {
      const updates = await updatesAfter(documentId, sequence, readAtOnce);
      if (mayLack(sequence, updates)) {
        const [document] = await rows<{ dropped: number }>("dropped", droppedOf, [documentId]);
        if ((document?.dropped ?? 0) > sequence) throw new EntriesDropped(documentId, sequence);
      }
      return soundUpdates(documentId, sequence, updates);
    },
    heads,
    saveSnapshot: async (documentId, sequence, at, snapshot) => {
      const { bytes, vector, deletions, checksum } = await packSnapshot(snapshot);
      await rows(
        "save-snapshot",
        `insert into journal_snapshots ("documentId", "sequence", "at", "bytes", "vector", "deletions", "checksum")
         values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing`,
        [documentId, sequence, at, bytes, vector, deletions, checksum],
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
    drop: (documentId, before) => dropIn(pool, documentId, before),
    withOldEntries: async (before, after, limit) => {
      const found = await rows<{ id: string; covered: boolean }>("old", oldEntries, [before, after, limit]);
      return found.map(({ id, covered }) => ({ documentId: id, isCovered: covered }));
    },
    history: async () => {
      const [row] = await rows<{ since: string | null; dropped: number | null }>("history", history, []);
      return { since: row?.since ?? null, dropped: row?.dropped ?? 0 };
    },
  };
}

/** In one transaction that holds the document's row, as appenders do: two nodes that drop the same take turns. */
async function dropIn(pool: Pool, documentId: string, before: string): Promise<number> {
  const client = await pool.connect();
  let isSound = false;
  try {
    await client.query("begin");
    const dropped = await dropWithin(client, documentId, before);
    await client.query("commit");
    isSound = true;
    return dropped;
  } finally {
    // A connection whose transaction did not end is not used again, which ends it.
    client.release(!isSound);
  }
}

async function dropWithin(client: PoolClient, documentId: string, before: string): Promise<number> {
  const held = await client.query<{ dropped: number }>(
    `${droppedOf} and "state" <> 'forSignature' for update`,
    [documentId],
  );
  const found = await client.query<SnapshotRow>(newestSnapshot, [documentId]);
  const [document, snapshot] = [held.rows[0], found.rows[0]];
  if (document === undefined || snapshot === undefined) return 0;
  soundSnapshot(documentId, snapshot);
  const { rows } = await client.query<DatedRow>(
    `select "sequence", "at" from journal_updates
     where "documentId" = $1 and "sequence" > $2 and "sequence" <= $3 order by "sequence" limit ${dropAtOnce}`,
    [documentId, document.dropped, snapshot.sequence],
  );
  const last = lastOlder(rows, before);
  if (last === null) return 0;
  await client.query(`delete from journal_updates where "documentId" = $1 and "sequence" <= $2`, [
    documentId,
    last,
  ]);
  await client.query(`update documents set "journalDropped" = $2 where "id" = $1`, [documentId, last]);
  return last - document.dropped;
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
