import { keySlug } from "@minuta/domain";
import { consistencyProof, type LogEntry, provesConsistency, sameHash, type TreeHead } from "@minuta/record";
import { type ArchiveCheck, archiveCheck } from "./archive-check.ts";
import type { CheckedRecord } from "./check-batch.ts";
import type { CheckedLog } from "./check-log.ts";

/** An entry whose record was published again with less in it, or whose record a copy has to hold. */
export type NamedEntry = {
  readonly index: number;
  readonly key: string;
  readonly version: number;
  readonly publicVersion: number;
};

/** Compares the records of a copy with its log, one after the other. */
export function comparison(log: CheckedLog) {
  const newest = new Map<string, { index: number; entry: LogEntry }>();
  const superseded: NamedEntry[] = [];
  const unknown: number[] = [];
  const digests = new Map<string, string>();
  for (const [index, entry] of log.entries.entries()) {
    if (entry === null) {
      unknown.push(index);
      continue;
    }
    const version = versionOf(entry);
    const before = newest.get(version);
    if (before !== undefined) superseded.push(named(before.index, before.entry));
    newest.set(version, { index, entry });
    digests.set(entry.files["record.json"] ?? "", version);
  }
  const found = new Set<string>();
  const heads = new Map<string, Promise<boolean>>();

  /** Whether the tree of a proof is one that the log of the copy adds to. */
  const isEarlier = (head: TreeHead) => {
    const { tree, checkpoint } = log;
    if (tree === null || checkpoint === null) return Promise.resolve(true);
    const name = `${head.size} ${Buffer.from(head.root).toString("base64")}`;
    const known =
      heads.get(name) ??
      (head.size > tree.size
        ? Promise.resolve(false)
        : consistencyProof(tree, head.size).then((proof) => provesConsistency(proof, head, checkpoint)));
    heads.set(name, known);
    return known;
  };

  const compare = async (record: CheckedRecord): Promise<readonly ArchiveCheck[]> => {
    const { slug, says, digest, absent, otherPages, proven } = record;
    const path = `registros/${slug}`;
    const failed = (detail: string, about = path) => archiveCheck("record", "failed", detail, about);
    const checks = absent.map((name) => failed("fileAbsent", `${path}/${name}`));
    checks.push(...otherPages.map((page) => failed("otherText", page)));
    if (digest === null) return [...checks, failed("fileAbsent", `${path}/record.json`)];
    if (says === null) return checks;
    const plain = keySlug(says.key);
    if (slug !== plain && slug !== `${plain}-v${says.version}`) checks.push(failed("otherAddress"));
    const version = versionOf(says);
    const own = newest.get(version);
    if (own === undefined) return log.tree === null ? checks : [...checks, failed("notLogged")];
    if (own.entry.files["record.json"] === digest) found.add(version);
    else checks.push(failed(digests.get(digest) === version ? "replaced" : "notLogged"));
    if (proven === null) return [...checks, failed("fileAbsent", `${path}/proof.tlog`)];
    const leaf = log.leaves[proven.index];
    if (proven.leaf === null || leaf === undefined || !sameHash(leaf, proven.leaf))
      checks.push(failed("otherEntry"));
    if (!(await isEarlier(proven))) checks.push(failed("otherLog"));
    return checks;
  };

  /** The entries of which the copy should have a record and has none, after all records were compared. */
  const remaining = (): readonly ArchiveCheck[] => [
    ...[...newest].flatMap(([version, { index, entry }]) =>
      found.has(version)
        ? []
        : [archiveCheck("entry", "failed", "noRecord", `${index} (${entry.key}, v${entry.version})`)],
    ),
    ...unknown.map((index) => archiveCheck("entry", "unproven", "unknown", String(index))),
  ];
  return { compare, remaining, superseded };
}

function versionOf({ key, version }: { readonly key: string; readonly version: number }): string {
  return `${key}\n${version}`;
}

function named(index: number, { key, version, publicVersion }: LogEntry): NamedEntry {
  return { index, key, version, publicVersion };
}
