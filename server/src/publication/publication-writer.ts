import type { Transaction } from "kysely";
import type { Tables } from "../db/tables.ts";

export type StoredFile = Omit<Tables["published_files"], "recordId">;

/** Writes a publication with the files that belong to it. */
export async function insertPublication(
  transaction: Transaction<Tables>,
  publication: Tables["publications"] & { readonly files: readonly StoredFile[] },
): Promise<void> {
  const { files, ...row } = publication;
  await transaction.insertInto("publications").values(row).execute();
  await transaction
    .insertInto("published_files")
    .values(files.map((file) => ({ recordId: row.recordId, ...file })))
    .execute();
}
