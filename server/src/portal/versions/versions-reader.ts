import type { Reading } from "../../db/reading.ts";

/** One published version of a record. */
export type RecordVersion = {
  readonly slug: string;
  readonly version: number;
  readonly publishedAt: string;
};

const most = 100;

/** Every published version of the record with this key, the oldest first. */
export async function versionsOfKey(db: Reading, key: string): Promise<readonly RecordVersion[]> {
  return db
    .selectFrom("publications")
    .innerJoin("records", "records.id", "publications.recordId")
    .select(["publications.slug", "records.version", "publications.publishedAt"])
    .where("publications.key", "=", key)
    .orderBy("records.version")
    .orderBy("publications.publishedAt")
    .limit(most)
    .execute();
}

/** The key of the record at an address; null when there is none. */
export async function keyOfSlug(db: Reading, slug: string): Promise<string | null> {
  const row = await db.selectFrom("publications").select("key").where("slug", "=", slug).executeTakeFirst();
  return row?.key ?? null;
}
