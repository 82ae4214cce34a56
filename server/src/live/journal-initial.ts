import { crc32 } from "node:zlib";
import type { Transaction } from "kysely";
import type { Tables } from "../db/tables.ts";

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
      entryId: null,
    })
    .execute();
  await transaction.updateTable("documents").set({ journalHead: 1 }).where("id", "=", documentId).execute();
}
