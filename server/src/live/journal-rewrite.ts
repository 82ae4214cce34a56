import { crc32 } from "node:zlib";
import type { Transaction } from "kysely";
import type { Tables } from "../db/tables.ts";
import { type Rewriting, TextMoved } from "./live.ts";

/**
 * Appends an entry within the transaction of a command that holds the writers of a document. Without a change it makes sure
 * that nothing was stored since. Throws `TextMoved` when another node stored something.
 * @param follows sequence number of the last entry that the command knows of
 */
export async function appendRewriting(
  transaction: Transaction<Tables>,
  documentId: string,
  change: { readonly follows: number; readonly rewriting: Rewriting | null },
  author: { readonly userId: string; readonly signInId: string },
  at: string,
): Promise<void> {
  const { follows, rewriting } = change;
  if (rewriting !== null && rewriting.follows !== follows) throw new TextMoved();
  const sequence = rewriting === null ? follows : follows + 1;
  const moved = await transaction
    .updateTable("documents")
    .set({ journalHead: sequence })
    .where("id", "=", documentId)
    .where("journalHead", "=", follows)
    .executeTakeFirst();
  if (Number(moved.numUpdatedRows) === 0) throw new TextMoved();
  if (rewriting === null) return;
  const { bytes } = rewriting;
  await transaction
    .insertInto("journal_updates")
    .values({ documentId, sequence, ...authorOf(author), at, bytes, checksum: crc32(bytes), entryId: null })
    .execute();
}

function authorOf({ userId, signInId }: { readonly userId: string; readonly signInId: string }) {
  return { authorId: userId, signInId };
}
