import type { CheckOutcome } from "@minuta/record";

/**
 * What is looked at in a copy of a portal, beside each record by itself:
 * - `manifest`: `export.json`, which names every file;
 * - `file`: that a file is the one that it names;
 * - `checkpoint`, `witness`: the signatures over the state of the log;
 * - `tree`: that entries and tiles give the state that was signed;
 * - `entry`: that an entry stands in the log as it was signed;
 * - `record`: that the records of the copy and those of the log are the same.
 */
export type ArchiveCheckName = "manifest" | "file" | "checkpoint" | "witness" | "tree" | "entry" | "record";

export type ArchiveCheck = {
  readonly name: ArchiveCheckName;
  readonly outcome: CheckOutcome;
  /** A code or count that says more; the same in every language. */
  readonly detail: string;
  /** The path, entry, key or record that it is about; "" where there is one only. */
  readonly about: string;
};

export function archiveCheck(
  name: ArchiveCheckName,
  outcome: CheckOutcome,
  detail: string,
  about = "",
): ArchiveCheck {
  return { name, outcome, detail, about };
}
