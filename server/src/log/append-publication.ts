import { logEntryBytes } from "@minuta/record";
import type { Transaction } from "kysely";
import type { Tables } from "../db/tables.ts";
import { appendEntry } from "./append-entry.ts";
import type { TransparencyLog } from "./transparency-log.ts";

/**
 * Enters a public version of a record, within the transaction that publishes it: by `record.json` alone, which names the other
 * files. A log forgets nothing, and the digest of a page or a PDF would let anyone try out what a later version leaves out;
 * `record.json` cannot be made again without the salts of what was removed.
 */
export async function appendPublication(
  transaction: Transaction<Tables>,
  log: TransparencyLog,
  publication: {
    readonly record: Pick<Tables["records"], "id" | "key" | "version" | "digest">;
    readonly publicVersion: number;
    readonly publishedAt: string;
    readonly files: readonly { readonly name: string; readonly digest: string }[];
  },
): Promise<void> {
  const { record, publicVersion, publishedAt, files } = publication;
  const bytes = logEntryBytes({
    type: "minuta-log/1",
    kind: "record",
    key: record.key,
    version: record.version,
    publicVersion,
    digest: record.digest,
    files: Object.fromEntries(
      files.filter(({ name }) => name === "record.json").map(({ name, digest }) => [name, digest]),
    ),
    at: publishedAt,
  });
  await appendEntry(transaction, log, { bytes, recordId: record.id, publicVersion, at: publishedAt });
}
