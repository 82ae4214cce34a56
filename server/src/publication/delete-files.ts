import type { Context } from "../context.ts";

const mostAtOnce = 500;

/**
 * Deletes the published files that a later public version took the place of, unless something else names them too. What was
 * interrupted is deleted at the next call.
 */
export async function deleteFormerFiles({ db, files }: Pick<Context, "db" | "files">): Promise<void> {
  const waiting = await db.selectFrom("files_to_delete").select("digest").limit(mostAtOnce).execute();
  for (const { digest } of waiting) {
    const named = await Promise.all([
      db.selectFrom("published_files").select("digest").where("digest", "=", digest).executeTakeFirst(),
      db.selectFrom("annexes").select("digest").where("digest", "=", digest).executeTakeFirst(),
      db.selectFrom("source_versions").select("digest").where("digest", "=", digest).executeTakeFirst(),
    ]);
    if (named.every((row) => row === undefined)) await files.remove(digest);
    await db.deleteFrom("files_to_delete").where("digest", "=", digest).execute();
  }
}
