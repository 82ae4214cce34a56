import { canonicalBytes, type RecordContent, type Removal } from "@minuta/record";
import type { Transaction } from "kysely";
import type { SignedIn } from "../accounts/signed-in.ts";
import type { Tables } from "../db/tables.ts";

export type StoredFile = Omit<Tables["published_files"], "recordId">;

type PublicationRow = {
  readonly [Name in Exclude<keyof Tables["publications"], "hasPublicRows">]: Name extends "publicVersion"
    ? number
    : Tables["publications"][Name];
};

/** What the portal shows of a public version; what it lists and finds, `writePublicRows` draws out of it. */
export function publicWords(content: RecordContent) {
  return {
    title: content.title,
    content: new TextDecoder().decode(canonicalBytes(content)),
  };
}

/** Writes a publication with the files that belong to it. */
export async function insertPublication(
  transaction: Transaction<Tables>,
  publication: PublicationRow & { readonly files: readonly StoredFile[] },
): Promise<void> {
  const { files, ...row } = publication;
  await transaction.insertInto("publications").values(row).execute();
  await insertFiles(transaction, row.recordId, files);
}

/** Puts the files of a later public version in the place of the former ones, which are to be deleted. */
export async function replaceFiles(
  transaction: Transaction<Tables>,
  recordId: string,
  files: readonly StoredFile[],
  at: string,
): Promise<void> {
  const former = await transaction
    .deleteFrom("published_files")
    .where("recordId", "=", recordId)
    .returning("digest")
    .execute();
  const kept = new Set(files.map(({ digest }) => digest));
  const dropped = [...new Set(former.map(({ digest }) => digest))].filter((digest) => !kept.has(digest));
  if (dropped.length > 0) {
    await transaction
      .insertInto("files_to_delete")
      .values(dropped.map((digest) => ({ digest, at })))
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
  await insertFiles(transaction, recordId, files);
}

async function insertFiles(
  transaction: Transaction<Tables>,
  recordId: string,
  files: readonly StoredFile[],
): Promise<void> {
  await transaction
    .insertInto("published_files")
    .values(files.map((file) => ({ recordId, ...file })))
    .execute();
}

/** Writes down what a public version leaves out; what was left out before stays as it was written. */
export async function insertRemovals(
  transaction: Transaction<Tables>,
  recordId: string,
  by: SignedIn,
  removals: readonly Removal[],
): Promise<void> {
  if (removals.length === 0) return;
  await transaction
    .insertInto("removals")
    .values(
      removals.map(({ by: office, ...removal }) => ({
        recordId,
        ...removal,
        office,
        by: by.user.userId,
        destroyedAt: null,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
